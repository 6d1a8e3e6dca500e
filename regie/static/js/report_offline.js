// The form that this device keeps for when there is no line: nobody's, until it is known who used the device last.
import { newKey, personId } from "./words.js";

const form = document.querySelector("form[data-report]");
form.dataset.draft = `report-new-${personId}`;
form.elements.key.value = newKey();
const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000);
form.elements.happened_at.value = now.toISOString().slice(0, 16);

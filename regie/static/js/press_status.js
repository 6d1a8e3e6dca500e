// The press page as answer: lines that grow, and two quiet buttons.
import { keepAsking } from "./press_answer.js";
import { csrfToken } from "./words.js";

const answer = document.getElementById("press-answer");
const lostNote = document.getElementById("press-lost");

keepAsking(answer, answer.dataset.statusUrl, {
  lost(is) {
    if (lostNote) lostNote.hidden = !is;
  },
});

document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-quiet-form]")) return;
  event.preventDefault();
  const form = event.target;
  const data = new FormData(form, event.submitter);
  const response = await fetch(form.action, { method: "POST", body: data, headers: { "X-CSRFToken": csrfToken() } }).catch(
    () => null,
  );
  if (!response) return form.submit();
  for (const button of form.querySelectorAll("[aria-pressed]")) {
    button.setAttribute("aria-pressed", String(button === event.submitter));
  }
  if (!form.querySelector("[aria-pressed]")) form.hidden = true;
});

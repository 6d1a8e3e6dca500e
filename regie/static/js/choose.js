// While somebody chooses: what is still needed ticks itself, and the letter builds itself, both made by the server.
import { csrfToken } from "./words.js";

const AFTER = 350;

const form = document.querySelector("form[data-choice]");
const needed = document.querySelector("[data-needed-url]");
const proof = document.querySelector("[data-proof-url]");

async function show(place, address, fields) {
  try {
    const response = await fetch(address, {
      method: fields ? "POST" : "GET",
      headers: { "X-CSRFToken": csrfToken(), "X-Piece": "1" },
      body: fields,
    });
    if (response.ok) place.innerHTML = await response.text();
  } catch {
    // Without a network the old words stay, and the form still works.
  }
}

function refresh() {
  const fields = new FormData(form);
  if (needed) show(needed, needed.dataset.neededUrl, fields);
  if (proof) show(proof, proof.dataset.proofUrl, fields);
}

if (form) {
  let later;
  form.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(refresh, AFTER);
  });
  refresh();
} else if (proof) {
  show(proof, proof.dataset.proofUrl, null);
}

// Alone on a visit: count down, ask loudly, and send "all is well" until the server has it. Only the server decides.
import { serverNow, serverSaysItIs } from "./ages.js";
import { allowSound, callFor } from "./sound.js";
import { csrfToken, kept, word } from "./words.js";

const LOOK_EVERY = 10000;
const ONE_TRY = 4000;
const TRY_AGAIN = 2000;
const RING_EVERY = 3000;

const page = document.getElementById("visit");

function dueAt() {
  return Date.parse(page.dataset.dueAt);
}

function name() {
  return `regie-visit-${page.dataset.visit}`;
}

function show() {
  const seconds = Math.ceil((dueAt() - serverNow()) / 1000);
  const asked = seconds <= Number(page.dataset.askBefore);
  if (asked && !page.classList.contains("visit--asked")) ring();
  page.classList.toggle("visit--asked", asked);
  const left = page.querySelector("[data-left]");
  left.textContent = seconds <= 0 ? word("now") : seconds < 120 ? word("inSeconds", seconds) : word("inMinutes", Math.ceil(seconds / 60));
}

function ring() {
  if (!page.classList.contains("visit--asked") && dueAt() - serverNow() > page.dataset.askBefore * 1000) return;
  callFor("alarm");
  navigator.vibrate?.([500, 200, 500]);
  setTimeout(ring, RING_EVERY);
}

// What was said stays said when the page or the network goes; how long ago counts, and not when by this phone's clock.
async function sayWell() {
  const said = kept.get(name()) ?? { at: Date.now() };
  kept.set(name(), said);
  const arrived = await send(said);
  page.querySelector("[data-waiting]").hidden = arrived;
  if (!arrived) return setTimeout(() => kept.get(name()) && sayWell(), TRY_AGAIN);
  kept.forget(name());
  location.reload();
}

// True when the server answered, whatever it said: the page then shows how it is.
async function send(said) {
  try {
    const response = await fetch(page.dataset.confirmUrl, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
      body: JSON.stringify({ waited_seconds: Math.max(0, (Date.now() - said.at) / 1000) }),
      signal: AbortSignal.timeout(ONE_TRY),
    });
    return response.status < 500;
  } catch {
    return false;
  }
}

// The timer runs at the server: another phone, a colleague or the alarm may have changed it.
async function look() {
  try {
    const response = await fetch(page.dataset.readUrl, { credentials: "same-origin", signal: AbortSignal.timeout(ONE_TRY) });
    if (response.status < 500 && !response.ok) return location.reload();
    const visit = await response.json();
    if (Date.parse(visit.due_at) !== dueAt()) location.reload();
    else if (Date.parse(visit.due_at) < serverNow() - LOOK_EVERY) location.reload();
  } catch {
    // Without a network the countdown goes on, and the button says that nothing arrives.
  }
}

if (page) {
  serverSaysItIs(new Date(page.dataset.now));
  show();
  if (page.classList.contains("visit--asked")) ring();
  setInterval(show, 250);
  setInterval(look, LOOK_EVERY);
  document.addEventListener("pointerdown", allowSound, { once: true });
  page.querySelector("[data-confirm]").addEventListener("submit", (event) => {
    event.preventDefault();
    sayWell();
  });
  if (kept.get(name())) sayWell();
}

// The frame of every page: the menu, night and day, the state of the connection, the way back, dictation.
import { word } from "./words.js";

// Menu on a phone

const toggle = document.getElementById("menu-toggle");
const menu = document.getElementById("menu");

function setMenu(open) {
  menu.classList.toggle("rail__inside--open", open);
  toggle.setAttribute("aria-expanded", String(open));
}

if (toggle) {
  toggle.setAttribute("role", "button");
  toggle.setAttribute("aria-controls", "menu");
  setMenu(false);
  toggle.addEventListener("click", (event) => {
    event.preventDefault();
    setMenu(!menu.classList.contains("rail__inside--open"));
  });
  toggle.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), toggle.click()));
  document.addEventListener("click", (event) => event.target.closest(".rail") || setMenu(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.classList.contains("rail__inside--open")) return;
    setMenu(false);
    toggle.focus();
  });
}

// Night

const sheet = document.getElementById("dark");
const night = document.getElementById("night-toggle");

function isNight() {
  return matchMedia(sheet.media).matches;
}

function sayNight() {
  night.setAttribute("aria-pressed", String(isNight()));
}

if (night && sheet) {
  night.hidden = false;
  sayNight();
  night.addEventListener("click", () => {
    const dark = !isNight();
    sheet.media = dark ? "screen" : "not all";
    localStorage.setItem("regie-night", dark ? "dark" : "light");
    sayNight();
  });
}

// Connection

const band = document.getElementById("line-band");
function sayLine() {
  band.hidden = navigator.onLine;
}
addEventListener("online", sayLine);
addEventListener("offline", sayLine);
sayLine();

// The way back, and where a form's errors are

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-back]") || history.length < 2) return;
  event.preventDefault();
  history.back();
});
document.querySelector("[data-focus]")?.focus();

// A form that is on its way is not sent twice by an impatient thumb; without a line it stays where it is

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  if (!navigator.onLine) {
    event.preventDefault();
    return band.focus();
  }
  if (event.target.dataset.sent) return event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

// Dictation, where the browser has it and the organisation wants it: the browser's maker may process the sound

const Speech = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
for (const button of Speech && document.body.dataset.dictation ? document.querySelectorAll("[data-dictate]") : []) {
  const field = document.getElementById(button.dataset.dictate);
  const said = button.querySelector("span");
  const speech = Object.assign(new Speech(), { continuous: true, lang: document.documentElement.lang === "nl" ? "nl-NL" : "en-GB" });
  let listening = false;
  const set = (is) => {
    listening = is;
    button.setAttribute("aria-pressed", String(is));
    said.textContent = word(is ? "dictateStop" : "dictate");
  };
  button.hidden = false;
  if (button.nextElementSibling?.matches("[data-dictation-note]")) button.nextElementSibling.hidden = false;
  button.addEventListener("click", () => (listening ? speech.stop() : speech.start()));
  speech.onstart = () => set(true);
  speech.onend = () => set(false);
  speech.onresult = (event) => {
    const heard = [...event.results].slice(event.resultIndex).map((result) => result[0].transcript.trim());
    field.value = [field.value.trim(), ...heard].filter(Boolean).join(" ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
}

// The phone page can be installed

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js").catch(() => {});

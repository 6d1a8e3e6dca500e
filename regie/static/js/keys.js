// Everything without a mouse: the press keys, Ctrl-K with every page and action of this page, shortcuts, Escape.
import { press } from "./press.js";
import { word } from "./words.js";

const palette = document.getElementById("palette");
const search = document.getElementById("palette-search");
const list = document.getElementById("palette-list");
let chosen = 0;

function commands() {
  const seen = new Map();
  for (const element of document.querySelectorAll("[data-command]")) {
    const usable = element.closest(".rail__inside") || element.checkVisibility?.() !== false;
    if (usable) seen.set(element.dataset.command, element);
  }
  return [...seen];
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
}

function draw() {
  const words = plain(search.value).split(/\s+/);
  const found = commands().filter(([name]) => words.every((part) => plain(name).includes(part)));
  chosen = Math.min(chosen, Math.max(found.length - 1, 0));
  list.replaceChildren(...found.map(([name, element], place) => option(name, element, place)));
  if (!found.length) list.append(Object.assign(document.createElement("li"), { className: "palette__none", textContent: word("nothingFound") }));
  search.setAttribute("aria-activedescendant", found.length ? `palette-${chosen}` : "");
}

function option(name, element, place) {
  const item = document.createElement("li");
  item.id = `palette-${place}`;
  item.className = "palette__item";
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", String(place === chosen));
  item.textContent = name;
  const keys = element.dataset.key ?? element.getAttribute("aria-keyshortcuts");
  if (keys) item.append(Object.assign(document.createElement("kbd"), { textContent: keys.replaceAll("+", " ") }));
  item.addEventListener("click", () => go(element));
  if (place === chosen) queueMicrotask(() => item.scrollIntoView({ block: "nearest" }));
  return item;
}

function go(element) {
  palette.close();
  if (element.matches("input, textarea, select")) element.focus();
  else element.click();
}

function openPalette() {
  if (palette.open) return palette.close();
  search.value = "";
  chosen = 0;
  palette.showModal();
  draw();
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };
search?.addEventListener("input", () => {
  chosen = 0;
  draw();
});
search?.addEventListener("keydown", (event) => {
  const count = list.querySelectorAll("[role=option]").length;
  if (event.key in STEPS && count) {
    event.preventDefault();
    chosen = (chosen + STEPS[event.key] + count) % count;
    draw();
  } else if (event.key === "Enter") {
    event.preventDefault();
    list.querySelector("[aria-selected=true]")?.click();
  }
});
palette?.addEventListener("click", (event) => event.target === palette && palette.close());

// Keys

function isTyping(target) {
  return target.closest?.("input, textarea, select, [contenteditable]");
}

let before = "";
document.addEventListener("keydown", (event) => {
  if (event.altKey && event.shiftKey && event.code === "KeyA") return taken(event, () => press("alarm"));
  if (event.altKey && event.shiftKey && event.code === "KeyT") return taken(event, () => press("attention"));
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return taken(event, openPalette);
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || palette?.open) return;
  const pair = `${before} ${event.key}`;
  before = event.key;
  setTimeout(() => (before = ""), 900);
  const element = document.querySelector(`[data-key="${CSS.escape(pair)}"]`) ?? document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (element) taken(event, () => go(element));
});

function taken(event, act) {
  event.preventDefault();
  if (!event.repeat) act();
}

const opener = document.getElementById("palette-open");
if (opener) {
  opener.hidden = false;
  opener.addEventListener("click", openPalette);
}

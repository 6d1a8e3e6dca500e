// The live board: cards that come, change and go; a sound and a title that call; a line that says when it is broken.
import { refreshAges } from "./ages.js";
import { Line } from "./line.js";
import { allowSound, callFor, soundWorks } from "./sound.js";
import { csrfToken, word } from "./words.js";

const board = document.getElementById("board");
const alarms = document.getElementById("open-alarms");
const me = document.body.dataset.personId;
const plainTitle = document.title;
const CALL_AGAIN = 8000;

// Cards

function markMine(card) {
  const { inChargeId, askedId, pressedById, comingIds, thereIds } = card.dataset;
  const is = (id) => me !== "" && id === me;
  card.classList.toggle("alarm--mine", is(inChargeId));
  card.classList.toggle("alarm--asked", is(askedId));
  card.classList.toggle("alarm--pressed-by-me", is(pressedById));
  card.classList.toggle("alarm--coming", (comingIds ?? "").split(" ").some(is));
  card.classList.toggle("alarm--there", (thereIds ?? "").split(" ").some(is));
}

function show(event) {
  const only = board.dataset.only;
  if (only && String(event.id) !== only) return;
  const before = document.getElementById(`alarm-${event.id}`);
  if (before && Number(before.dataset.seq ?? 0) > event.seq) return;
  const html = event.html?.[document.documentElement.lang] ?? event.html;
  if (!event.open && !only) before?.remove();
  else put(html, event.seq, before);
  if (only) refreshStory();
  changed();
}

function put(html, seq, before) {
  const shell = document.createElement("template");
  shell.innerHTML = html;
  const card = shell.content.querySelector(".alarm");
  card.dataset.seq = seq;
  markMine(card);
  // A drill that became real is a new alarm to everybody who looks at this board.
  const isNew = !before || (isDrill(before) && !isDrill(card));
  if (before && !isNew) replace(before, card);
  else {
    before?.remove();
    card.classList.add("alarm--new");
    insert(card);
    call(card);
  }
  refreshAges(alarms);
}

function isDrill(card) {
  return card.dataset.kind === "drill";
}

// What is real stands above every drill.
function insert(card) {
  const drill = isDrill(card) ? alarms.querySelector(".alarm--drill") : null;
  if (!isDrill(card)) alarms.prepend(card);
  else if (drill) drill.before(card);
  else alarms.append(card);
}

// News never takes away what somebody is doing: the focus, an open list and a choice in it stay.
function replace(before, card) {
  const action = before.contains(document.activeElement) && document.activeElement.closest("form")?.action;
  if (before.querySelector("details[open]")) card.querySelector("details")?.setAttribute("open", "");
  const choice = before.querySelector("select")?.value;
  before.replaceWith(card);
  if (choice && card.querySelector("select")) card.querySelector("select").value = choice;
  if (action) focusOn(card, action);
}

function focusOn(card, action) {
  const same = [...card.querySelectorAll("form")].find((form) => form.action === action);
  (same ?? card).querySelector("button, select, a")?.focus();
}

// After a break: what closed meanwhile no longer stands among the open ones.
function keepOnly(open) {
  if (board.dataset.only) return;
  for (const card of alarms.querySelectorAll(".alarm"))
    if (!open.includes(Number(card.dataset.alarm))) card.remove();
  changed();
}

// Whoever has an alarm on a screen they look at, has seen it; the one who pressed wants to know.
const told = new Set();
function tellSeen() {
  if (document.hidden || board.hasAttribute("data-wall")) return;
  for (const card of alarms.querySelectorAll(".alarm:not(.alarm--ended):not(.alarm--pressed-by-me)")) {
    const id = card.dataset.alarm;
    const what = `${card.dataset.kind} ${id}`;
    if (told.has(what)) continue;
    told.add(what);
    fetch(`/alarms/${id}/seen/`, { method: "POST", headers: { "X-CSRFToken": csrfToken() } }).catch(() => told.delete(what));
  }
}
document.addEventListener("visibilitychange", tellSeen);

async function refreshStory() {
  const page = await freshPage();
  const story = page?.getElementById("story");
  if (story) document.getElementById("story").replaceChildren(...story.childNodes);
}

// Calling

function waitingCards() {
  return [...alarms.querySelectorAll(".alarm--nobody:not(.alarm--pressed-by-me)")];
}

function call(card) {
  if (card.classList.contains("alarm--pressed-by-me")) return;
  callFor(card.dataset.kind);
  if (card.dataset.kind === "alarm") navigator.vibrate?.([200, 100, 200]);
}

function changed() {
  const calm = document.getElementById("board-calm");
  if (calm) calm.hidden = alarms.childElementCount > 0;
  tellSeen();
  askForSound();
}

let flash = false;
setInterval(() => {
  const first = waitingCards()[0];
  flash = !flash && Boolean(first);
  const place = first?.querySelector(".alarm__place")?.textContent.trim();
  const open = first && isDrill(first) ? word("openDrill") : word("openAlarm");
  document.title = flash ? `${open}: ${place}` : plainTitle;
}, 1000);
setInterval(() => {
  const loudest = waitingCards().find((card) => card.dataset.kind === "alarm");
  if (loudest) call(loudest);
}, CALL_AGAIN);

const soundButton = document.getElementById("sound-on");
function askForSound() {
  if (soundButton) soundButton.hidden = soundWorks();
}
async function firstTouch() {
  await allowSound();
  askForSound();
}
document.addEventListener("pointerdown", firstTouch, { once: true });
document.addEventListener("keydown", firstTouch, { once: true });
soundButton?.addEventListener("click", async () => (await allowSound()) && callFor("attention"));

// Acting: the answer comes back over the line; without a line it comes back as a page.

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-alarm-form]")) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const buttons = [...form.querySelectorAll("button")];
  buttons.forEach((button) => (button.disabled = true));
  const response = await fetch(form.action, {
    method: "POST",
    body: data,
    headers: { "X-CSRFToken": csrfToken(), Accept: "text/html" },
  }).catch(() => null);
  buttons.forEach((button) => (button.disabled = false));
  if (!response) lost.hidden = false;
  else if (response.status === 409) sayRefusal(form, await response.text());
  else if (!response.ok) location.reload();
  else if (!line.isOpen()) resync();
});

function sayRefusal(form, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const sentence = page.querySelector("h1")?.textContent.trim() ?? html;
  const note = document.createElement("p");
  note.className = "note note--important";
  note.setAttribute("role", "alert");
  note.textContent = sentence;
  form.closest(".alarm").querySelector(".alarm__doing").prepend(note);
}

// The line

const lost = document.getElementById("board-lost");
const state = document.getElementById("board-state");

async function freshPage() {
  const response = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (!response?.ok || response.redirected) return null;
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

// The page as the server has it now, and a new ticket for the line.
async function resync() {
  const page = await freshPage();
  const fresh = page?.getElementById("open-alarms");
  if (!fresh) return null;
  alarms.replaceChildren(...fresh.childNodes);
  alarms.querySelectorAll(".alarm").forEach(markMine);
  refreshAges();
  changed();
  return page.getElementById("board").dataset.streamUrl;
}

const line = new Line(board.dataset.streamUrl, {
  onAlarm: show,
  onOpen: keepOnly,
  onReset: () => location.reload(),
  onState(isLost) {
    lost.hidden = !isLost;
    if (state) state.hidden = isLost;
  },
  renew: resync,
});

alarms.querySelectorAll(".alarm").forEach(markMine);
changed();

const clockFace = document.getElementById("board-clock");
if (clockFace) {
  const asSaid = new Intl.DateTimeFormat(document.documentElement.lang, {
    timeStyle: "medium",
    hourCycle: "h23",
    timeZone: clockFace.dataset.zone || undefined,
  });
  const separator = document.documentElement.lang === "nl" ? "." : ":";
  setInterval(() => (clockFace.textContent = asSaid.format(new Date()).replaceAll(":", separator)), 1000);
}

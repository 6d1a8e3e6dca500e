// A press from anywhere: one tap or key, sent again with the same key until the server has it, loud when it has not.
import { csrfToken, newKey } from "./words.js";
import { forgetCall, keepCall, waitingCalls } from "./press_queue.js";
import { follow } from "./press_answer.js";

const LOUD_AFTER = 3500; // Well before five seconds, also on a slow old phone.
const ONE_TRY = 4000;
const LONGEST_PAUSE = 5000;

// The calls that this page is sending, by their kind: a second tap is the same call, unless attention becomes alarm.
const underWay = new Map();
let wake = () => {};

export function press(kind, place) {
  const before = underWay.get(kind);
  if (before) return wake();
  const call = { kind, place, key: newKey(), at: Date.now() };
  navigator.vibrate?.(60);
  // Not waited for: the call leaves at once, and is kept beside it.
  keepCall(call);
  return send(call);
}

async function send(call) {
  underWay.set(call.kind, call);
  const loud = setTimeout(showUnreached, Math.max(0, LOUD_AFTER - (Date.now() - call.at)));
  const alarm = await untilAccepted(call);
  clearTimeout(loud);
  underWay.delete(call.kind);
  await forgetCall(call.key);
  if (!alarm) return;
  document.getElementById("unreached")?.close();
  showAnswer(alarm);
}

// Never gives up by itself: however late, somebody may still need help, and the answer asks whether they do.
async function untilAccepted(call) {
  for (let attempt = 0; !call.stopped; attempt += 1) {
    const alarm = await oneTry(call);
    if (alarm) return alarm;
    await pause(Math.min(300 * 2 ** attempt, LONGEST_PAUSE));
  }
  return null;
}

async function oneTry(call) {
  // How long ago, and not when: the clock of a phone may be wrong.
  const body = { kind: call.kind, waited_seconds: Math.max(0, (Date.now() - call.at) / 1000) };
  if (call.place) body.place = call.place;
  try {
    const response = await fetch(document.body.dataset.pressUrl, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "Idempotency-Key": call.key, "X-CSRFToken": csrfToken() },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ONE_TRY),
      keepalive: true,
    });
    if (response.ok) return await response.json();
    // The server answered, and not with an alarm: this will not get better in two seconds.
    if (response.status < 500) showUnreached();
  } catch {
    // No answer at all: the next try has the same key, so it can never become two alarms.
  }
  return null;
}

function showUnreached() {
  const screen = document.getElementById("unreached");
  if (screen && !screen.open) screen.showModal();
  navigator.vibrate?.([400, 150, 400]);
}

function showAnswer(alarm) {
  if (alarm.test) return location.assign(alarm.url);
  const whole = document.querySelector("[data-press-here]") || matchMedia("(width < 64rem)").matches;
  if (whole) location.assign(`/press/${alarm.id}/`);
  else follow(alarm.id);
}

// As long as asked, or until the network or the reader is back.
function pause(milliseconds) {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    wake = () => {
      clearTimeout(timer);
      done();
    };
  });
}

// Only the person who pressed may let a call go.
function stop() {
  for (const call of underWay.values()) call.stopped = true;
  wake();
  document.getElementById("unreached").close();
}

async function sendWaiting() {
  for (const call of await waitingCalls()) if (!underWay.has(call.kind)) send(call);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-press]")) return;
  event.preventDefault();
  press(event.submitter?.value ?? "alarm", event.target.elements.place?.value);
});
document.getElementById("unreached-stop")?.addEventListener("click", stop);
document.getElementById("unreached")?.addEventListener("cancel", (event) => event.preventDefault());
addEventListener("online", () => wake());
document.addEventListener("visibilitychange", () => document.hidden || wake());

sendWaiting();

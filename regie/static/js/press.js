// A press from anywhere: one tap or key, sent again with the same key until the server has it, loud when it has not.
import { csrfToken, kept, newKey } from "./words.js";
import { follow } from "./press_answer.js";

const PENDING = "regie-press";
const LOUD_AFTER = 3500; // Well before five seconds, also on a slow old phone.
const GIVE_UP_AFTER = 15 * 60 * 1000; // A press from a quarter of an hour ago is no call for help any more.
const ONE_TRY = 4000;

let sending = false;

export function press(kind, place) {
  // A second tap while the first is on its way is the same call for help, unless attention becomes alarm.
  const before = kept.get(PENDING);
  if (before && before.kind === kind) return send(before);
  const call = { kind, place, key: newKey(), at: Date.now() };
  kept.set(PENDING, call);
  navigator.vibrate?.(60);
  return send(call);
}

async function send(call) {
  if (sending) return;
  sending = true;
  const loud = setTimeout(() => showUnreached(), Math.max(0, LOUD_AFTER - (Date.now() - call.at)));
  const alarm = await untilAccepted(call);
  clearTimeout(loud);
  sending = false;
  if (!alarm) return;
  kept.forget(PENDING);
  document.getElementById("unreached")?.close();
  showAnswer(alarm);
}

async function untilAccepted(call) {
  for (let attempt = 0; Date.now() - call.at < GIVE_UP_AFTER; attempt += 1) {
    if (kept.get(PENDING)?.stopped === call.key) break;
    const alarm = await oneTry(call);
    if (alarm) return alarm;
    await pause(Math.min(300 * 2 ** attempt, 3000));
  }
  kept.forget(PENDING);
  return null;
}

async function oneTry(call) {
  const body = { kind: call.kind };
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

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

function stop() {
  const call = kept.get(PENDING);
  if (call) kept.set(PENDING, { ...call, stopped: call.key, kind: "" });
  document.getElementById("unreached").close();
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-press]")) return;
  event.preventDefault();
  press(event.submitter?.value ?? "alarm", event.target.elements.place?.value);
});
document.getElementById("unreached-stop")?.addEventListener("click", stop);
document.getElementById("unreached")?.addEventListener("cancel", (event) => event.preventDefault());

const waiting = kept.get(PENDING);
if (waiting?.kind && Date.now() - waiting.at < GIVE_UP_AFTER) send(waiting);
else kept.forget(PENDING);

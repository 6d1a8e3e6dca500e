// Times as people say them: "24 seconden geleden", and the countdown to an alarm's next step.
import { word } from "./words.js";

const HOUR = 3600;
// How far this computer's clock is from the server's; the board sets it from the line.
let ahead = 0;

export function serverSaysItIs(moment) {
  ahead = Date.now() - moment.getTime();
}

export function serverNow() {
  return Date.now() - ahead;
}

export function age(seconds) {
  if (seconds < 5) return word("justNow");
  if (seconds < 60) return word("secondsAgo", seconds);
  const minutes = Math.floor(seconds / 60);
  return word(minutes === 1 ? "minuteAgo" : "minutesAgo", minutes);
}

export function refreshAges(root = document) {
  for (const time of root.querySelectorAll("time[data-relative=ago]")) {
    const seconds = Math.floor((serverNow() - Date.parse(time.dateTime)) / 1000);
    // Older than an hour: the page already says the day and the hour.
    if (seconds >= HOUR) continue;
    say(time, age(Math.max(0, seconds)));
  }
  for (const told of root.querySelectorAll("[data-from]")) told.hidden = Date.parse(told.dataset.from) > serverNow();
  for (const card of root.querySelectorAll("[data-next-step-at]")) {
    const told = card.querySelector("[data-countdown]");
    if (told) say(told, countdown(Math.ceil((Date.parse(card.dataset.nextStepAt) - serverNow()) / 1000)));
  }
}

function countdown(seconds) {
  if (seconds <= 0) return word("now");
  return seconds < 120 ? word("inSeconds", seconds) : word("inMinutes", Math.ceil(seconds / 60));
}

function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

refreshAges();
setInterval(refreshAges, 1000);

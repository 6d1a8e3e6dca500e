// What the presser sees after the press: the lines of the answer, asked again every second.
import { word } from "./words.js";

const EVERY = 1000;
const LOST_AFTER = 6000;

export async function keepAsking(place, url, { lost = () => {} } = {}) {
  let heardAt = Date.now();
  let shown = place.innerHTML;
  for (;;) {
    const html = await ask(url);
    if (html !== null) {
      heardAt = Date.now();
      // Only what changed is drawn again: a reader is not interrupted each second.
      if (html.trim() !== shown.trim()) place.innerHTML = html;
      shown = html;
    }
    lost(Date.now() - heardAt > LOST_AFTER);
    if (place.querySelector("[data-closed=yes]")) return;
    await new Promise((done) => setTimeout(done, EVERY));
  }
}

async function ask(url) {
  try {
    const response = await fetch(url, { credentials: "same-origin", signal: AbortSignal.timeout(4000) });
    return response.ok && !response.redirected ? await response.text() : null;
  } catch {
    return null;
  }
}

// At a desk the answer is a small line in the corner: the page itself stays as it was.
export function follow(alarmId) {
  sessionStorage.setItem("regie-following", alarmId);
  document.getElementById("corner")?.remove();
  const corner = document.createElement("aside");
  corner.id = "corner";
  corner.className = "corner";
  corner.setAttribute("aria-label", word("yourCall"));
  const lines = Object.assign(document.createElement("div"), { className: "corner__lines", ariaLive: "polite" });
  const open = Object.assign(document.createElement("a"), { className: "corner__open", href: `/press/${alarmId}/` });
  open.append(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: word("yourCall") }));
  corner.append(open, lines);
  document.body.append(corner);
  keepAsking(lines, `/press/${alarmId}/status/`).then(() => {
    sessionStorage.removeItem("regie-following");
    setTimeout(() => corner.remove(), 20000);
  });
}

const following = sessionStorage.getItem("regie-following");
if (following && !document.getElementById("press-answer")) follow(following);

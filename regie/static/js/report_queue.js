// A report that cannot leave now stays on this device, sealed, and leaves by itself when the line is back.
import * as sealed from "./sealed.js";
import { newKey, personId } from "./words.js";

const REPORTS = "reports";
const NOT_SENT = new Set(["csrfmiddlewaretoken", "sender"]);
const LOOK_EVERY = 15_000;
const band = document.getElementById("report-band");
const form = document.querySelector("form[data-report]");
let busy = false;

function say(state, link = "") {
  if (!band) return;
  band.hidden = !state;
  for (const line of band.querySelectorAll("[data-state]")) line.hidden = line.dataset.state !== state;
  for (const way of band.querySelectorAll("a[data-state]")) if (link) way.href = link;
}

// Whether the server is there: a phone that says it is online may only reach a wall.
async function reached() {
  if (!navigator.onLine) return false;
  const answer = await fetch("/alive", { cache: "no-store", signal: AbortSignal.timeout(4000) }).catch(() => null);
  return Boolean(answer?.ok);
}

async function keepReport() {
  const fields = [...new FormData(form)].filter(([name, value]) => !NOT_SENT.has(name) && typeof value === "string");
  const key = fields.find(([name]) => name === "key")?.[1] || newKey();
  const path = form.dataset.report || location.pathname;
  await sealed.keep(REPORTS, key, { path, fields, person: personId, draft: form.dataset.draft, at: Date.now() });
  await sealed.forget("drafts", `${personId}-${form.dataset.draft}`);
  form.hidden = true;
  say("waiting");
  scrollTo(0, 0);
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (busy || !form.dataset.ready) return;
  busy = true;
  if (await reached()) form.submit();
  else if (personId) await keepReport();
  else say("stranger");
  busy = false;
});
if (form) form.dataset.ready = "yes";

// Who is logged in now, and the token for one post.
async function desk() {
  const answer = await fetch("/incidents/report/", { cache: "no-store", signal: AbortSignal.timeout(8000) }).catch(() => null);
  if (!answer?.ok || new URL(answer.url).pathname.startsWith("/login")) return { person: "", loggedOut: Boolean(answer) };
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { person: page.body.dataset.personId, token: page.querySelector("meta[name=csrf-token]")?.content };
}

async function send(key, report, { token }) {
  const answer = await fetch(report.path, {
    method: "POST",
    headers: { "X-CSRFToken": token },
    body: new URLSearchParams(report.fields),
    signal: AbortSignal.timeout(15_000),
  }).catch(() => null);
  if (!answer || answer.status >= 500) return say("waiting");
  const arrived = answer.redirected && /\/incidents\/\d+\/status\/$/.test(new URL(answer.url).pathname);
  if (arrived) {
    await sealed.forget(REPORTS, key);
    return say("sent", answer.url);
  }
  if (answer.status !== 409 && answer.status !== 422) return say("waiting");
  // A rule said no: the words go back into the form, where the reason stands.
  const fields = {};
  for (const [name, value] of report.fields) (fields[name] ??= []).push(value);
  await sealed.keep("drafts", `${report.person}-${report.draft}`, { fields, at: Date.now() });
  await sealed.forget(REPORTS, key);
  return say("refused", report.path);
}

async function sendWaiting() {
  const waiting = await sealed.names(REPORTS);
  if (!waiting.length) return;
  say("waiting");
  if (!(await reached())) return;
  const here = await desk();
  if (here.loggedOut) return say("logged-out");
  for (const key of waiting) {
    const report = await sealed.find(REPORTS, key);
    if (report && report.person === here.person) await send(key, report, here);
  }
}

// One page at a time; the server knows a report by its key all the same.
function look() {
  if (navigator.locks) return navigator.locks.request("regie-reports", { ifAvailable: true }, (mine) => mine && sendWaiting());
  return sendWaiting();
}

addEventListener("online", look);
setInterval(() => sealed.names(REPORTS).then((waiting) => waiting.length && look()), LOOK_EVERY);
look();

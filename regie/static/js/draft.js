// Nothing typed is ever lost: every form with data-draft is kept here at once, sealed, and at the server when it can be.
import * as sealed from "./sealed.js";
import { csrfToken, kept, personId, word } from "./words.js";

const DRAFTS = "drafts";
// By person: on a shared computer nobody is given another's words.
const PREFIX = `${personId}-`;
const SENT = "regie-sent";
const KEEP_FOR = 14 * 24 * 3600 * 1000;
const SERVER_AFTER = 1500;
const NEVER = new Set(["csrfmiddlewaretoken", "password"]);

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (NEVER.has(name) || typeof value !== "string") continue;
    (fields[name] ??= []).push(value);
  }
  return fields;
}

function fill(form, fields) {
  let filled = false;
  for (const input of form.elements) {
    if (!input.name || NEVER.has(input.name) || ["hidden", "file", "submit"].includes(input.type)) continue;
    const values = fields[input.name] ?? [];
    if (input.type === "checkbox" || input.type === "radio") {
      const on = values.includes(input.value);
      filled ||= on !== input.checked;
      input.checked = on;
    } else if (values.length && values[0] !== input.value) {
      input.value = values[0];
      filled = true;
    }
  }
  return filled;
}

async function keepDraft(form) {
  const name = PREFIX + form.dataset.draft;
  const restored = await sealed.find(DRAFTS, name);
  const hasErrors = Boolean(form.querySelector(".field--wrong"));
  const sign = document.createElement("p");
  sign.className = "kept";
  sign.setAttribute("role", "status");
  form.append(sign);
  // After a refusal the page holds the newest words itself.
  if (restored && !hasErrors && fill(form, restored.fields)) sign.textContent = word("restored");

  let later;
  form.addEventListener("input", () => {
    const fields = fieldsOf(form);
    sealed.keep(DRAFTS, name, { fields, at: Date.now() }).then((done) => done && (sign.textContent = word("kept"))).catch(() => {});
    clearTimeout(later);
    if (form.dataset.draftUrl) later = setTimeout(() => keepAtServer(form, fields, sign), SERVER_AFTER);
  });
  form.addEventListener("submit", () => {
    clearTimeout(later);
    sessionStorage.setItem(SENT, name);
  });
}

// What was sent is done when the answer was to go on to another page: an error, or a page to log in, is not that.
function forgetSent() {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  const [arrival] = performance.getEntriesByType("navigation");
  if (sent && arrival?.redirectCount > 0 && document.body.dataset.personId) return sealed.forget(DRAFTS, sent);
}

async function keepAtServer(form, fields, sign) {
  const response = await fetch(form.dataset.draftUrl, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify({ key: form.dataset.draft, fields }),
    signal: AbortSignal.timeout(5000),
  }).catch(() => null);
  if (response?.ok && !response.redirected) sign.textContent = word("keptBoth");
}

async function forgetOld() {
  // What an older version of this page kept in plain words.
  for (const name of Object.keys(localStorage)) if (name.startsWith("regie-draft-")) kept.forget(name);
  for (const name of await sealed.names(DRAFTS)) {
    const draft = await sealed.find(DRAFTS, name);
    if (Date.now() - (draft?.at ?? 0) > KEEP_FOR) await sealed.forget(DRAFTS, name);
  }
}

await forgetSent();
// A page that thanks for it can forget a draft as well.
for (const done of document.querySelectorAll("[data-draft-done]")) await sealed.forget(DRAFTS, PREFIX + done.dataset.draftDone);
forgetOld();
for (const form of document.querySelectorAll("form[data-draft]")) keepDraft(form);

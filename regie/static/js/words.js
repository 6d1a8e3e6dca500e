// What scripts say, in the reader's language: the words stand in parts/words.html.
const said = document.getElementById("words")?.dataset ?? {};

export function word(name, n) {
  return (said[name] ?? name).replace("%n%", n);
}

export function csrfToken() {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return cookie ? cookie[1] : document.querySelector("meta[name=csrf-token]")?.content ?? "";
}

// A random key that also works on a plain-http address in the building's own network.
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Local storage that may be full, or forbidden.
export const kept = {
  get(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  forget(name) {
    try {
      localStorage.removeItem(name);
    } catch {
      // Nothing was kept, so nothing has to go.
    }
  },
};

// Who uses this page. The form that is kept for when there is no line is nobody's page: it goes by who was here last.
const LAST = "regie-person";
export const personId = document.body.dataset.personId || (document.body.dataset.kept ? kept.get(LAST) ?? "" : "");
if (document.body.dataset.personId) kept.set(LAST, document.body.dataset.personId);

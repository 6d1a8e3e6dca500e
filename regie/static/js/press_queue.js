// Presses that the server does not have yet, in IndexedDB: they outlive the page, the browser and the phone's battery.
import { kept } from "./words.js";

const STORE = "presses";
const SPARE = "regie-presses"; // Where the browser forbids IndexedDB.

function opened() {
  return new Promise((done, fail) => {
    const asked = indexedDB.open("regie", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

async function inStore(mode, work) {
  const database = await opened();
  try {
    return await new Promise((done, fail) => {
      const change = database.transaction(STORE, mode, { durability: "strict" });
      const asked = work(change.objectStore(STORE));
      change.oncomplete = () => done(asked.result);
      change.onerror = () => fail(change.error);
      change.onabort = () => fail(change.error);
    });
  } finally {
    database.close();
  }
}

export async function keepCall(call) {
  await inStore("readwrite", (store) => store.put(call)).catch(() => {
    kept.set(SPARE, [...spare().filter((one) => one.key !== call.key), call]);
  });
}

export async function forgetCall(key) {
  await inStore("readwrite", (store) => store.delete(key)).catch(() => {});
  if (spare().length) kept.set(SPARE, spare().filter((one) => one.key !== key));
}

export async function waitingCalls() {
  const found = await inStore("readonly", (store) => store.getAll()).catch(() => []);
  return [...found, ...spare()].sort((one, other) => one.at - other.at);
}

function spare() {
  return kept.get(SPARE) ?? [];
}

// What is kept on this device is sealed: AES-GCM under a key that the browser keeps and nobody can take out of it.
import { kept } from "./words.js";

const NAME = "regie-kept";
const PLAIN = "regie-plain-"; // Only where a browser offers no encryption: an address without https.
const sealing = Boolean(globalThis.crypto?.subtle && globalThis.indexedDB);

function opened() {
  return new Promise((done, fail) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => ["keys", "drafts", "reports"].forEach((store) => asked.result.createObjectStore(store));
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

async function inStore(store, mode, work) {
  const database = await opened();
  try {
    return await new Promise((done, fail) => {
      const change = database.transaction(store, mode, { durability: "strict" });
      const asked = work(change.objectStore(store));
      change.oncomplete = () => done(asked.result);
      change.onerror = () => fail(change.error);
      change.onabort = () => fail(change.error);
    });
  } finally {
    database.close();
  }
}

// One key a device. Two pages that make it at once: the first that was written stays.
async function deviceKey() {
  const known = await inStore("keys", "readonly", (store) => store.get("device"));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await inStore("keys", "readwrite", (store) => store.add(made, "device")).catch(() => {});
  return inStore("keys", "readonly", (store) => store.get("device"));
}

export async function keep(store, name, value) {
  if (!sealing) return kept.set(PLAIN + name, value);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(`${store}:${name}`) };
  const data = await crypto.subtle.encrypt(how, await deviceKey(), new TextEncoder().encode(JSON.stringify(value)));
  await inStore(store, "readwrite", (rows) => rows.put({ iv, data }, name));
  return true;
}

export async function find(store, name) {
  if (!sealing) return kept.get(PLAIN + name);
  const row = await inStore(store, "readonly", (rows) => rows.get(name)).catch(() => null);
  if (!row) return null;
  const how = { name: "AES-GCM", iv: row.iv, additionalData: new TextEncoder().encode(`${store}:${name}`) };
  const data = await crypto.subtle.decrypt(how, await deviceKey(), row.data).catch(() => null);
  return data && JSON.parse(new TextDecoder().decode(data));
}

export async function forget(store, name) {
  kept.forget(PLAIN + name);
  if (sealing) await inStore(store, "readwrite", (rows) => rows.delete(name)).catch(() => {});
}

export async function names(store) {
  if (!sealing) return [];
  return inStore(store, "readonly", (rows) => rows.getAllKeys()).catch(() => []);
}

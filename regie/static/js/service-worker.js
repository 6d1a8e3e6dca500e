// Offline: the page that says so, the empty press page and the empty report. Never anything about a person.
const STORE = "regie-2";
const REPORT = "/incidents/report/offline/";
const PAGES = ["/offline/", "/press/", REPORT];
// With a poor signal an answer may never come: what must never wait is shown as it is kept, and sends itself later.
const LONGEST_WAIT = 4000;
let isSilent = false;
const IN_PAGE = /(?:href|src)="(\/static\/[^"]+)"/g;

self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

// Without cookies, so that what is kept belongs to nobody.
async function keep() {
  const store = await caches.open(STORE);
  for (const page of PAGES) {
    const response = await fetch(page, { credentials: "omit" }).catch(() => null);
    if (!response?.ok || response.redirected) continue;
    await store.put(page, response.clone());
    await Promise.all([...(await response.text()).matchAll(IN_PAGE)].map(([, file]) => store.add(file).catch(() => {})));
  }
}

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin || request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(pageOrOffline(request, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(styleOrKept(request));
});

async function pageOrOffline(request, url) {
  const spare = { "/press/": "/press/", "/incidents/report/": REPORT }[url.pathname];
  const asked = fetch(request);
  try {
    const page = await (spare ? Promise.race([asked, tooLong()]) : asked);
    isSilent = false;
    return page;
  } catch {
    isSilent = true;
    const store = await caches.open(STORE);
    // The press page of nobody is often not to be had; the page without a network has the same two buttons below.
    return (spare && (await store.match(spare))) ?? (await store.match("/offline/")) ?? asked;
  }
}

function tooLong() {
  return new Promise((_, fail) => setTimeout(fail, LONGEST_WAIT));
}

async function styleOrKept(request) {
  const store = await caches.open(STORE);
  // Six that wait for nothing would leave no line for the press itself.
  const kept = isSilent && (await store.match(request));
  if (kept) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) await store.put(request, response.clone());
    return response;
  } catch {
    return (await store.match(request)) ?? Response.error();
  }
}

// A push says that there is something, never what: the page behind it does, after a log-in.
self.addEventListener("push", (event) => {
  const said = event.data?.json() ?? { title: "Regie", body: "Open de app.", path: "/", tag: "regie" };
  const shown = { body: said.body, tag: said.tag, data: said.path, renotify: true, requireInteraction: true };
  event.waitUntil(self.registration.showNotification(said.title, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data || "/"));
});

async function open(path) {
  const windows = await self.clients.matchAll({ type: "window" });
  if (!windows.length) return self.clients.openWindow(path);
  await windows[0].focus();
  return windows[0].navigate(path);
}

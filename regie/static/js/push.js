// Push messages on this device: asked for by a tap, given to the server, never on by themselves.
const place = document.getElementById("push");
const supported = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

if (place && supported) {
  place.hidden = false;
  document.getElementById("push-on").addEventListener("click", () => subscribe().catch(refuse));
}

async function subscribe() {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("not allowed");
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytes(place.dataset.pushKey),
  });
  const answer = await fetch(place.dataset.pushUrl, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ ...subscription.toJSON(), name: navigator.platform || "" }),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  location.reload();
}

function refuse() {
  const said = document.getElementById("push-said");
  said.textContent = said.dataset.no;
}

function token() {
  return document.querySelector("[name=csrfmiddlewaretoken]").value;
}

// base64url to the bytes that subscribe() wants.
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0));
}

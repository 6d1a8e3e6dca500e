// A page that will know more in a moment looks again by itself, a few times; without scripts there is a link.
const MOST = 6;
const EVERY = 700;
const name = `regie-soon-${location.pathname}`;

if (document.querySelector("[data-look-again]")) {
  const looked = Number(sessionStorage.getItem(name) ?? 0);
  if (looked < MOST) {
    sessionStorage.setItem(name, looked + 1);
    setTimeout(() => location.reload(), EVERY);
  }
} else {
  sessionStorage.removeItem(name);
}

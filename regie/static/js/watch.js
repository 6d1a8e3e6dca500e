// Tells on every page what could keep an alarm from arriving, to who must know, twice a minute.
const band = document.getElementById("watch-band");
const EVERY = 30_000;

async function look() {
  const response = await fetch(band.dataset.url, {
    credentials: "same-origin",
    signal: AbortSignal.timeout(8000),
  }).catch(() => null);
  if (!response?.ok || response.redirected) return;
  const told = (await response.text()).trim();
  // The same news is not read out again.
  if (told === band.dataset.told) return;
  band.dataset.told = told;
  band.replaceChildren(document.createRange().createContextualFragment(told));
  band.hidden = told === "";
}

if (band) {
  look();
  setInterval(look, EVERY);
}

/* The self-check: what somebody answers is kept in this browser and goes nowhere. There is no request in this file. */

const page = document.querySelector("[data-self-check]");
const key = `regie-self-check-${page.dataset.selfCheck}`;
const said = page.querySelector("[data-self-check-said]");
const before = page.querySelector("[data-self-check-before]");

function kept() {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
}

function answers() {
  return [...page.querySelectorAll("[data-question]")].flatMap((question) => {
    const chosen = question.querySelector("input:checked");
    return chosen ? [[question.querySelector("legend").textContent, chosen.value]] : [];
  });
}

function show() {
  before.replaceChildren(
    ...kept().map(({ on, lines }) => {
      const item = document.createElement("li");
      const day = new Date(on).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
      item.textContent = `${day}: ${lines.map(([question, answer]) => `${question} ${answer}`).join(" · ")}`;
      return item;
    }),
  );
  if (kept().length) before.prepend(Object.assign(document.createElement("li"), { textContent: page.dataset.before }));
}

page.querySelector("[data-self-check-keep]").addEventListener("click", () => {
  const lines = answers();
  if (lines.length === 0) return;
  localStorage.setItem(key, JSON.stringify([{ on: new Date().toISOString(), lines }, ...kept()]));
  said.textContent = page.dataset.kept;
  show();
});
page.querySelector("[data-self-check-clear]").addEventListener("click", () => {
  localStorage.removeItem(key);
  for (const one of page.querySelectorAll("input:checked")) one.checked = false;
  said.textContent = page.dataset.gone;
  show();
});
show();

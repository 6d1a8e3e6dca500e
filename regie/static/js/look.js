// Before the first paint: night or day as this reader chose, and a mark that scripts work.
(() => {
  const NIGHT = { dark: "screen", light: "not all" };
  document.documentElement.classList.add("scripted");
  let chosen = null;
  try {
    chosen = localStorage.getItem("regie-night");
  } catch {
    // A browser that keeps nothing follows the system.
  }
  if (NIGHT[chosen]) document.getElementById("dark").media = NIGHT[chosen];
})();

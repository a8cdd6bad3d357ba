// Tick all or none of a list at once.
for (const row of document.querySelectorAll("[data-tick]")) {
  const boxes = () => row.closest("fieldset").querySelectorAll("input[type=checkbox]");
  const set = (on) => { for (const box of boxes()) box.checked = on; };
  row.querySelector("[data-tick-all]").addEventListener("click", () => set(true));
  row.querySelector("[data-tick-none]").addEventListener("click", () => set(false));
  row.hidden = false;
}

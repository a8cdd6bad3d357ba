// After a swap: the finger stays on the button it pressed, and new toasts can be closed.
let held = null;

document.addEventListener("htmx:beforeRequest", () => {
  const at = document.activeElement;
  const line = at?.closest?.("[id^='line-']");
  held = line && { line: line.id, step: at.dataset.step, input: at.id };
});

document.addEventListener("htmx:afterSettle", () => {
  if (!held || document.activeElement !== document.body) return;
  const line = document.getElementById(held.line);
  const target = held.step ? line?.querySelector(`[data-step="${held.step}"]`) : document.getElementById(held.input);
  (target || document.querySelector("#basket h1"))?.focus();
  held = null;
});

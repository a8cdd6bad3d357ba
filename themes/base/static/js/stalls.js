// A tap on the plan chooses a stall of the list below; the list does the same without a script. [data-stalls] is the form.
const form = document.querySelector("[data-stalls]");
function paint() {
  const chosen = new Set([...form.querySelectorAll("input[name=stalls]:checked")].map((input) => input.value));
  for (const link of form.querySelectorAll("[data-stall]")) {
    link.classList.toggle("plan-chosen", chosen.has(link.dataset.stall));
  }
}
if (form) {
  form.addEventListener("click", (event) => {
    const link = event.target.closest("[data-stall]");
    if (!link) return;
    event.preventDefault();
    const input = form.querySelector(`input[name=stalls][value="${link.dataset.stall}"]`);
    if (!input) return;
    input.checked = input.type === "radio" ? true : !input.checked;
    input.closest("details").open = true;
    paint();
  });
  form.addEventListener("change", paint);
  paint();
}

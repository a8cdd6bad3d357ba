// Finds while one types, in place of the search button: what is chosen moves up and stays.
const WAIT_MS = 200;

for (const button of document.querySelectorAll("[data-find]")) {
  const form = button.form, input = form.elements.q;
  const found = form.querySelector("[data-found]"), chosen = form.querySelector("[data-chosen]");
  let timer, request, asked = input.value.trim();
  button.hidden = true;

  function keep() {
    for (const box of found.querySelectorAll('input[type="checkbox"]:checked')) {
      const chip = Object.assign(document.createElement("label"), { className: "chip join-chip" });
      const words = document.createElement("span");
      words.textContent = box.parentElement.querySelector("span").firstChild.textContent;
      chip.append(box, words);
      chosen.append(chip);
    }
  }

  async function ask() {
    const words = input.value.trim();
    if (words === asked) return;
    asked = words;
    request?.abort();
    request = new AbortController();
    if (chosen) keep();
    const query = new URLSearchParams({ part: "found", q: words });
    for (const box of form.querySelectorAll("[data-chosen] :checked")) query.append("trades", box.value);
    try {
      const answer = await fetch(`?${query}`, { signal: request.signal });
      if (answer.ok && !answer.redirected) found.innerHTML = await answer.text();
    } catch (error) {
      if (error.name !== "AbortError") button.hidden = false; // the network is gone: let the button try
    }
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT_MS); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); clearTimeout(timer); ask(); }
  });
  found.addEventListener("change", (event) => {
    if (!chosen || event.target.type !== "checkbox") return;
    keep();
    input.value = asked = "";
    found.replaceChildren();
    input.focus();
  });
}

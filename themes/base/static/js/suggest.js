// Suggestions while typing: the ARIA combobox with a list; arrows, Enter, Escape. Without it the form just searches.
const WAIT_MS = 180;
const LEAST = 2;

for (const form of document.querySelectorAll("form[data-suggest]")) {
  if (form.dataset.suggest) enhance(form, form.elements.q);
}

function enhance(form, input) {
  const list = Object.assign(document.createElement("div"), { id: `${input.id}-list`, className: "suggest", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.getAttribute("aria-label"));
  form.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }

  let timer, request, asked = input.defaultValue.trim();
  const options = () => [...list.querySelectorAll('[role="option"]')];
  const chosen = () => list.querySelector('[aria-selected="true"]');
  const open = () => toggle(options().length > 0);

  function toggle(shown) {
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
    if (!shown) choose(null);
  }

  function choose(option) {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  async function ask() {
    const words = input.value.trim();
    if (words === asked) return open();
    asked = words;
    request?.abort();
    if (words.length < LEAST) { list.replaceChildren(); return toggle(false); }
    request = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: request.signal });
      if (!answer.ok) return toggle(false);
      const fresh = await answer.text();
      const held = chosen()?.dataset.url; // a late answer must not take the choice away under the finger
      list.innerHTML = fresh;
      choose(options().find((option) => option.dataset.url === held));
      if (document.activeElement === input) open();
    } catch (error) {
      if (error.name !== "AbortError") toggle(false);
    }
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT_MS); });
  if (input.value !== input.defaultValue) ask(); // written before this came
  input.addEventListener("blur", () => toggle(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.indexOf(chosen());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!all.length) return;
      event.preventDefault();
      if (list.hidden) open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length]);
    } else if (event.key === "Enter" && chosen()) {
      event.preventDefault();
      location.assign(chosen().dataset.url);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      toggle(false);
    }
  });
}

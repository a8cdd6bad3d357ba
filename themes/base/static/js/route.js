// "My route": stalls that a visitor marked, kept on this phone, listed along the aisles and painted on the plan. [data-route] names the fair.
const root = document.querySelector("[data-route]");
if (root) {
  const name = `route:${root.dataset.route}`;
  const read = () => {
    try {
      return new Map(JSON.parse(localStorage.getItem(name) ?? "[]"));
    } catch {
      return new Map();
    }
  };
  const marked = read();
  const list = root.querySelector("[data-route-list]");
  const keep = () => {
    try {
      localStorage.setItem(name, JSON.stringify([...marked]));
    } catch {
      // A phone that keeps nothing still shows the route until it is left.
    }
  };
  function show() {
    for (const link of document.querySelectorAll("[data-stall]")) link.classList.toggle("plan-chosen", marked.has(link.dataset.stall));
    for (const stand of root.querySelectorAll("[data-stand]")) {
      const button = stand.querySelector("[data-mark]");
      button.hidden = false;
      button.setAttribute("aria-pressed", String(marked.has(stand.dataset.stand)));
    }
    const along = [...document.querySelectorAll("[data-stall]")].map((link) => link.dataset.stall);
    const sorted = [...marked].sort(([one], [other]) => along.indexOf(one) - along.indexOf(other));
    list.replaceChildren(...sorted.map(([pk, text]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#stand-${pk}`;
      link.textContent = text;
      item.append(link);
      return item;
    }));
    root.querySelector("[data-my-route]").hidden = marked.size === 0;
  }
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mark]");
    if (!button) return;
    const stand = button.closest("[data-stand]");
    const pk = stand.dataset.stand;
    if (marked.has(pk)) marked.delete(pk);
    else marked.set(pk, `${stand.querySelector(".stand-code").textContent} · ${stand.querySelector("h3").textContent}`);
    keep();
    show();
  });
  show();
}

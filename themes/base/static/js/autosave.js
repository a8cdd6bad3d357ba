// Keeps what is typed while one types: form[data-autosave] is sent to its own address, [data-saved] says how it went.
const WAIT_MS = 900;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const line = form.querySelector("[data-saved]");
  let timer, request, leaving = false;

  async function keep() {
    if (leaving) return;
    request?.abort();
    request = new AbortController();
    const typed = new FormData(form);
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    typed.set("autosave", "1");
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: typed, signal: request.signal });
      if (!answer.ok || answer.redirected) return;
      const { kept, said, late } = await answer.json();
      line.textContent = said;
      line.classList.toggle("saved-not", !kept || Boolean(late));
    } catch (error) {
      if (error.name !== "AbortError") line.textContent = ""; // the network is gone: the button saves it
    }
  }

  const soon = () => { clearTimeout(timer); timer = setTimeout(keep, WAIT_MS); };
  form.addEventListener("input", (event) => { if (event.target.name !== "q") soon(); });
  form.addEventListener("change", soon);
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); request?.abort(); });
}

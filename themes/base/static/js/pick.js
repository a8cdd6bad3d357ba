// Files are chosen by one large button that then says what was chosen; without script the browser's own input stands there.
for (const box of document.querySelectorAll("[data-pick]")) {
  const input = box.querySelector('input[type="file"]'), words = box.querySelector("[data-pick-words]");
  const before = words.textContent;
  box.classList.add("pick-on");
  input.addEventListener("change", () => { words.textContent = [...input.files].map((file) => file.name).join(" · ") || before; });
}

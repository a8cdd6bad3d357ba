// A kind must be chosen first: said beside the kinds, in the reader's language.
for (const fieldset of document.querySelectorAll("[data-choose]")) {
  const error = fieldset.querySelector("[data-choose-error]");
  fieldset.addEventListener("invalid", (event) => {
    event.preventDefault();
    error.hidden = false;
    fieldset.setAttribute("aria-invalid", "true");
    const radio = fieldset.querySelector("input:enabled");
    radio.focus({ preventScroll: true });
    fieldset.scrollIntoView({ block: "center" });
  }, true);
  fieldset.addEventListener("change", () => {
    error.hidden = true;
    fieldset.removeAttribute("aria-invalid");
  });
}

// What every page may use: light and dark, toasts, first error. All of it improves what works without.
const root = document.documentElement;
if (window.htmx) root.classList.add("htmx-ready");

const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.hidden = false;
  const use = button.querySelector("use");
  const show = () => {
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, isDark() ? "#sun" : "#moon"));
    button.setAttribute("aria-pressed", String(isDark()));
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    const safe = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax${safe}`;
    window.dispatchEvent(new Event("theme"));
  });
  window.addEventListener("theme", show);
  dark.addEventListener("change", show);
  show();
}

const READ_MS = 7000;
const toasts = document.getElementById("toasts");

function live(toast) {
  const close = toast.querySelector("[data-toast-close]");
  close.hidden = false;
  close.addEventListener("click", () => toast.remove());
  if (!toast.classList.contains("toast-error")) {
    let timer = setTimeout(() => toast.remove(), READ_MS);
    for (const stop of ["pointerenter", "focusin"]) toast.addEventListener(stop, () => clearTimeout(timer));
    toast.addEventListener("pointerleave", () => { timer = setTimeout(() => toast.remove(), READ_MS); });
  }
}

// dispatchEvent(new CustomEvent("toast", { detail: { text, error } })), or the header HX-Trigger: {"toast": {…}}
function tell({ text, error }) {
  const blank = document.getElementById(error ? "toast-bad" : "toast-blank");
  const toast = blank.content.firstElementChild.cloneNode(true);
  if (text) toast.querySelector("p").textContent = text; // a bad one has words of its own
  toasts.append(toast);
  live(toast);
}
window.addEventListener("toast", ({ detail }) => tell(detail));
for (const lost of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(lost, ({ detail }) => {
    if (detail.xhr?.status === 429) return; // it says itself how long to wait
    toasts.querySelector(".toast-error")?.remove();
    tell({ error: true });
  });
}
const enliven = () => toasts?.querySelectorAll("[data-toast]:has([data-toast-close][hidden])").forEach(live);
enliven();
document.addEventListener("htmx:oobAfterSwap", enliven);

document.querySelector("[data-errors]")?.focus();

// A button that rests while htmx asks loses the focus: it gets it back, unless somebody moved on.
let pressed = null;
document.addEventListener("htmx:beforeRequest", () => { pressed = document.activeElement; });
document.addEventListener("htmx:afterRequest", () => {
  if (!pressed || document.activeElement !== document.body) return;
  const back = pressed.isConnected ? pressed : pressed.id && document.getElementById(pressed.id);
  back?.focus?.({ preventScroll: true });
});

// A button that was pressed rests until the next page comes, so that slow networks get one press.
const REST_MS = 10000;
const wake = () => document.querySelectorAll(".button[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  (event.submitter || event.target.querySelector("[type=submit]"))?.setAttribute("aria-busy", "true");
  setTimeout(wake, REST_MS);
});
addEventListener("pageshow", wake);

// The chip of this page stands in sight, however far along a narrow screen it is.
const here = document.querySelector(".chips-row [aria-current=page]");
const row = here?.closest(".chips-row");
if (row && row.scrollWidth > row.clientWidth) {
  const [chip, box] = [here.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += chip.left + chip.width / 2 - box.left - box.width / 2;
}

// Suggestions come when the search box is entered: most visits search nothing.
for (const form of document.querySelectorAll("[data-suggest-script]")) {
  form.addEventListener("focusin", () => import(form.dataset.suggestScript).catch(() => {}), { once: true });
}

// The sheet of filters closes when its goods are asked for.
document.addEventListener("click", (event) => {
  const id = event.target.closest?.("[data-hides]")?.dataset.hides;
  const sheet = id && document.getElementById(id);
  if (sheet?.matches(":popover-open")) sheet.hidePopover();
});

// Minus and plus beside a quantity; Persian digits stay Persian.
const PERSIAN = "۰۱۲۳۴۵۶۷۸۹";
const ARABIC = "٠١٢٣٤٥٦٧٨٩";
const read = (text) => parseInt([...text].map((c) => {
  const at = Math.max(PERSIAN.indexOf(c), ARABIC.indexOf(c));
  return at < 0 ? c : at;
}).join(""), 10);
const write = (n) => (document.documentElement.lang === "fa" ? String(n).replace(/\d/g, (d) => PERSIAN[d]) : String(n));

function enhance(box) {
  if (box.dataset.live) return;
  box.dataset.live = "yes";
  const input = box.querySelector("input");
  const buttons = [...box.querySelectorAll("[data-step]")];
  const least = Number(input.dataset.min || 1);
  const most = Number(input.dataset.max || 9999);
  const settle = () => {
    const value = Math.min(Math.max(read(input.value) || least, least), most);
    for (const button of buttons) button.disabled = button.dataset.step < 0 ? value <= least : value >= most;
    return value;
  };
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
      input.value = write(settle() + Number(button.dataset.step));
      settle();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  input.addEventListener("change", () => { input.value = write(settle()); });
  settle();
}

const enhanceAll = () => document.querySelectorAll("[data-stepper]").forEach(enhance);
enhanceAll();
document.addEventListener("htmx:afterSettle", enhanceAll);

// Wishes on a plan: a tap sets or takes the next wish, arrows swap two without a new page. The lists say the same.
const lists = [...document.querySelectorAll(".wish select")];
const plans = [...document.querySelectorAll("[data-plan]")];
const line = document.querySelector("[data-wish-said]");
const SVG = "http://www.w3.org/2000/svg";
const digits = (n) => (document.documentElement.lang === "fa" ? String(n).replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[d]) : String(n));
const rectOf = (value) => plans.map((plan) => plan.querySelector(`[data-stall="${CSS.escape(value.slice(1))}"]`)).find(Boolean);
const codeOf = (rect) => rect.nextElementSibling.textContent;

function say(words, rect, place) {
  line.textContent = words.replace("[stall]", codeOf(rect)).replace("[number]", digits(place + 1));
}

function draw() {
  for (const plan of plans) {
    plan.querySelectorAll(".plan-wished").forEach((rect) => rect.classList.remove("plan-wished"));
    plan.querySelectorAll(".plan-rank").forEach((sign) => sign.remove());
  }
  lists.forEach((list, place) => {
    const rect = list.value.startsWith("s") && rectOf(list.value);
    if (!rect) return;
    rect.classList.add("plan-wished");
    const box = rect.getBBox();
    const sign = document.createElementNS(SVG, "g");
    sign.setAttribute("class", "plan-rank");
    const spot = document.createElementNS(SVG, "circle");
    spot.setAttribute("cx", box.x + box.width - 55);
    spot.setAttribute("cy", box.y + 55);
    spot.setAttribute("r", 55);
    const number = document.createElementNS(SVG, "text");
    number.setAttribute("x", box.x + box.width - 55);
    number.setAttribute("y", box.y + 55);
    number.textContent = digits(place + 1);
    sign.append(spot, number);
    rect.parentNode.append(sign);
  });
}

function changed(list) {
  draw();
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

function tapped(rect) {
  const value = `s${rect.dataset.stall}`;
  const place = lists.findIndex((list) => list.value === value);
  if (place >= 0) {
    lists.forEach((list, n) => { if (n >= place) list.value = n + 1 < lists.length ? lists[n + 1].value : ""; });
    say(line.dataset.off, rect, place);
    return changed(lists[place]);
  }
  const free = lists.findIndex((list) => !list.value);
  if (free < 0) { line.textContent = line.dataset.full; return; }
  lists[free].value = value;
  say(line.dataset.on, rect, free);
  changed(lists[free]);
}

for (const plan of plans) {
  plan.addEventListener("click", (event) => {
    const rect = event.target.closest("[data-stall]") ?? (event.target.tagName === "text" ? event.target.previousElementSibling : null);
    if (rect?.dataset?.stall) tapped(rect);
  });
}
for (const list of lists) list.addEventListener("change", draw);
for (const button of document.querySelectorAll('.wish button[name="move"]')) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const [place, way] = button.value.split("-");
    const here = lists[place - 1], there = lists[place - 1 + (way === "up" ? -1 : 1)];
    [here.value, there.value] = [there.value, here.value];
    changed(there);
    there.focus();
  });
}
if (lists.length) draw();

// Makes plans larger and smaller: by buttons, by two fingers, by Ctrl and the wheel. [data-zoomed] holds the drawing.
const LEAST = 1;
const MOST = 6;
for (const box of document.querySelectorAll("[data-zoomed]")) {
  const drawing = box.querySelector("svg");
  const zoom = box.previousElementSibling?.matches("[data-zoom]") ? box.previousElementSibling : null;
  const fingers = new Map();
  let scale = 1;
  let begun = null;
  const width = drawing.getBoundingClientRect().width;
  const found = box.querySelector(".plan-found");
  if (found) {
    const [stall, frame] = [found.getBoundingClientRect(), box.getBoundingClientRect()];
    box.scrollBy(stall.left + stall.width / 2 - frame.left - frame.width / 2, stall.top + stall.height / 2 - frame.top - frame.height / 2);
  }
  function show(next, x, y) {
    const before = scale;
    scale = Math.min(MOST, Math.max(LEAST, next));
    if (scale === before) return;
    const frame = box.getBoundingClientRect();
    const at = { x: (x ?? frame.left + frame.width / 2) - frame.left, y: (y ?? frame.top + frame.height / 2) - frame.top };
    const left = box.scrollLeft;
    const top = box.scrollTop;
    drawing.style.inlineSize = `${width * scale}px`;
    const grown = scale / before;
    box.scrollTo((left + at.x) * grown - at.x, (top + at.y) * grown - at.y);
  }
  const apart = () => {
    const [a, b] = [...fingers.values()];
    return { far: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 };
  };
  box.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    if (fingers.size === 2) begun = { far: apart().far, scale };
  });
  box.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, event);
    if (fingers.size === 2 && begun) {
      const now = apart();
      show((begun.scale * now.far) / begun.far, now.x, now.y);
    }
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    box.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      if (fingers.size < 2) begun = null;
    });
  }
  box.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    show(scale * (event.deltaY < 0 ? 1.2 : 1 / 1.2), event.clientX, event.clientY);
  }, { passive: false });
  if (zoom) {
    zoom.hidden = false;
    zoom.querySelector("[data-larger]").addEventListener("click", () => show(scale * 1.4));
    zoom.querySelector("[data-smaller]").addEventListener("click", () => show(scale / 1.4));
  }
}

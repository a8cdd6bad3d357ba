// The editor of a hall's plan: draws it to scale in SVG, by mouse, finger or keyboard. A unit is a
// centimetre. Unsaved work stays in this browser; the server checks and stores the whole.
const root = document.querySelector("[data-plan]");
const { Plan, snap, right, bottom } = await import(root.dataset.model);
const data = JSON.parse(document.getElementById("plan-data").textContent);
const { words, hall, kinds, signs } = data;
const NS = "http://www.w3.org/2000/svg";
const AISLE = 300;
const WORK = `plan:${hall.pk}`;
const $ = (name) => root.querySelector(`[data-${name}]`);
const svg = $("drawing");
const digits = (text) => (data.persian ? String(text).replace(/\d/g, (n) => "۰۱۲۳۴۵۶۷۸۹"[n]) : String(text));
const latin = (text) => String(text).replace(/[۰-۹]/g, (n) => "۰۱۲۳۴۵۶۷۸۹".indexOf(n)).replace(/[٠-٩]/g, (n) => "٠١٢٣٤٥٦٧٨٩".indexOf(n)).replace("٫", ".");
const fill = (text, said) => text.replace(/\{(\w+)\}/g, (_, name) => said[name]);
const metres = (cm) => digits(String(Number((cm / 100).toFixed(2)))).replace(".", data.persian ? "٫" : ".");
const plan = new Plan(hall, data);
let base = { plan: data.plan, edition: data.edition };
let chosen = new Set();
let saved = JSON.stringify(plan.sent());
let zoom = 1;
let busy = false;

const picked = () => plan.things.filter((t) => chosen.has(t.id));
const grid = () => Number($("grid").value);
const nameOf = (t) => (t.t === "stall" ? digits(t.code) : signs[t.kind]);
const zones = [...$("zone").options].map((o) => o.value).filter(Boolean);

// --- Drawing -----------------------------------------------------------------------------------
function el(name, attributes, parent) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (parent) parent.append(made);
  return made;
}

function lines() {
  const path = [];
  const step = hall.width * hall.depth > 40_000_000 ? 500 : 100;
  for (let x = step; x < hall.width; x += step) path.push(`M${x} 0V${hall.depth}`);
  for (let y = step; y < hall.depth; y += step) path.push(`M0 ${y}H${hall.width}`);
  return path.join("");
}

svg.setAttribute("viewBox", `-20 -20 ${hall.width + 40} ${hall.depth + 40}`);
el("rect", { class: "plan-hall", x: 0, y: 0, width: hall.width, height: hall.depth }, svg);
el("path", { class: "plan-lines", d: lines() }, svg);
const ground = el("g", {}, svg);
const band = el("rect", { class: "plan-band", hidden: "" }, svg);
const handles = el("g", {}, svg);
const shapes = new Map();

function shapeOf(t) {
  if (shapes.has(t.id)) return shapes.get(t.id);
  const g = el("g", { tabindex: 0, role: "button", "data-id": t.id }, ground);
  el("rect", { rx: t.t === "stall" ? 12 : 0 }, g);
  if (t.t === "stall") { el("text", {}, g); el("circle", { class: "plan-socket", r: 14 }, g); }
  shapes.set(t.id, g);
  return g;
}

function place(t, wrong) {
  const g = shapeOf(t);
  const [box, text, socket] = g.children;
  const zone = t.zone ? zones.indexOf(t.zone) % 3 + 2 : 1;
  box.setAttribute("class", t.t === "stall" ? `plan-stall cell-${zone}` : `plan-${t.kind}`);
  for (const [key, value] of Object.entries({ x: t.x, y: t.y, width: t.w, height: t.d })) box.setAttribute(key, value);
  if (text) {
    text.setAttribute("x", t.x + t.w / 2);
    text.setAttribute("y", t.y + t.d / 2);
    text.setAttribute("class", Math.min(t.w, t.d) < 150 ? "plan-tight" : "");
    text.textContent = digits(t.code);
    socket.setAttribute("cx", right(t) - 26);
    socket.setAttribute("cy", t.y + 26);
    socket.toggleAttribute("hidden", !t.socket);
  }
  g.setAttribute("class", `plan-thing${chosen.has(t.id) ? " plan-chosen" : ""}${wrong.has(t.id) ? " plan-wrong" : ""}`);
  g.setAttribute("aria-pressed", chosen.has(t.id));
  const where = fill(words.at, { width: metres(t.w), depth: metres(t.d), x: metres(t.x), y: metres(t.y) });
  g.setAttribute("aria-label", `${t.t === "stall" ? fill(words.stall, { code: nameOf(t) }) : nameOf(t)}: ${where}`);
}

function tell(text) { if ($("said").textContent !== text) $("said").textContent = text; }

// Everything that is shown follows the things: shapes, form, list of what is wrong, buttons.
function draw() {
  const faults = plan.faults();
  const wrong = new Set(faults.flatMap(([, things]) => things.map((t) => t.id)));
  const alive = new Set(plan.things.map((t) => t.id));
  for (const [id, g] of shapes) if (!alive.has(id)) { g.remove(); shapes.delete(id); }
  chosen = new Set([...chosen].filter((id) => alive.has(id)));
  for (const t of plan.things) place(t, wrong);
  handle();
  const told = faults.slice(0, 6).map(([fault, things]) => fill(words[fault], { names: fault === "code" ? nameOf(things[0]) : things.map(nameOf).join(words.and) }));
  if (faults.length > 6) told.push(fill(words.more, { n: digits(faults.length - 6) }));
  $("faults").replaceChildren(...told.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  $("fine").hidden = faults.length > 0;
  $("count").textContent = fill(words.count, { n: digits(plan.stalls().length) });
  $("state").textContent = busy ? words.saving : dirty() ? words.unsaved : words.saved;
  $("undo").disabled = !plan.past.length;
  $("redo").disabled = !plan.future.length;
  for (const button of root.querySelectorAll("[data-needs]")) button.disabled = !chosen.size;
  form();
}

function handle() {
  handles.replaceChildren();
  const [t] = chosen.size === 1 ? picked() : [];
  if (!t) return;
  el("rect", { class: "plan-handle", x: right(t) - 22, y: bottom(t) - 22, width: 44, height: 44, rx: 8, "data-size": t.id }, handles);
}

const dirty = () => JSON.stringify(plan.sent()) !== saved;

function keep() {
  try {
    if (dirty()) localStorage.setItem(WORK, JSON.stringify({ ...base, at: Date.now(), ...plan.sent() }));
    else localStorage.removeItem(WORK);
  } catch { /* a browser without room: saving still works */ }
}

function act(doing) { if (plan.step(doing)) keep(); draw(); }

// --- The form of what is chosen ----------------------------------------------------------------
const FIELDS = ["code", "aisle", "place", "kind", "w", "d", "x", "y", "zone", "socket"];
const field = (name) => root.querySelector(`[data-field="${name}"]`);

function form() {
  const things = picked();
  const [one] = things;
  const stalls = things.filter((t) => t.t === "stall");
  $("form").hidden = !one;
  $("nothing").hidden = Boolean(one);
  if (!one) { $("title").textContent = words.none; return; }
  $("title").textContent = things.length === 1 ? (one.t === "stall" ? fill(words.stall, { code: nameOf(one) }) : nameOf(one)) : fill(words.chosen, { n: digits(things.length) });
  for (const name of FIELDS) {
    const input = field(name);
    const several = ["kind", "zone", "socket"].includes(name); // may be said of many stalls at once
    const alone = things.length === 1 && (one.t === "stall" || ["w", "d", "x", "y"].includes(name));
    input.closest(".field").hidden = several ? !stalls.length : !alone;
    if (document.activeElement === input) continue;
    const from = several ? stalls[0] : one;
    if (!from) continue;
    if (name === "socket") input.checked = stalls.every((t) => t.socket);
    else if (["w", "d", "x", "y"].includes(name)) input.value = metres(from[name]);
    else if (name === "place") input.value = digits((from.place ?? 0) + 1);
    else input.value = several ? from[name] : digits(from[name] ?? "");
  }
}

function typed(name, input) {
  const things = picked();
  const stalls = things.filter((t) => t.t === "stall");
  const said = latin(input.value.trim());
  const cm = Math.round(Number(said) * 100);
  act(() => {
    if (name === "socket") for (const t of stalls) t.socket = input.checked;
    else if (name === "zone") for (const t of stalls) t.zone = input.value;
    else if (name === "kind") for (const t of stalls) { t.kind = input.value; [, t.w, t.d] = kinds[t.kind]; }
    else if (["code", "aisle"].includes(name)) { if (/^[\p{L}\p{N}-]{1,12}$/u.test(said)) things[0][name] = said; }
    else if (name === "place") { if (/^[1-9]\d{0,3}$/.test(said)) things[0].place = Number(said) - 1; }
    else if (said && Number.isFinite(cm) && cm >= 0) {
      if (["w", "d"].includes(name)) plan.resize(things[0], name === "w" ? cm : things[0].w, name === "d" ? cm : things[0].d);
      else plan.shift(things, name === "x" ? cm - things[0].x : 0, name === "y" ? cm - things[0].y : 0);
    }
  });
}

for (const name of FIELDS) {
  const input = field(name);
  input.addEventListener("change", () => { typed(name, input); input.blur(); form(); });
}

// --- Choosing and moving: mouse and finger -----------------------------------------------------
function at(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

function choose(ids, more = false) {
  chosen = more ? new Set([...chosen, ...ids]) : new Set(ids);
  draw();
}

let drag = null;

svg.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  const start = at(event);
  const size = event.target.dataset.size;
  const g = event.target.closest("[data-id]");
  const before = JSON.stringify(plan.things);
  if (size) drag = { how: "size", start, before, thing: plan.find(Number(size)) };
  else if (g) {
    const id = Number(g.dataset.id);
    if (event.shiftKey || event.ctrlKey) {
      if (chosen.has(id)) { chosen.delete(id); draw(); } else choose([id], true);
      return;
    }
    if (!chosen.has(id)) choose([id]);
    drag = { how: "move", start, before };
  } else if (event.pointerType === "mouse") drag = { how: "band", start };
  else { choose([]); return; }
  svg.setPointerCapture(event.pointerId);
});

svg.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const now = at(event);
  const dx = snap(now.x - drag.start.x, grid());
  const dy = snap(now.y - drag.start.y, grid());
  if (drag.how === "band") {
    const box = { x: Math.min(now.x, drag.start.x), y: Math.min(now.y, drag.start.y), width: Math.abs(now.x - drag.start.x), height: Math.abs(now.y - drag.start.y) };
    for (const [key, value] of Object.entries(box)) band.setAttribute(key, value);
    band.removeAttribute("hidden");
    drag.box = { x: box.x, y: box.y, w: box.width, d: box.height };
    return;
  }
  if (dx === drag.dx && dy === drag.dy) return;
  Object.assign(drag, { dx, dy });
  plan.things = JSON.parse(drag.before);
  if (drag.how === "move") plan.shift(picked(), dx, dy);
  else { const t = plan.find(drag.thing.id); plan.resize(t, snap(t.w + dx, grid()), snap(t.d + dy, grid())); }
  draw();
});

function drop(event) {
  if (!drag) return;
  const done = drag;
  drag = null;
  if (done.how === "band") {
    band.setAttribute("hidden", "");
    const box = done.box;
    choose(box ? plan.things.filter((t) => t.x >= box.x && t.y >= box.y && right(t) <= box.x + box.w && bottom(t) <= box.y + box.d).map((t) => t.id) : [], event.shiftKey);
    return;
  }
  const after = plan.things;
  plan.things = JSON.parse(done.before);
  act(() => { plan.things = after; });
}
svg.addEventListener("pointerup", drop);
svg.addEventListener("pointercancel", drop);

// --- Keyboard ----------------------------------------------------------------------------------
// Tab goes from thing to thing and chooses it; Space adds it to others that are chosen.
let many = false;
svg.addEventListener("focusin", (event) => {
  const g = event.target.closest("[data-id]");
  if (g && !many && !drag && !chosen.has(Number(g.dataset.id))) choose([Number(g.dataset.id)]);
});

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function key(event) {
  const command = event.ctrlKey || event.metaKey;
  const letter = event.code === "KeyD" ? "d" : event.code === "KeyZ" ? "z" : event.code === "KeyY" ? "y" : event.code === "KeyA" ? "a" : "";
  const here = Number(document.activeElement.closest("[data-id]")?.dataset.id);
  if (command && letter === "z") return event.shiftKey ? again() : back();
  if (command && letter === "y") return again();
  if (command && letter === "a") return choose(plan.things.map((t) => t.id));
  if (command) return null;
  if (event.key === "Escape") { many = false; return choose([]); }
  if (event.key === " ") {
    if (!here) return null;
    if (many && chosen.has(here)) chosen.delete(here); else chosen.add(here);
    many = true;
    return draw();
  }
  if (!chosen.size && here) choose([here]);
  const things = picked();
  if (!things.length) return null;
  if (event.key === "Delete" || event.key === "Backspace") return remove();
  if (letter === "d") return duplicate();
  if (!ARROWS[event.key]) return null;
  const [dx, dy] = ARROWS[event.key].map((n) => n * (event.altKey ? 1 : grid()));
  act(() => {
    if (event.shiftKey) for (const t of things) plan.resize(t, t.w + dx, t.d + dy);
    else plan.shift(things, dx, dy);
  });
  const [t] = picked();
  return tell(fill(words.at, { width: metres(t.w), depth: metres(t.d), x: metres(t.x), y: metres(t.y) }));
}

root.addEventListener("keydown", (event) => {
  const inForm = event.target.matches("input, select, textarea");
  if (inForm && !((event.ctrlKey || event.metaKey) && event.code === "KeyS")) return;
  if ((event.ctrlKey || event.metaKey) && event.code === "KeyS") { event.preventDefault(); save(); return; }
  if (!event.target.closest("[data-drawing]") && !event.ctrlKey && !event.metaKey) return;
  if (key(event) !== null) event.preventDefault();
});

// --- What the buttons do -----------------------------------------------------------------------
function show(id) { shapeOf(plan.find(id)).focus({ preventScroll: false }); }

function back() { if (plan.undo()) keep(); draw(); }
function again() { if (plan.redo()) keep(); draw(); }

function remove() {
  const next = plan.things.find((t) => !chosen.has(t.id) && t.id > Math.max(...chosen)) || plan.things.find((t) => !chosen.has(t.id));
  act(() => plan.remove(chosen));
  if (next) show(next.id); else svg.closest("[tabindex]").focus();
}

function grown(doing) {
  let made = [];
  act(() => { made = doing(); });
  if (!made.length) return;
  many = false;
  choose(made.map((t) => t.id));
  show(made[0].id);
}

const room = (count, type) => (type === "stall" ? plan.stalls().length + count <= data.most[0] : plan.things.length - plan.stalls().length + count <= data.most[1]);
function duplicate() { const things = picked(); if (room(things.length, things[0].t)) grown(() => plan.copy(things, { grid: grid() })); }

function copyRow() {
  const aisles = new Set(picked().filter((t) => t.t === "stall").map((t) => t.aisle));
  const row = plan.stalls().filter((t) => aisles.has(t.aisle));
  if (row.length && room(row.length, "stall")) grown(() => plan.copy(row, { whole: true, gap: AISLE, grid: grid() }));
}

function addRow() {
  const kind = $("kind").value;
  if (!kinds[kind]) return;
  const [, kw, kd] = kinds[kind];
  const down = $("down").checked;
  const most = Math.max(1, Math.floor((down ? hall.depth / kd : hall.width / kw)));
  const count = Math.max(1, Math.min(most, Number(latin($("many").value)) || 1));
  if (!room(count, "stall")) return;
  grown(() => {
    const size = { w: down ? kw : kw * count, d: down ? kd * count : kd };
    const low = plan.stalls().length && !down ? Math.max(...plan.stalls().map(bottom)) + AISLE : grid();
    const from = low + size.d <= hall.depth ? { x: grid(), y: low } : { x: grid(), y: grid() };
    return plan.addRow({ count, kind, w: kw, d: kd, down, ...plan.spot(size.w, size.d, grid(), from) });
  });
}

function addFeature(kind) {
  const size = { door: [300, 50], pillar: [50, 50], stage: [600, 400], info: [300, 200] }[kind];
  const [w, d] = [Math.min(size[0], hall.width), Math.min(size[1], hall.depth)];
  if (room(1, "feature")) grown(() => [plan.add({ t: "feature", kind, w, d, ...(kind === "door" ? { x: snap((hall.width - w) / 2, 5), y: hall.depth - d } : plan.spot(w, d, grid(), { x: grid(), y: grid() })) })]);
}

function zoomBy(by) {
  zoom = Math.max(1, Math.min(6, zoom * by));
  svg.style.inlineSize = `${zoom * 100}%`;
}

const DOES = {
  undo: back, redo: again, remove, duplicate, copy_row: copyRow, add_row: addRow,
  bigger: () => zoomBy(1.5), smaller: () => zoomBy(1 / 1.5),
  save: () => save(), as_next: () => save(true), theirs: () => { drop_work(); location.reload(); },
  number: renumber, restore, forget: () => { drop_work(); $("kept").hidden = true; },
};
root.addEventListener("click", (event) => {
  const button = event.target.closest("[data-does]");
  if (!button) return;
  const [name, kind] = button.dataset.does.split(":");
  if (name === "feature") addFeature(kind); else DOES[name]();
});

// --- The server --------------------------------------------------------------------------------
async function post(url, body) {
  return fetch(url, {
    method: "POST", credentials: "same-origin", redirect: "error", body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", "X-CSRFToken": root.querySelector("[name=csrfmiddlewaretoken]").value },
  });
}

function answer(sentences, kind) {
  const box = $("answer");
  box.className = `note note-${kind}`;
  box.hidden = false;
  $("answers").replaceChildren(...sentences.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  $("outrun").hidden = kind !== "warn-outrun";
  if (kind === "warn-outrun") box.className = "note note-warn";
}

async function save(asNext = false) {
  if (busy) return;
  busy = true;
  draw();
  const sent = plan.sent();
  try {
    const got = await post(root.dataset.save, { ...base, ...sent, as_next: asNext });
    const said = await got.json();
    if (got.ok) {
      base = { plan: said.plan, edition: said.edition };
      saved = JSON.stringify(sent);
      keep();
      answer(said.told, said.told.length > 1 ? "warn" : "good");
    } else answer(said.told || [words.failed], got.status === 409 ? "warn-outrun" : "bad");
  } catch (error) {
    answer([error instanceof SyntaxError ? words.failed : navigator.onLine ? words.gone : words.offline], "bad");
  }
  busy = false;
  draw();
  $("answer").scrollIntoView({ block: "nearest" });
}

async function renumber() {
  try {
    const got = await post(root.dataset.number, plan.sent());
    const said = await got.json();
    if (!got.ok) { answer(said.told, "bad"); return; }
    act(() => plan.stalls().forEach((t, n) => { [t.code, t.aisle, t.place] = said.named[n]; }));
  } catch { answer([navigator.onLine ? words.gone : words.offline], "bad"); }
}

// --- Work that was not saved -------------------------------------------------------------------
function drop_work() { try { localStorage.removeItem(WORK); } catch { /* nothing was kept */ } saved = JSON.stringify(plan.sent()); }

function left() {
  try {
    const work = JSON.parse(localStorage.getItem(WORK));
    return work && Array.isArray(work.stalls) && Array.isArray(work.features) && JSON.stringify({ stalls: work.stalls, features: work.features }) !== saved ? work : null;
  } catch { return null; }
}

function restore() {
  const work = left();
  if (!work) return;
  $("kept").hidden = true;
  base = { plan: work.plan, edition: work.edition };
  act(() => plan.read(work));
}

addEventListener("beforeunload", (event) => { if (dirty()) event.preventDefault(); });
for (const hidden of root.querySelectorAll("[data-live]")) hidden.hidden = false;
for (const plain of root.querySelectorAll("[data-plain]")) plain.hidden = true;
$("kept").hidden = !left();
draw();
root.dataset.ready = "yes";

// A plan as data: things with centimetres, what is wrong with them, and steps that can be undone.
// No page here: plan.js draws it and listens. The server judges everything once more.
export const LEAST = { stall: 50, feature: 10 };
const KEEP = 120;
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

export const right = (t) => t.x + t.w;
export const bottom = (t) => t.y + t.d;
export const meets = (a, b) => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
export const snap = (value, grid) => Math.round(value / grid) * grid;

export function aisleName(number) {
  let name = "";
  for (let n = number + 1; n > 0; n = Math.floor((n - 1) / LETTERS.length)) name = LETTERS[(n - 1) % LETTERS.length] + name;
  return name;
}

export class Plan {
  constructor(hall, said) {
    this.hall = hall;
    this.past = [];
    this.future = [];
    this.last = 0;
    this.read(said);
  }

  read({ stalls, features }) {
    this.things = [
      ...stalls.map(([code, aisle, place, x, y, w, d, kind, zone, socket]) => this.made({ t: "stall", code, aisle, place, x, y, w, d, kind, zone, socket: Boolean(socket) })),
      ...features.map(([kind, x, y, w, d]) => this.made({ t: "feature", kind, x, y, w, d })),
    ];
  }

  made(thing) { this.last += 1; return { ...thing, id: this.last }; }

  sent() {
    return {
      stalls: this.stalls().map((t) => [t.code, t.aisle, t.place, t.x, t.y, t.w, t.d, t.kind, t.zone, t.socket ? 1 : 0]),
      features: this.things.filter((t) => t.t === "feature").map((t) => [t.kind, t.x, t.y, t.w, t.d]),
    };
  }

  stalls() { return this.things.filter((t) => t.t === "stall"); }

  find(id) { return this.things.find((t) => t.id === id); }

  // One step of work: whatever act does to the things can be taken back as a whole.
  step(act) {
    const before = JSON.stringify(this.things);
    act();
    if (JSON.stringify(this.things) === before) return false;
    this.past.push(before);
    if (this.past.length > KEEP) this.past.shift();
    this.future = [];
    return true;
  }

  undo() { return this.go(this.past, this.future); }

  redo() { return this.go(this.future, this.past); }

  go(from, to) {
    if (!from.length) return false;
    to.push(JSON.stringify(this.things));
    this.things = JSON.parse(from.pop());
    return true;
  }

  freeAisle() {
    const taken = new Set(this.stalls().map((t) => t.aisle));
    let n = 0;
    while (taken.has(aisleName(n))) n += 1;
    return aisleName(n);
  }

  // The next number of an aisle: after its last place, and no other stall's.
  nextOf(aisle) {
    const codes = new Set(this.stalls().map((t) => t.code));
    let place = Math.max(-1, ...this.stalls().filter((t) => t.aisle === aisle).map((t) => t.place)) + 1;
    while (codes.has(`${aisle}${place + 1}`)) place += 1;
    return { aisle, place, code: `${aisle}${place + 1}` };
  }

  inside(t) { return t.x >= 0 && t.y >= 0 && right(t) <= this.hall.width && bottom(t) <= this.hall.depth; }

  // The nearest spot below and right of (x, y) where a thing of this size stands on nothing.
  spot(w, d, grid, from = { x: 0, y: 0 }) {
    const fits = (x, y) => !this.things.some((t) => meets({ x, y, w, d }, t));
    for (let y = snap(from.y, grid); y + d <= this.hall.depth; y += grid) {
      for (let x = y === snap(from.y, grid) ? snap(from.x, grid) : 0; x + w <= this.hall.width; x += grid) if (fits(x, y)) return { x, y };
    }
    return { x: snap(from.x, grid), y: snap(from.y, grid) };
  }

  add(thing) {
    const made = this.made(thing);
    this.things.push(made);
    return made;
  }

  addRow({ count, kind, w, d, x, y, down }) {
    const aisle = this.freeAisle();
    return Array.from({ length: count }, (_, n) => this.add({
      t: "stall", code: `${aisle}${n + 1}`, aisle, place: n, kind, w, d, zone: "", socket: false,
      x: x + (down ? 0 : n * w), y: y + (down ? n * d : 0),
    }));
  }

  // How far down copies of these go: to the first free place below, else above, else right below.
  room(chosen, gap, grid) {
    const low = Math.min(...chosen.map((t) => t.y));
    const high = Math.max(...chosen.map(bottom));
    const step = high - low + gap;
    const free = (by) => chosen.every((t) => !this.things.some((o) => meets({ ...t, y: t.y + by }, o)));
    for (let by = step; high + by <= this.hall.depth; by += grid) if (free(by)) return by;
    for (let by = -step; low + by >= 0; by -= grid) if (free(by)) return by;
    return high + step <= this.hall.depth ? step : -Math.min(step, low);
  }

  // Copies of the chosen ones, where there is room. With whole aisles the copies are new aisles.
  copy(chosen, { whole = false, gap = 0, grid = 50 } = {}) {
    const by = this.room(chosen, gap, grid);
    const aisles = new Map();
    return chosen.map((t) => {
      const name = {};
      if (t.t === "stall") {
        if (whole) {
          if (!aisles.has(t.aisle)) aisles.set(t.aisle, this.freeAisle());
          const aisle = aisles.get(t.aisle);
          Object.assign(name, { aisle, place: t.place, code: `${aisle}${t.place + 1}` });
        } else Object.assign(name, this.nextOf(t.aisle));
      }
      return this.add({ ...t, ...name, y: t.y + by });
    });
  }

  remove(ids) { this.things = this.things.filter((t) => !ids.has(t.id)); }

  // Move as far as the hall allows; together, so that a row stays a row.
  shift(chosen, dx, dy) {
    const within = (low, high, by, size) => Math.max(-low, Math.min(by, size - high));
    const x = within(Math.min(...chosen.map((t) => t.x)), Math.max(...chosen.map(right)), dx, this.hall.width);
    const y = within(Math.min(...chosen.map((t) => t.y)), Math.max(...chosen.map(bottom)), dy, this.hall.depth);
    for (const t of chosen) { t.x += x; t.y += y; }
  }

  resize(t, w, d) {
    t.w = Math.max(LEAST[t.t], Math.min(w, this.hall.width - t.x));
    t.d = Math.max(LEAST[t.t], Math.min(d, this.hall.depth - t.y));
  }

  // What is wrong: [fault, things]. Features may lie on each other.
  faults() {
    const found = [];
    const codes = new Map();
    for (const t of this.things) {
      if (!this.inside(t)) found.push(["outside", [t]]);
      if (Math.min(t.w, t.d) < LEAST[t.t]) found.push(["small", [t]]);
      if (t.t === "stall") codes.set(t.code, [...(codes.get(t.code) || []), t]);
    }
    for (const same of codes.values()) if (same.length > 1) found.push(["code", same]);
    const sorted = [...this.things].sort((a, b) => a.x - b.x);
    sorted.forEach((a, n) => {
      for (let m = n + 1; m < sorted.length && sorted[m].x < right(a); m += 1) {
        const b = sorted[m];
        if ((a.t === "stall" || b.t === "stall") && meets(a, b)) found.push(["overlap", [a, b]]);
      }
    });
    return found;
  }
}

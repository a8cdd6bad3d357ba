// The first listing on a phone: photos are shrunk here and sent one by one, again and again until
// the network is back; what is typed stays on this phone until the listing is handed in.
// Without this module the form sends the photos itself. The second page shares the photos' part.
const LONGEST = 1600;
const QUALITY = 0.86;
const PAUSES = [1000, 3000, 9000];
const KEPT = ["title", "price", "quantity", "trade"];

const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });
const online = () => (navigator.onLine ? wait(0) : new Promise((done) => { addEventListener("online", done, { once: true }); }));

// Draw the photo upright and small; the canvas holds pixels alone, so place and camera stay behind.
async function shrink(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
  return { canvas, blob: blob || file };
}

async function send(url, body, tell) {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await fetch(url, { method: "POST", body, credentials: "same-origin", redirect: "error" });
      if (answer.status < 500) return answer;
    } catch { /* the network; try again */ }
    tell();
    await online();
    await wait(PAUSES[Math.min(tries, PAUSES.length - 1)]);
  }
}

function enhance(form) {
  const input = form.querySelector("[type=file]");
  const box = form.querySelector(".shot-input");
  const shots = form.querySelector("#shots");
  const status = form.querySelector("[data-photo-status]");
  box.dataset.live = "yes";
  box.querySelector("[hidden]").hidden = false;
  let line = Promise.resolve();
  let waiting = 0;

  const preview = (canvas) => {
    const list = shots.querySelector(".shots") || shots.appendChild(Object.assign(document.createElement("ul"), { className: "shots" }));
    const item = document.createElement("li");
    item.dataset.waiting = "yes";
    if (canvas) item.append(canvas);
    list.append(item);
    return item;
  };

  async function take(file) {
    let small = { canvas: null, blob: file };
    try { small = await shrink(file); } catch { /* the server judges what this browser cannot read */ }
    const item = preview(small.canvas);
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    if (form.elements.key) body.set("key", form.elements.key.value);
    body.set("photos", small.blob, file.name || "photo.jpg");
    status.textContent = form.dataset.sending;
    status.className = "field-help";
    const answer = await send(form.dataset.photoUrl, body, () => { status.textContent = form.dataset.offline; });
    const text = await answer.text();
    item.remove();
    if (answer.ok) {
      shots.querySelectorAll("li:not([data-waiting])").forEach((old) => old.remove());
      const fresh = document.createRange().createContextualFragment(text);
      const list = fresh.querySelector(".shots");
      const waits = [...shots.querySelectorAll("[data-waiting]")];
      if (list) { list.append(...waits); shots.replaceChildren(list); }
      status.textContent = "";
    } else {
      status.textContent = answer.status === 422 ? text : form.dataset.failed;
      status.className = "field-error";
      return;
    }
  }

  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    for (const file of files) {
      waiting += 1;
      line = line.then(() => take(file)).finally(() => { waiting -= 1; });
    }
  });

  // Handing in waits for photos that are on their way.
  form.addEventListener("submit", (event) => {
    if (!waiting) return;
    event.preventDefault();
    const button = event.submitter;
    line.then(() => form.requestSubmit(button));
  });

  // A guess that was on its way does not undo a trade that was chosen meanwhile.
  form.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { trade, suggested } = form.elements;
    if (event.detail.target.id === "trade" && trade?.value !== suggested?.value) event.detail.shouldSwap = false;
  });

  if (form.dataset.kept) keepText(form);
}

function keepText(form) {
  const name = form.dataset.kept;
  const fields = () => KEPT.map((key) => form.elements[key]).filter(Boolean);
  let stored = null;
  try { stored = JSON.parse(localStorage.getItem(name)); } catch { /* nothing kept */ }
  const isEmpty = !form.elements.title.value && !form.elements.price.value && !form.querySelector(".shots li");
  // The server may know the photo of this draft and not yet its text: what it lacks is here.
  if (stored && (isEmpty || stored.key === form.elements.key.value)) {
    form.elements.key.value = stored.key;
    for (const field of fields()) if (stored[field.name] && !field.value) field.value = stored[field.name];
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }
  form.addEventListener("input", () => {
    const kept = { key: form.elements.key.value };
    for (const field of fields()) kept[field.name] = field.value;
    try { localStorage.setItem(name, JSON.stringify(kept)); } catch { /* no room: the server keeps it */ }
  });
}

for (const form of document.querySelectorAll("[data-listing]")) enhance(form);
for (const done of document.querySelectorAll("[data-listing-done]")) {
  try { localStorage.removeItem(done.dataset.listingDone); } catch { /* nothing kept */ }
}

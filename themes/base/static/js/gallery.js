// Thumbnails move the reel without moving the page; a tap on a photo opens it large.
for (const gallery of document.querySelectorAll("[data-gallery]")) {
  const reel = gallery.querySelector(".gallery-reel");
  const thumbs = [...gallery.querySelectorAll("[data-thumb]")];
  const slides = [...reel.children];

  const mark = (at) => thumbs.forEach((thumb, i) => (i === at ? thumb.setAttribute("aria-current", "true") : thumb.removeAttribute("aria-current")));
  thumbs.forEach((thumb, i) => thumb.addEventListener("click", (event) => {
    event.preventDefault();
    slides[i].scrollIntoView({ block: "nearest", inline: "start", behavior: "smooth" });
  }));
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) mark(slides.indexOf(entry.target));
  }, { root: reel, threshold: 0.6 });
  slides.forEach((slide) => seen.observe(slide));

  const box = gallery.querySelector("[data-zoom-box]")?.content.firstElementChild.cloneNode(true);
  if (!box) continue;
  gallery.append(box);
  box.addEventListener("click", (event) => { if (event.target === box || event.target.tagName === "IMG") box.close(); });
  reel.addEventListener("click", (event) => {
    const link = event.target.closest("[data-zoom]");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const image = box.querySelector("img");
    image.src = link.href;
    image.alt = link.querySelector("img").alt;
    box.showModal();
  });
}

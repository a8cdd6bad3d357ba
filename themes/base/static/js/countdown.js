// Counts down to the end of a hold: [data-countdown] holds the seconds left when the page was made (a phone's own clock may be wrong), [data-left] shows them; at the end the page is asked for anew.
for (const clock of document.querySelectorAll("[data-countdown]")) {
  const seconds = Number(clock.dataset.countdown);
  const shown = clock.querySelector("[data-left]");
  const begun = performance.now();
  const digits = new Intl.NumberFormat(document.documentElement.lang, { minimumIntegerDigits: 2, useGrouping: false });
  const tick = () => {
    const left = Math.floor(seconds - (performance.now() - begun) / 1000);
    if (left < 0) {
      clearInterval(timer);
      location.reload();
    } else if (left < 3600) {
      shown.textContent = `\u2066${digits.format(Math.floor(left / 60))}:${digits.format(left % 60)}\u2069`;
    }
  };
  const timer = setInterval(tick, 1000);
  if (seconds > 0) tick();
  else clearInterval(timer);
}

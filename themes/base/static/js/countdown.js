// Counts down to the end of a hold: [data-countdown] holds the time, [data-left] shows minutes and seconds; at the end the page is asked for anew.
for (const clock of document.querySelectorAll("[data-countdown]")) {
  const until = Date.parse(clock.dataset.countdown);
  const shown = clock.querySelector("[data-left]");
  const digits = new Intl.NumberFormat(document.documentElement.lang, { minimumIntegerDigits: 2, useGrouping: false });
  const tick = () => {
    const left = Math.floor((until - Date.now()) / 1000);
    if (left < 0) {
      clearInterval(timer);
      location.reload();
    } else if (left < 3600) {
      shown.textContent = `\u2066${digits.format(Math.floor(left / 60))}:${digits.format(left % 60)}\u2069`;
    }
  };
  const timer = setInterval(tick, 1000);
  if (until > Date.now()) tick();
  else clearInterval(timer);
}

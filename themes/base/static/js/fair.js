// Says "open now" while a fair's doors are open, by the clock of Iran: [data-open-now] with data-days, data-opens, data-closes.
const sign = document.querySelector("[data-open-now]");
const parts = () => Object.fromEntries(
  new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tehran", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
    .formatToParts(new Date()).map(({ type, value }) => [type, value]),
);
function look() {
  const now = parts();
  const { days, opens, closes } = sign.dataset;
  const hour = `${now.hour}:${now.minute}`;
  sign.hidden = !(days.split(" ").includes(`${now.year}-${now.month}-${now.day}`) && opens <= hour && hour < closes);
}
if (sign) {
  look();
  setInterval(look, 60_000);
}

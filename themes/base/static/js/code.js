// The code page: the phone offers the code of its newest message, and the waiting time counts down.
const form = document.querySelector("[data-code-form]");
const field = form?.querySelector("input[name=code]");

if (field && "OTPCredential" in window) {
  const stop = new AbortController();
  form.addEventListener("submit", () => stop.abort());
  navigator.credentials
    .get({ otp: { transport: ["sms"] }, signal: stop.signal })
    .then((message) => {
      if (!message) return;
      field.value = message.code;
      form.requestSubmit();
    })
    .catch(() => {});
}

const again = document.querySelector("[data-wait]");
if (again) {
  const digits = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: false });
  const left = again.querySelector("[data-wait-left]");
  const button = again.querySelector("button");
  const until = Date.now() + Number(again.dataset.wait) * 1000;
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    left.hidden = seconds === 0;
    left.querySelector("b").textContent = digits.format(seconds);
    button.disabled = seconds > 0;
    if (seconds) setTimeout(tick, 500);
  };
  tick();
}

// Forms marked data-basket-add put goods into the basket without leaving the page.
// The answer is a toast and the new count; a refusal is a toast alone, and the number stays as typed.
async function add(form, sent) {
  const answer = await fetch(form.action, { method: "POST", body: sent, headers: { "HX-Request": "true" } });
  const trigger = answer.headers.get("HX-Trigger");
  if (trigger) {
    dispatchEvent(new CustomEvent("toast", { detail: JSON.parse(trigger).toast }));
    return;
  }
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const count = page.querySelector("[data-basket-count]");
  for (const old of document.querySelectorAll("[data-basket-count]")) old.replaceWith(count.cloneNode(true));
  document.getElementById("toasts").append(page.querySelector("[data-toast]"));
  document.dispatchEvent(new CustomEvent("htmx:oobAfterSwap"));
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-basket-add]");
  if (!form || event.defaultPrevented) return;
  event.preventDefault();
  const sent = new FormData(form, event.submitter);
  const button = event.submitter || form.querySelector("button");
  button.disabled = true;
  try {
    await add(form, sent);
  } catch {
    form.submit();
  } finally {
    button.disabled = false;
  }
});

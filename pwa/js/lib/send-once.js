// A second tap does nothing. The button stays enabled, or the browser would not send its value; the server knows the key anyway.
document.addEventListener("submit", event => {
  const form = /** @type {HTMLFormElement} */ (event.target)
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = "yes"
  event.submitter?.setAttribute("aria-disabled", "true")
})

// Coming back to the page with the browser's arrow: everything can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) form.removeAttribute("data-sent")
  for (const button of document.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled")
})

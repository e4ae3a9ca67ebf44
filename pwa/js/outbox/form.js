// A form of messages on one's own device.

/** What a device may hold back: words, without a file. @param {HTMLFormElement} form @param {SubmitEvent} event @returns {Record<string, string> | null} */
export function typed(form, event) {
  if (event.defaultPrevented || event.submitter?.hasAttribute("formaction")) return null
  /** @type {Record<string, string>} */ const said = Object.create(null)
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") said[name] = value
    else if (value.size) return null
  }
  return said.mots?.trim() || (said.quoi && said.quoi !== "other") ? said : null
}

/** Words kept on the server for this form were those that have just left. @param {HTMLFormElement} form */
export function blank(form) {
  for (const field of form.querySelectorAll("textarea")) if (field.value === field.defaultValue) field.value = ""
}

/** For other words: empty, under another key. @param {HTMLFormElement} form */
export function begin(form) {
  form.reset()
  for (const field of form.querySelectorAll("textarea")) field.value = ""
  const key = form.elements.namedItem("key")
  if (key instanceof HTMLInputElement) key.value = crypto.randomUUID()
  usable(form)
}

/** It may be sent again. @param {HTMLFormElement} form */
export function usable(form) {
  form.removeAttribute("data-sent")
  for (const button of form.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled")
}

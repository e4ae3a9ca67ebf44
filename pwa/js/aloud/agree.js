const KEPT = "remote-voice"
const keepers = () => [localStorage, sessionStorage]

/** Whether a voice that is elsewhere may be used here. */
export const agreedHere = () => keepers().some(kept => kept.getItem(KEPT))

/** She changed her mind: she is asked again before anything is sent. */
export const withdraw = () => keepers().forEach(kept => kept.removeItem(KEPT))

/** Her own device keeps her answer; on any other it ends with the session. */
function keeper() {
  const signedIn = document.querySelector('form[action="/sortir"]')
  return signedIn && !("shared" in document.documentElement.dataset) ? localStorage : sessionStorage
}

/**
 * A voice that is elsewhere is sent the text: never before she has said yes, having read why.
 * `then` is called in the very tap that says yes: some phones let a page speak only there.
 * @param {HTMLElement} host @param {SpeechSynthesisVoice} voice @param {() => void} then
 */
export function agreed(host, voice, then) {
  if (voice.localService || keeper().getItem(KEPT)) return then()
  const template = /** @type {HTMLTemplateElement} */ (host.querySelector("template"))
  const dialog = /** @type {HTMLDialogElement} */ (template.content.querySelector("dialog")?.cloneNode(true))
  dialog.addEventListener("close", () => dialog.remove())
  for (const button of dialog.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      dialog.close()
      if (button.value !== "yes") return
      keeper().setItem(KEPT, "yes")
      then()
    })
  }
  host.append(dialog)
  dialog.showModal()
}

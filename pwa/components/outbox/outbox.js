import { waiting } from "../../js/lib/waiting.js"

const LEAVING = 'form[action="/sortir"]'

/** Says where the letters of this device are. What sends and seals them is fetched by pages that need it. */
class OutBox extends HTMLElement {
  async connectedCallback() {
    document.addEventListener("submit", event => this.#ask(event), { capture: true })
    const { script, key } = this.dataset
    document.addEventListener("submit", event => this.#hold(event), { capture: true })
    const writes = key && document.querySelector("form[data-outbox]")
    if (script && (writes || document.querySelector("[data-forget]") || await waiting())) {
      import(script).then(({ start }) => start(this), () => undefined)
    } else if (!script && await waiting()) {
      this.#show("waiting")
    }
  }

  /** @param {string} state */
  #show(state) {
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-state]"))) part.hidden = part.dataset.state !== state
  }

  /** What is not kept here, words on a shared device or a photo, stays without network where it is. @param {SubmitEvent} event */
  #hold(event) {
    const form = /** @type {HTMLFormElement} */ (event.target)
    if (navigator.onLine || !form.matches("form[data-outbox]")) return
    const files = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[type=file]"))
    if (this.dataset.key && ![...files].some(field => field.files?.length)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.#show("full")
    this.scrollIntoView({ block: "nearest" })
  }

  /** What empties this device asks first, when a letter waits. @param {SubmitEvent} event */
  async #ask(event) {
    const form = /** @type {HTMLFormElement} */ (event.target)
    const empties = form.matches(LEAVING) || event.submitter?.hasAttribute("data-empties")
    if (!empties || form.dataset.asked) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (await waiting() && !await this.#agreed()) return
    indexedDB.deleteDatabase("outbox")
    form.dataset.asked = "yes"
    event.submitter ? event.submitter.click() : form.submit()
  }

  /** @returns {Promise<boolean>} */
  #agreed() {
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector("dialog"))
    dialog.showModal()
    return new Promise(resolve => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "go"), { once: true })
      for (const button of dialog.querySelectorAll("button")) button.onclick = () => dialog.close(button.value)
    })
  }
}

customElements.define("out-box", OutBox)

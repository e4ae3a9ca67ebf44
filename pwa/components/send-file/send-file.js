import { usable } from "../../js/outbox/form.js"

/** Sends the form around it and says how far it is. Without network all that was chosen and typed stays in the page. */
class SendFile extends HTMLElement {
  connectedCallback() {
    const form = this.closest("form")
    form?.addEventListener("submit", event => this.#send(event, form))
  }

  /** @param {SubmitEvent} event @param {HTMLFormElement} form */
  #send(event, form) {
    const file = this.querySelector("input")?.files?.[0]
    if (event.defaultPrevented || form.dataset.sent || !file) return
    event.preventDefault()
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => this.#say(this.dataset.sending, loaded / total)
    // What is wrong with it is said by the page that answers: the same key, so nothing is kept twice.
    request.onload = () => request.status < 400 ? location.assign(request.responseURL) : form.submit()
    request.onerror = request.onabort = () => { this.#say(this.dataset.failed); usable(form) }
    request.open("POST", form.action)
    this.#say(this.dataset.sending, 0)
    request.send(new FormData(form))
  }

  /** @param {string | undefined} words @param {number} [part] of the whole, while it leaves */
  #say(words, part) {
    const told = this.querySelector("[data-told]"), bar = this.querySelector("progress")
    if (told && told.textContent !== words) told.textContent = words ?? ""
    if (!bar) return
    bar.hidden = part === undefined
    bar.value = part ?? 0
  }
}

customElements.define("send-file", SendFile)

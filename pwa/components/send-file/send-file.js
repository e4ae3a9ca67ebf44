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
    // What is wrong with it is said by the page that answers, and the file leaves once.
    request.onload = () => request.status < 400 ? location.assign(request.responseURL) : this.#show(form, request.responseXML)
    request.onerror = request.onabort = () => this.#fail(form)
    request.open("POST", form.action)
    request.responseType = "document"
    this.#say(this.dataset.sending, 0)
    request.send(new FormData(form))
  }

  /** The page that answers, in the place of this one; what is no page of ours says nothing.
   * @param {HTMLFormElement} form @param {Document | null} page */
  #show(form, page) {
    if (!page?.querySelector("h1")) return this.#fail(form)
    document.title = page.title
    document.body.replaceWith(document.adoptNode(page.body))
    scrollTo(0, 0)
  }

  /** @param {HTMLFormElement} form */
  #fail(form) {
    this.#say(this.dataset.failed)
    usable(form)
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

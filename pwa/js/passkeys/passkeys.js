// Fetched by the pages where a key is made or serves, and by no other.
import { read, written } from "./wire.js"

// Of what the browser may answer instead of a key, what has words of its own.
const SAID = { NotAllowedError: "stopped", AbortError: "stopped", InvalidStateError: "already" }

/** Shows its form where a key can serve. The button asks the device; the form takes the answer to the server. */
class PassKey extends HTMLElement {
  #asking = false

  connectedCallback() {
    if (!("PublicKeyCredential" in window)) return
    this.#form.hidden = false
    this.#say("")
    this.#form.addEventListener("submit", event => this.#ask(event))
  }

  get #form() { return /** @type {HTMLFormElement} */ (this.querySelector("form")) }

  /**
   * Its place is never hidden, only empty: words in one that appears with them may not be read aloud.
   * @param {string} [words]
   */
  #say(words = "") {
    const status = /** @type {HTMLElement} */ (this.querySelector("[role=status]"))
    status.textContent = words
  }

  /** @param {SubmitEvent} event */
  async #ask(event) {
    event.preventDefault()
    event.stopPropagation()
    if (this.#asking) return
    this.#asking = true
    this.#say("")
    try {
      const answer = /** @type {HTMLInputElement} */ (this.#form.elements.namedItem("reponse"))
      answer.value = written(await this.#answer())
      this.#form.submit()
    } catch (why) {
      const { name } = /** @type {Error} */ (why)
      this.#say(this.dataset[SAID[/** @type {keyof typeof SAID} */ (name)] ?? "failed"])
    }
    this.#asking = false
  }

  /** A key that is made is asked with the page; one that serves, at the last moment. */
  async #answer() {
    const { options, from = "" } = this.dataset
    if (options) return navigator.credentials.create({ publicKey: /** @type {any} */ (read(JSON.parse(options))) })
    const asked = await fetch(from, { method: "POST" })
    if (!asked.ok) throw new Error(asked.statusText)
    return navigator.credentials.get({ publicKey: read(await asked.json()) })
  }
}

customElements.define("pass-key", PassKey)

// Of what the browser may answer instead of a key, what has words of its own.
const SAID = { NotAllowedError: "stopped", AbortError: "stopped", InvalidStateError: "already" }

/** Shows its form where a key can serve. What asks the device is fetched once somebody comes near the button. */
class PassKey extends HTMLElement {
  #asking = false

  connectedCallback() {
    if (!("PublicKeyCredential" in window)) return
    this.#form.hidden = false
    this.#say("")
    for (const near of ["pointerdown", "focusin"]) {
      this.#form.addEventListener(near, () => this.#fetched().catch(() => undefined), { once: true })
    }
    this.#form.addEventListener("submit", event => this.#ask(event))
  }

  get #form() { return /** @type {HTMLFormElement} */ (this.querySelector("form")) }

  /** @returns {Promise<{answer: (asked: DOMStringMap) => Promise<string>}>} */
  #fetched() { return import(this.dataset.script ?? "") }

  /**
   * Its place is never hidden, only empty: words in one that appears with them may not be read aloud.
   * @param {string} [words]
   */
  #say(words = "") {
    const status = /** @type {HTMLElement} */ (this.querySelector("[role=status]"))
    status.textContent = words
  }

  /** The button asks the device; the form takes the answer to the server. @param {SubmitEvent} event */
  async #ask(event) {
    event.preventDefault()
    event.stopPropagation()
    if (this.#asking) return
    this.#asking = true
    this.#say("")
    try {
      const field = /** @type {HTMLInputElement} */ (this.#form.elements.namedItem("reponse"))
      const { answer } = await this.#fetched()
      field.value = await answer(this.dataset)
      this.#form.submit()
    } catch (why) {
      const { name } = /** @type {Error} */ (why)
      this.#say(this.dataset[SAID[/** @type {keyof typeof SAID} */ (name)] ?? "failed"])
    }
    this.#asking = false
  }
}

customElements.define("pass-key", PassKey)

/** The button leaves when the time is over; the server decides by its own clock anyway. */
class UndoSend extends HTMLElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer

  connectedCallback() {
    this.#timer = setTimeout(() => this.#over(), Number(this.dataset.seconds) * 1000)
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }

  /** What is being sent goes on. Whoever stands on the button goes on from the words in its place. */
  #over() {
    const form = this.querySelector("form")
    const words = /** @type {HTMLElement} */ (this.querySelector("[role=status]"))
    if (!form || form.dataset.sent) return
    const held = form.contains(document.activeElement)
    form.inert = true
    words.textContent = this.dataset.over ?? ""
    words.tabIndex = -1
    if (held) words.focus({ preventScroll: true })
  }
}

customElements.define("undo-send", UndoSend)

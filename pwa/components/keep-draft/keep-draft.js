/** Keeps what is being written: a few seconds after the last key, and when one turns to something else. */
class KeepDraft extends HTMLElement {
  #timer = 0
  #changed = false

  connectedCallback() {
    const form = this.closest("form")
    if (!form) return
    form.addEventListener("input", () => this.#later(form))
    form.addEventListener("submit", () => this.#stop())
    form.addEventListener("focusout", () => this.#keep(form))
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#keep(form))
  }

  disconnectedCallback() {
    this.#stop()
  }

  #stop() {
    clearTimeout(this.#timer)
    this.#changed = false
  }

  /** What is not kept yet is not said to be. @param {string} words */
  #say(words) {
    this.querySelector("[role=status]")?.replaceChildren(words)
  }

  /** @param {HTMLFormElement} form */
  #later(form) {
    this.#changed = true
    this.#say("")
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#keep(form), 4000)
  }

  /** @param {HTMLFormElement} form */
  async #keep(form) {
    if (!this.#changed) return
    this.#stop()
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)))
    try {
      await fetch(this.dataset.url ?? "", { method: "POST", body, keepalive: true })
      if (!this.#changed) this.#say(this.dataset.kept ?? "")
    } catch {
      this.#changed = true // no network: the next key tries again, and so does the button
    }
  }
}

customElements.define("keep-draft", KeepDraft)

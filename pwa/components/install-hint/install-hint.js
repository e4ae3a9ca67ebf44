/** @typedef {Event & {prompt: () => Promise<unknown>}} InstallOffer */

/** Shows its button when the browser offers to put the page on the home screen; asks only when touched. */
class InstallHint extends HTMLElement {
  connectedCallback() {
    addEventListener("beforeinstallprompt", event => this.#offer(/** @type {InstallOffer} */ (event)))
  }

  /** @param {InstallOffer} offer */
  #offer(offer) {
    offer.preventDefault()
    this.hidden = false
    this.querySelector("button")?.addEventListener("click", () => this.#ask(offer), { once: true })
  }

  /** @param {InstallOffer} offer */
  async #ask(offer) {
    await offer.prompt()
    this.hidden = true
  }
}

customElements.define("install-hint", InstallHint)

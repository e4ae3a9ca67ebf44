/** Asks the browser's maker for an address, once the button is touched, and sends it with the form. */
class PushOffer extends HTMLElement {
  connectedCallback() {
    if (!("PushManager" in window && "serviceWorker" in navigator && "Notification" in window)) return
    this.#form.hidden = false
    this.#say("")
    this.#form.addEventListener("submit", event => this.#ask(event))
  }

  get #form() { return /** @type {HTMLFormElement} */ (this.querySelector("form")) }

  /** @param {string} words */
  #say(words) { /** @type {HTMLElement} */ (this.querySelector("[role=status]")).textContent = words }

  /** @param {SubmitEvent} event */
  async #ask(event) {
    event.preventDefault()
    event.stopPropagation()
    const told = await this.#subscribe().catch(() => null)
    if (!told) return this.#say(this.dataset.refused ?? "")
    const { endpoint, keys } = told.toJSON()
    for (const [name, value] of Object.entries({ endpoint, ...keys })) {
      const field = this.#form.elements.namedItem(name)
      if (field instanceof HTMLInputElement) field.value = value ?? ""
    }
    this.#form.submit()
  }

  async #subscribe() {
    if (await Notification.requestPermission() !== "granted") return null
    const { pushManager } = await navigator.serviceWorker.ready
    const old = await pushManager.getSubscription()
    await old?.unsubscribe() // perhaps made for a key that we no longer give
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: this.dataset.voice })
  }
}

customElements.define("push-offer", PushOffer)

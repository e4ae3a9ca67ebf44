/** The buttons at the foot of the screen, while one reads. They stand aside from what has the focus. */
export class Bar {
  #host
  #from
  /** @type {HTMLElement} */ element
  #gone = new AbortController()

  /**
   * @param {HTMLElement} host @param {"listen" | "rule"} kind
   * @param {HTMLElement} from where the keyboard goes back @param {(act: string) => void} act
   */
  constructor(host, kind, from, act) {
    const template = /** @type {HTMLTemplateElement} */ (host.querySelector("template"))
    this.#host = host
    this.#from = from
    this.element = /** @type {HTMLElement} */ (template.content.querySelector(".aloud-bar")?.cloneNode(true))
    for (const button of this.element.querySelectorAll("button")) {
      if (!button.dataset.for?.includes(kind)) button.remove()
    }
    const { signal } = this.#gone
    this.element.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button")
      if (button) act(button.value)
    })
    document.addEventListener("focusin", event => this.#uncover(event.target), { signal })
    addEventListener("resize", () => this.#room(), { signal })
    host.append(this.element)
    this.#room()
    const first = this.element.querySelector("[value=pause]") ?? this.element.querySelector("[value=next]")
    if (first instanceof HTMLElement) first.focus({ preventScroll: true })
  }

  get height() { return this.element.getBoundingClientRect().height }

  /** @param {boolean} on */
  paused(on) {
    const parts = /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-when]"))
    for (const part of parts) part.hidden = (part.dataset.when === "paused") !== on
  }

  /** Whoever stood in it goes back to where she came from. */
  close() {
    this.#gone.abort()
    const held = this.element.contains(document.activeElement)
    this.element.remove()
    this.#room()
    if (held) this.#from.focus({ preventScroll: true })
  }

  /** The end of the page, and what the keyboard reaches, may come above it. */
  #room() {
    const height = this.element.isConnected ? `${Math.ceil(this.height) + 16}px` : ""
    document.documentElement.style.scrollPaddingBlockEnd = document.body.style.paddingBlockEnd = height
  }

  /** @param {EventTarget | null} target */
  #uncover(target) {
    if (!(target instanceof Element) || this.#host.contains(target)) return
    const over = target.getBoundingClientRect().bottom + 16 - (innerHeight - this.height)
    if (over > 0) scrollBy({ top: over, behavior: "instant" })
  }
}

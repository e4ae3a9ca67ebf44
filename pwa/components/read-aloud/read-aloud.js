import { isFrench } from "../../js/lib/french.js"
import { tell } from "../../js/lib/telling.js"

const READ = "[data-read]"
/** After the title of a text, or who wrote it; else before it. */
const HEAD = ":scope > :is(h1, h2, .who)"

/** « Écouter » at the head of each text once a French voice is there, the ruler beside the first. The rest comes at the first tap. */
class ReadAloud extends HTMLElement {
  /** @type {HTMLElement | undefined} */ #held
  #at = 0
  /** @type {Promise<unknown> | undefined} */ #styled

  connectedCallback() {
    // At the door nobody is there: a « yes » kept for a session was somebody else's.
    if (location.pathname === "/entrer") sessionStorage.removeItem("remote-voice")
    this.#offer()
    window.speechSynthesis?.addEventListener?.("voiceschanged", () => this.#offer())
    const seen = new MutationObserver(() => this.#offer())
    for (const part of document.querySelectorAll("[data-live]")) seen.observe(part, { childList: true })
  }

  get #voiced() { return (window.speechSynthesis?.getVoices() ?? []).some(isFrench) }

  #offer() {
    const voiced = this.#voiced, roots = document.querySelectorAll(READ)
    for (const [at, root] of roots.entries()) this.#dress(root, at, voiced)
    const choice = document.querySelector("[data-voices]")
    if (choice && voiced) this.#fetched().then(({ fill }) => fill(this, choice), () => undefined)
    if (choice && !voiced) choice.setAttribute("hidden", "")
  }

  /** @param {Element} root @param {number} at @param {boolean} voiced */
  #dress(root, at, voiced) {
    const head = root.querySelector(HEAD), before = (head ?? root.previousElementSibling)
    const there = head ? head.nextElementSibling : before
    let place = there?.matches(".aloud") ? there : null
    if (!place && (voiced || !at)) place = this.#place(head, root)
    place?.querySelector("[data-does=listen]")?.toggleAttribute("hidden", !voiced)
    if (voiced && place && !place.querySelector("[data-does=listen]")) place.prepend(this.#button("listen", root, at))
    if (!at && place && !place.querySelector("[data-does=rule]")) place.append(this.#button("rule", root, at))
  }

  /** @param {Element | null} head @param {Element} root */
  #place(head, root) {
    const place = document.createElement("p")
    place.className = "aloud"
    place.dataset.made = ""
    head ? head.after(place) : root.before(place)
    return place
  }

  /** @param {"listen" | "rule"} does @param {Element} root @param {number} at */
  #button(does, root, at) {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector("template"))
    const button = /** @type {HTMLElement} */ (template.content.querySelector(`[data-does=${does}]`)?.cloneNode(true))
    // Of several buttons with one word, a screen reader says whose text each is.
    const named = root.closest("[aria-labelledby]")?.getAttribute("aria-labelledby"), author = root.querySelector(":scope > .who b")
    if (named) button.setAttribute("aria-describedby", named)
    if (author && does === "listen") button.setAttribute("aria-label", `${button.textContent} : ${author.textContent}`)
    button.addEventListener("pointerdown", () => this.#fetched().catch(() => undefined), { once: true })
    button.addEventListener("click", () => this.#does(does, button, root))
    button.addEventListener("focus", () => { this.#held = button; this.#at = at })
    // The page was asked again under whoever stood here: she stays where she was.
    const lost = this.#held && !this.#held.isConnected && document.activeElement === document.body
    if (lost && at === this.#at && this.#held?.dataset.does === does) queueMicrotask(() => button.focus({ preventScroll: true }))
    return button
  }

  /** Without network, it is said. @param {"listen" | "rule"} does @param {HTMLElement} button @param {Element} root */
  async #does(does, button, root) {
    const { listen, rule } = await this.#fetched().catch(() => ({}))
    if (listen) does === "listen" ? listen(this, button, root) : rule(this, button)
    else tell(this, this.dataset.noNetwork, true)
  }

  /** Both at once, or the bar would be measured before it is drawn. @returns {Promise<any>} */
  async #fetched() {
    const { script = "", style = "" } = this.dataset
    this.#styled ??= new Promise(done => {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style, onload: done, onerror: () => { this.#styled = undefined; done(undefined) } }))
    })
    const [module] = await Promise.all([import(script), this.#styled])
    return module
  }
}

customElements.define("read-aloud", ReadAloud)

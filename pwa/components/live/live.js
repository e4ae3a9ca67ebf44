import { pageAgain } from "../../js/lib/page-again.js"

const POLL = 30_000
const TOUCHES = ["pointerdown", "keydown", "wheel"]
const PARTS = "[data-live]"

/** Hears that something changed, asks for its page again and puts in place the parts marked `data-live`, and only those. */
class LivePage extends HTMLElement {
  /** @type {EventSource | undefined} */ #source
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #later
  #stale = false
  #unseen = false
  #over = false

  connectedCallback() {
    for (const touch of TOUCHES) addEventListener(touch, () => this.#there(), { passive: true })
    document.addEventListener("visibilitychange", () => this.#shown())
    addEventListener("pagehide", () => this.#quiet())
    addEventListener("pageshow", event => event.persisted && this.#back())
    this.#listen()
  }

  get #link() { return /** @type {HTMLElement} */ (this.querySelector("a")) }

  /** @param {string} words */
  #say(words) { /** @type {HTMLElement} */ (this.querySelector("[role=status]")).textContent = words }

  #listen() {
    const source = this.#source = new EventSource(/** @type {string} */ (this.getAttribute("src")))
    source.addEventListener("open", () => { this.#link.hidden = true })
    source.addEventListener("changed", event => this.#changed(JSON.parse(event.data).thread, Number(event.lastEventId)))
    source.addEventListener("again", () => this.#refresh(true))
    source.addEventListener("over", () => this.#end())
    source.addEventListener("error", () => this.#lost(source))
  }

  /** The browser comes back by itself, unless it was refused: then the page asks from time to time. @param {EventSource} source */
  #lost(source) {
    this.#link.hidden = false
    if (source.readyState === EventSource.CLOSED && !this.#over) this.#later = setTimeout(() => this.#back(), POLL)
  }

  async #back() {
    await this.#refresh(true)
    if (!this.#over) this.#listen()
  }

  #quiet() {
    clearTimeout(this.#later)
    this.#source?.close()
  }

  /** @param {string} thread @param {number} at */
  #changed(thread, at) {
    const mine = this.dataset.thread
    if ((!mine || mine === thread) && at !== Number(this.dataset.newest)) this.#refresh(true)
  }

  /** What came while nobody looked is fetched when somebody does. */
  #shown() {
    if (!document.hidden && this.#stale) this.#refresh(true)
  }

  /** She touches her screen, where new words are: now they are read. */
  #there() {
    if (this.#unseen) this.#refresh(false)
  }

  /** @param {boolean} unattended */
  async #refresh(unattended) {
    this.#stale = document.hidden
    if (this.#stale || this.#over) return
    this.#unseen = false
    const { page, gone } = await pageAgain(location.pathname + location.search, unattended)
    const fresh = /** @type {HTMLElement | null | undefined} */ (page?.querySelector("live-page"))
    if (gone) this.#end()
    if (page && fresh) this.#put(page, fresh, unattended)
  }

  /** @param {Document} page @param {HTMLElement} fresh @param {boolean} unattended */
  #put(page, fresh, unattended) {
    const parts = [...page.querySelectorAll(PARTS)]
    for (const [place, old] of document.querySelectorAll(PARTS).entries()) swap(old, parts[place])
    if (fresh.dataset.newest === this.dataset.newest) return
    this.dataset.newest = fresh.dataset.newest
    this.#unseen = unattended
    this.#say(this.dataset.news ?? "")
  }

  /** What was shown was shown under a right that is over. What she typed stays. */
  #end() {
    this.#over = true
    this.#quiet()
    for (const part of document.querySelectorAll(PARTS)) part.replaceChildren()
    this.#say(this.dataset.over ?? "")
    this.#link.hidden = false
  }
}

/** Whoever stands on a link stays on it. @param {Element} old @param {Element | undefined} fresh */
function swap(old, fresh) {
  if (!fresh || asServed(old).isEqualNode(fresh)) return
  const held = old.contains(document.activeElement) && document.activeElement?.getAttribute("href")
  old.replaceChildren(...fresh.childNodes)
  if (held) [...old.querySelectorAll("a")].find(link => link.getAttribute("href") === held)?.focus({ preventScroll: true })
}

/** Without what scripts put in it. @param {Element} part */
function asServed(part) {
  const copy = /** @type {Element} */ (part.cloneNode(true))
  for (const made of copy.querySelectorAll("[data-made]")) made.remove()
  return copy
}

customElements.define("live-page", LivePage)

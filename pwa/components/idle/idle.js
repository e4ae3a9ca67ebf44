import { waiting } from "../../js/lib/waiting.js"

const MINUTE = 60_000, TURN = 5_000
/** @type {Record<string, [number, number]>} When it asks, two minutes before, and when it is over: at a kiosk, where others come, on her own. */
const TIMES = {
  watched: [MINUTE, 3 * MINUTE], shared: [3 * MINUTE, 5 * MINUTE], own: [28 * MINUTE, 30 * MINUTE],
}
/** Where she comes back by one gesture, to this very page: what she was writing is kept as it is typed. */
const LOCKED = "/entrer?retour="
// The server notes her once a minute at most.
const AGAIN = 61_000
// `reading`: a voice begins a sentence for her.
const SIGNS = ["pointerdown", "keydown", "wheel", "scroll", "touchmove", "reading"]

/** Without a sign of her, in any tab, it asks whether she is there; then it leaves, or on her own device locks. */
class StillHere extends HTMLElement {
  #seen = Date.now()
  #told = Date.now()
  #tabs = new BroadcastChannel("still-here")

  connectedCallback() {
    for (const sign of SIGNS) addEventListener(sign, () => this.#here(), { passive: true, capture: true })
    this.#tabs.onmessage = () => this.#dialog.open ? this.#dialog.close() : this.#sign()
    this.#dialog.querySelector("button")?.addEventListener("click", () => this.#dialog.close())
    this.#dialog.addEventListener("close", () => this.#stays())
    document.addEventListener("visibilitychange", () => this.#hide())
    setInterval(() => this.#turn(), TURN)
  }

  get #shared() { return this.dataset.place !== "own" }

  get #times() { return TIMES[this.dataset.place ?? "shared"] }

  get #dialog() { return /** @type {HTMLDialogElement} */ (this.querySelector("dialog")) }

  /** Once asked, she answers: the finger that would close the question would touch what is below. */
  #here() {
    if (this.#dialog.open) return
    if (Date.now() - this.#seen > 1000) this.#tabs.postMessage("here")
    this.#sign()
  }

  #sign() {
    this.#seen = Date.now()
  }

  #stays() {
    this.#here()
    this.#tell()
  }

  /** Scrolling and listening ask nothing of the server: it is told. */
  #tell() {
    this.#told = Date.now()
    fetch("/encore-la", { redirect: "manual" }).then(
      // Her sign-in has ended elsewhere, or slept: she is led to the door.
      told => { if (told.type === "opaqueredirect") this.#leave() },
      () => undefined,
    )
  }

  #turn() {
    const now = Date.now(), idle = now - this.#seen, [warning, end] = this.#times
    if (idle >= end) this.#leave()
    else if (idle >= warning && !this.#dialog.open) this.#dialog.showModal()
    else if (this.#seen > this.#told && now - this.#told >= AGAIN) this.#tell()
  }

  /** Who turns away shows nothing: neither to who passes, nor in the list of open apps. */
  #hide() {
    if (!document.hidden) this.#turn()
    const away = this.#shared && document.hidden || Date.now() - this.#seen >= this.#times[1]
    document.documentElement.classList.toggle("away", away)
  }

  /** Nobody is there to be asked whether what waits for its author may be erased: then her time ends by itself. */
  async #leave() {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[action="/sortir"]'))
    if (this.#shared && form && !await waiting()) form.submit()
    else location.replace(this.#shared ? "/entrer" : LOCKED + encodeURIComponent(location.pathname + location.search))
  }
}

customElements.define("still-here", StillHere)

import { waiting } from "../../js/lib/waiting.js"

const WARNING = 240_000, END = 300_000, TURN = 5_000
// The server notes her once a minute at most.
const AGAIN = 61_000
// `reading`: a voice begins a sentence for her.
const SIGNS = ["pointerdown", "keydown", "wheel", "scroll", "touchmove", "reading"]

/** On a device that others use too: without a sign of her, in any tab, it asks whether she is there, then leaves. */
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
    fetch("/encore-la", { redirect: "manual" }).catch(() => undefined)
  }

  #turn() {
    const now = Date.now(), idle = now - this.#seen
    if (idle >= END) this.#leave()
    else if (idle >= WARNING && !this.#dialog.open) this.#dialog.showModal()
    else if (this.#seen > this.#told && now - this.#told >= AGAIN) this.#tell()
  }

  /** Who turns away shows nothing: neither to who passes, nor in the list of open apps. */
  #hide() {
    if (!document.hidden) this.#turn()
    document.documentElement.classList.toggle("away", document.hidden || Date.now() - this.#seen >= END)
  }

  /** Nobody is there to be asked whether what waits for its author may be erased: then her time ends by itself. */
  async #leave() {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[action="/sortir"]'))
    if (form && !await waiting()) form.submit()
    else location.replace("/entrer")
  }
}

customElements.define("still-here", StillHere)

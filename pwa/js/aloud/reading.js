import { again, everything } from "./again.js"
import { Bar } from "./bar.js"
import { gather } from "./gather.js"
import { tell } from "../lib/telling.js"
import { Mark } from "./mark.js"
import { quiet } from "./quiet.js"

/** @typedef {import("./gather.js").Sentence} Sentence */
const WRITES = "input, textarea, select, [contenteditable]"
const STEPS = new Map([["ArrowDown", 1], ["ArrowRight", 1], ["ArrowUp", -1], ["ArrowLeft", -1]])
/** One at a time in a page. @type {Reading | undefined} */
let current

/** Sentence by sentence: the one where one is is tinted and in sight. What each kind adds is to be heard, or not. */
export class Reading {
  /** @type {Sentence[]} */ sentences
  at = 0
  #mark = new Mark()
  #gone = new AbortController()

  /**
   * @param {HTMLElement} host @param {"listen" | "rule"} kind
   * @param {HTMLElement} from the button that began it @param {Element} [root] else all that is read in the page
   */
  constructor(host, kind, from, root) {
    current?.stop()
    current = this
    this.host = host
    this.kind = kind
    this.sentences = root ? gather(root) : everything().flat()
    this.bar = new Bar(host, kind, from, act => this.act(act))
    const { signal } = this.#gone
    quiet(() => this.stop(), () => this.rest(), signal)
    document.addEventListener("keydown", event => this.#key(event), { signal })
    document.addEventListener("click", event => this.#tap(event), { signal })
    addEventListener("resize", () => this.reveal(this.sentence.range), { signal })
    const seen = new MutationObserver(() => this.#find())
    for (const part of document.querySelectorAll("[data-live]")) seen.observe(part, { childList: true })
    signal.addEventListener("abort", () => seen.disconnect())
  }

  static get current() { return current }

  get sentence() { return this.sentences[this.at] }

  /** What a button of the bar asks. @param {string} act */
  act(act) {
    if (act === "next") this.go(this.at + 1)
    else if (act === "prior") this.go(this.at - 1)
    else if (act === "stop") this.stop()
  }

  /** @param {number} at */
  go(at) {
    if (at >= this.sentences.length) return this.stop(this.host.dataset.over)
    this.at = Math.max(at, 0)
    this.show()
  }

  /** The page is not shown any more. */
  rest() {}

  show() {
    const { range } = this.sentence
    this.#mark.sentence(range)
    this.reveal(range)
  }

  /** @param {Range} range */
  word(range) { this.#mark.word(range) }

  /** It jumps rather than glides: nothing of ours moves for longer than a blink. @param {Range} range */
  reveal(range) {
    // A wide table moves sideways in its frame.
    range.startContainer.parentElement?.closest("td, th")?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" })
    const { top, bottom, height } = range.getBoundingClientRect(), low = innerHeight - this.bar.height - 16
    const wanted = Math.max(16, Math.min(low / 3, low - height))
    if (height && (top < 16 || bottom > low)) scrollBy({ top: top - wanted, behavior: "instant" })
  }

  /** @param {string} [words] @param {boolean} [wrong] */
  say(words = "", wrong = false) {
    tell(this.host, words, wrong)
  }

  /** @param {string} [words] @param {boolean} [wrong] */
  stop(words, wrong = false) {
    if (current !== this) return
    current = undefined
    this.#gone.abort()
    this.#mark.clear()
    this.bar.close()
    this.say(words, wrong)
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape") return this.stop()
    const step = STEPS.get(event.key)
    const writes = event.target instanceof Element && event.target.matches(WRITES)
    const other = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
    if (this.kind !== "rule" || !step || writes || other) return
    event.preventDefault()
    this.go(Math.min(this.at + step, this.sentences.length - 1))
  }

  /** A tap on a sentence goes there; on what acts, it acts. @param {MouseEvent} event */
  #tap({ target, clientX: x, clientY: y }) {
    if (!(target instanceof Element) || target.closest(`a, button, summary, label, dialog, ${WRITES}`)) return
    const under = (/** @type {DOMRect} */ box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
    const tapped = this.sentences.findIndex(({ range }) => [...range.getClientRects()].some(under))
    if (tapped >= 0) this.go(tapped)
  }

  /** The page was asked again: the same sentence is looked for in it. A right that is over left none. */
  #find() {
    if (this.sentence.places[0].node.isConnected) return
    const found = again(this.sentences, this.at, this.kind === "rule" ? [everything().flat()] : everything())
    if (!found) return this.stop()
    Object.assign(this, found)
    this.#mark.sentence(this.sentence.range)
  }
}

import { sentences } from "./sentences.js"
import { span, spoken } from "./span.js"

/**
 * One sentence: where it stands, what is said of it, and where each sign said stands in what is written.
 * `head` is what is said before: the header of a cell.
 * @typedef {{ range: Range, said: string, head: number, places: Place[], at: number[] }} Sentence
 * @typedef {{ from: number, node: Text }} Place
 */
// What one acts with is not what one reads; what is hidden, from the eyes or from the ears, is not said.
const LEFT_OUT = `details:not([open]), button, summary, select, textarea, input, svg, img, video, audio, dialog,
  template, script, style, [hidden], [aria-hidden=true], .sr, .back, .help`

/** The sentences of a text, in the order of the page. @param {Element} root @returns {Sentence[]} */
export function gather(root) {
  const text = new Gathering()
  text.enter(root)
  text.flush()
  return text.found
}

class Gathering {
  /** @type {Sentence[]} */ found = []
  /** @type {Place[]} */ #places = []
  #raw = ""
  #head = ""

  /** @param {Element} element */
  enter(element) {
    if (element.localName === "br") return this.flush()
    if (element.matches(LEFT_OUT) || !shown(element)) return
    const apart = !/^(?:inline|contents)/.test(getComputedStyle(element).display)
    if (apart) this.flush()
    if (element instanceof HTMLTableElement) this.#table(element)
    else for (const node of element.childNodes) this.#node(node)
    if (apart) this.flush()
  }

  /** @param {Node} node */
  #node(node) {
    if (node instanceof Element) return this.enter(node)
    if (!(node instanceof Text)) return
    this.#places.push({ from: this.#raw.length, node })
    this.#raw += node.data
  }

  /** Row by row; each cell after its header. @param {HTMLTableElement} table */
  #table(table) {
    if (table.caption) this.enter(table.caption)
    const heads = headers(table)
    for (const row of table.rows) {
      if (heads.length && row.parentElement === table.tHead) continue
      let column = 0
      for (const cell of row.cells) {
        const head = cell.dataset.l ?? heads[column]
        column += cell.colSpan
        if (head && cell.localName === "td") this.#head = `${head} : `
        this.enter(cell)
        this.#head = ""
      }
    }
  }

  /** What was met since the last border of a block becomes sentences. */
  flush() {
    for (const [start, end] of sentences(this.#raw)) {
      const range = document.createRange()
      span(range, this.#places, start, end)
      const { words, at } = spoken(this.#raw, start, end)
      this.found.push({ range, said: this.#head + words, head: this.#head.length, places: this.#places, at })
      this.#head = ""
    }
    this.#places = []
    this.#raw = ""
  }
}

/** The words above each column, where they stand above what follows. @param {HTMLTableElement} table */
function headers(table) {
  const last = [...(table.tHead?.rows ?? [])].at(-1)
  if (!last || !table.tBodies.length) return []
  return [...last.cells].flatMap(cell => Array(cell.colSpan).fill(cell.textContent.trim().replace(/\s*:$/, "")))
}

/** An element without a box of its own is as shown as what it holds. @param {Element} element */
function shown(element) {
  const { display, visibility } = getComputedStyle(element)
  if (display === "contents") return true
  if (element.checkVisibility) return element.checkVisibility({ visibilityProperty: true })
  return visibility === "visible" && element.getClientRects().length > 0
}

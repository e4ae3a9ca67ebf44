/** Tints a sentence, and the word in it. The page is not touched, nor what a screen reader hears of it. */
export class Mark {
  #boxes = document.createElement("div")
  /** @type {Range | undefined} */ #range
  #again = () => this.#range && this.#draw(this.#range)

  constructor() {
    this.#boxes.setAttribute("aria-hidden", "true")
    this.#boxes.className = "aloud-boxes"
    if (!natively()) addEventListener("resize", this.#again)
  }

  /** @param {Range} range */
  sentence(range) {
    this.#range = range
    if (!natively()) return this.#draw(range)
    CSS.highlights.delete("word")
    CSS.highlights.set("sentence", new Highlight(range))
  }

  /** @param {Range} range */
  word(range) {
    if (natively()) CSS.highlights.set("word", new Highlight(range))
  }

  clear() {
    removeEventListener("resize", this.#again)
    this.#boxes.remove()
    if (natively()) for (const name of ["word", "sentence"]) CSS.highlights.delete(name)
  }

  /** For browsers before the highlights of CSS: boxes that lie over the lines. @param {Range} range */
  #draw(range) {
    this.#boxes.replaceChildren(...[...range.getClientRects()].map(({ left, top, width, height }) => {
      const box = document.createElement("div")
      const place = { left: left + scrollX, top: top + scrollY, width, height }
      for (const [name, value] of Object.entries(place)) box.style.setProperty(name, `${value}px`)
      return box
    }))
    document.body.append(this.#boxes)
  }
}

/** Where a `Highlight` of CSS is drawn by the browser itself. */
const natively = () => "Highlight" in window && "highlights" in CSS

import { Reading } from "./reading.js"

/** Without a sound: buttons, arrows and taps move from sentence to sentence. */
export class Ruler extends Reading {
  #button

  /** @param {HTMLElement} host @param {HTMLElement} button */
  constructor(host, button) {
    super(host, "rule", button)
    this.#button = button
    button.setAttribute("aria-pressed", "true")
    // From where she is in the page.
    this.go(Math.max(0, this.sentences.findIndex(({ range }) => range.getBoundingClientRect().bottom > 0)))
  }

  /** @param {string} [words] */
  stop(words) {
    super.stop(words)
    this.#button.setAttribute("aria-pressed", "false")
  }
}

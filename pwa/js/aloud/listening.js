import { Reading } from "./reading.js"
import { wordOf } from "./span.js"
import { hush, speak } from "./speak.js"
import { speed } from "./voices.js"

// Cut short by another page, or not begun because no finger asked for it: « Reprendre » tries again.
const LATER = ["canceled", "interrupted", "not-allowed", "late"]

/** A voice says the text. A pause is a silence, then the same sentence again: Android's own pause loses its place. */
export class Listening extends Reading {
  #silent = true

  /** @param {HTMLElement} host @param {HTMLElement} from @param {Element} root @param {SpeechSynthesisVoice} voice */
  constructor(host, from, root, voice) {
    super(host, "listen", from, root)
    this.voice = voice
    this.go(0)
  }

  /** @param {string} act */
  act(act) {
    if (act === "pause") this.#silent ? this.go(this.at) : this.rest()
    else if (act === "again") this.go(this.at)
    else super.act(act)
  }

  /** @param {number} at */
  go(at) {
    super.go(at)
    if (Reading.current !== this) return
    if (this.#silent) this.say(this.host.dataset.reading)
    this.#silent = false
    this.bar.paused(false)
    speak(this.sentence.said, this.voice, speed(), {
      start: () => this.#starts(),
      word: (from, length) => this.#word(from, length),
      end: () => this.go(this.at + 1),
      fail: why => LATER.includes(why) ? this.rest() : this.stop(this.host.dataset.failed, true),
    })
  }

  rest() {
    if (this.#silent) return
    this.#silent = true
    hush()
    this.bar.paused(true)
    this.say(this.host.dataset.paused)
  }

  /** @param {string} [words] @param {boolean} [wrong] */
  stop(words, wrong = false) {
    if (Reading.current === this) hush()
    super.stop(words, wrong)
  }

  /** Who listens is there: a shared device does not leave under her. */
  #starts() {
    this.show()
    dispatchEvent(new Event("reading"))
  }

  /** Only where the voice says which word it is: never guessed. @param {number} from @param {number} length */
  #word(from, length) {
    const range = wordOf(this.sentence, from, length)
    if (range) this.word(range)
  }
}

/**
 * @typedef {{ start: () => void, word: (at: number, length: number) => void, end: () => void, fail: (why: string) => void }} Told
 */
// Some phones lose a voice without a word: then it is said again when she asks.
const PATIENCE = 8_000

/** Held here, or a browser may forget it while it speaks, and never say that it ended. @type {SpeechSynthesisUtterance | undefined} */
let current
/** @type {ReturnType<typeof setTimeout> | undefined} */
let late

/**
 * Says these words, and tells how far it is.
 * @param {string} words @param {SpeechSynthesisVoice} voice @param {number} rate @param {Told} told
 */
export function speak(words, voice, rate, told) {
  hush()
  const said = current = new SpeechSynthesisUtterance(words)
  Object.assign(said, { voice, rate, lang: voice.lang.replace("_", "-") })
  const when = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) => {
    said.addEventListener(type, event => said === current && act(event))
  }
  when("start", () => { clearTimeout(late); told.start() })
  when("boundary", ({ name, charIndex, charLength }) => name === "word" && told.word(charIndex, charLength))
  when("end", told.end)
  when("error", ({ error }) => { clearTimeout(late); told.fail(error) })
  late = setTimeout(() => said === current && told.fail("late"), PATIENCE)
  speechSynthesis.speak(said)
}

/** At once, and nothing that was said before is heard of again. */
export function hush() {
  current = undefined
  clearTimeout(late)
  speechSynthesis.cancel()
}

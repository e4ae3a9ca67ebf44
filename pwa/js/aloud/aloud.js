// Fetched once somebody wants to listen, to follow with a ruler, or to choose a voice.
import { agreed } from "./agree.js"
import { Listening } from "./listening.js"
import { Reading } from "./reading.js"
import { Ruler } from "./ruler.js"
import { chosen } from "./voices.js"

export { fill } from "./choose.js"

/** @param {HTMLElement} host @param {HTMLElement} button @param {Element} root */
export function listen(host, button, root) {
  const voice = chosen()
  if (voice) agreed(host, voice, () => new Listening(host, button, root, voice))
}

/** A second tap puts the ruler away. @param {HTMLElement} host @param {HTMLElement} button */
export function rule(host, button) {
  Reading.current instanceof Ruler ? Reading.current.stop() : new Ruler(host, button)
}

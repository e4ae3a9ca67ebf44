import { isFrench } from "../lib/french.js"

// Voices of machines of old, and small copies of better ones: understood, but only when there is no other.
const POOR = /espeak|compact|^(?:eddy|flo|grandma|grandpa|jacques|mamie|papi|reed|rocko|sandy|shelley)\b/i
const RICH = /natural|premium|enhanced|amélior|neural/i

/** Those of this device first, then those of France. @returns {SpeechSynthesisVoice[]} */
export function french() {
  const voices = window.speechSynthesis?.getVoices() ?? []
  return voices.filter(isFrench).sort((a, b) => worth(b) - worth(a))
}

/** @param {SpeechSynthesisVoice} voice */
function worth({ name, lang, localService, default: usual }) {
  const here = localService ? 100 : 0, ofFrance = /fr[-_]fr|^fr$/i.test(lang) ? 10 : 0
  return here + ofFrance + (RICH.test(name) ? 4 : 0) + (usual ? 2 : 0) - (POOR.test(name) ? 20 : 0)
}

/** Hers if this phone has it, else the best there is. @param {string} [name] @returns {SpeechSynthesisVoice | undefined} */
export function chosen(name = document.documentElement.dataset.voice) {
  const voices = french()
  return voices.find(voice => name && voice.name === name) ?? voices[0]
}

/** How fast she wants it, as the page says; as usual when it says nothing. */
export function speed() {
  const told = Number(document.documentElement.dataset.speed)
  return told >= 0.5 && told <= 1.5 ? told : 1
}

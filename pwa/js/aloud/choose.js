import { agreed, agreedHere, withdraw } from "./agree.js"
import { hush, speak } from "./speak.js"
import { french, speed } from "./voices.js"

const MOST = 12

/**
 * The voices of this phone as radio buttons; those that are elsewhere come last, and say so.
 * The hidden field that kept her choice gives way to them.
 * @param {HTMLElement} host @param {HTMLFieldSetElement} fieldset
 */
export function fill(host, fieldset) {
  const field = fieldset.querySelector('input[name="voice"]')
  const kept = field instanceof HTMLInputElement && field.type === "hidden" ? field.value : checked(fieldset)
  const voices = french(), mine = voices.find(({ name }) => name === kept)
  const told = [...new Set([...voices.slice(0, MOST), ...(mine ? [mine] : [])])]
  const template = /** @type {HTMLTemplateElement} */ (host.querySelector("template")).content
  const list = document.createElement("div")
  list.className = "picks rows"
  list.append(choice(template, mine ? "" : kept, host.dataset.usual ?? "", !mine))
  for (const voice of told) list.append(choice(template, voice.name, label(host, voice), voice === mine))
  const hear = /** @type {HTMLElement} */ (template.querySelector("[data-does=hear]")?.cloneNode(true))
  hear.addEventListener("click", () => {
    const voice = voices.find(({ name }) => name === checked(fieldset)) ?? voices[0]
    const unheard = { start() {}, word() {}, end() {}, fail() {} }
    agreed(host, voice, () => speak(host.dataset.example ?? "", voice, speed(), unheard))
  })
  for (const made of fieldset.querySelectorAll('[data-made], input[name="voice"]')) made.remove()
  const no = /** @type {HTMLElement} */ (template.querySelector("[data-does=withdraw]")?.cloneNode(true))
  no.hidden = !agreedHere()
  no.addEventListener("click", () => {
    withdraw()
    hear.focus()
    no.hidden = true
  })
  for (const made of [list, hear, no]) {
    made.dataset.made = ""
    fieldset.append(made)
  }
  addEventListener("pagehide", hush)
  fieldset.hidden = !voices.length
}

/** @param {Element} fieldset */
function checked(fieldset) {
  const field = fieldset.querySelector('input[name="voice"]:checked')
  return field instanceof HTMLInputElement ? field.value : ""
}

/** @param {DocumentFragment} template @param {string} value @param {string} words @param {boolean} on */
function choice(template, value, words, on) {
  const made = /** @type {HTMLElement} */ (template.querySelector("label")?.cloneNode(true))
  const field = /** @type {HTMLInputElement} */ (made.querySelector("input")), name = made.querySelector("span")
  Object.assign(field, { value, checked: on })
  if (name) name.textContent = words
  return made
}

/** @param {HTMLElement} host @param {SpeechSynthesisVoice} voice */
function label(host, { name, localService }) {
  return localService ? name : `${name} (${host.dataset.remote})`
}

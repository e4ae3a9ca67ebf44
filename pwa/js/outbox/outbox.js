import { begin, blank, typed, usable } from "./form.js"
import { seal } from "./sealing.js"
import { send } from "./sending.js"
import { forget, hers, keep } from "./store.js"
/** @typedef {import("./store.js").Letter} Letter @typedef {import("./sending.js").Fate} Fate */

const FIRST = 5_000, LONGEST = 300_000
let pause = FIRST
/** @type {ReturnType<typeof setTimeout> | undefined} */ let later

/** Shows where the letters are, and nothing else. @param {HTMLElement} box @param {string} state @param {Letter} [letter] */
function say(box, state, letter) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-state]"))) part.hidden = part.dataset.state !== state
  const sealed = box.querySelector("input[name=scelle]")
  if (sealed instanceof HTMLInputElement) sealed.value = letter?.sealed ?? ""
  if (state) box.scrollIntoView({ block: "nearest" })
}

/** All that wait, in the order of nothing: each has its own thread and key. @param {HTMLElement} box */
async function flush(box) {
  clearTimeout(later)
  const letters = await hers(box.dataset.kid ?? "")
  if (!letters.length) return
  /** @type {Record<string, Letter>} */ const found = Object.create(null)
  for (const letter of letters) found[(await send(letter)).how] = letter
  const state = ["refused", "asleep", "waiting", "left"].find(how => how in found) ?? ""
  say(box, state, found[state])
  if (found.left) document.querySelectorAll("form[data-outbox]").forEach(form => blank(/** @type {HTMLFormElement} */ (form)))
  if (found.waiting) again(box)
}

/** @param {HTMLElement} box */
function again(box) {
  later = setTimeout(() => flush(box), pause)
  pause = Math.min(pause * 2, LONGEST)
}

/** On the disk first, then on its way: whatever stops here, it is kept. @param {HTMLElement} box @param {HTMLFormElement} form @param {SubmitEvent} event */
async function take(box, form, event) {
  const said = form.dataset.sent ? null : typed(form, event)
  if (!said) return
  event.preventDefault()
  const to = new URL(form.action).pathname
  const url = to.replace(/\/messages\/.*$/, "/messages/partir")
  try {
    const sealed = await seal(box.dataset.key ?? "", JSON.stringify({ to, fields: said }))
    const letter = { id: said.key, kid: box.dataset.kid ?? "", url, sealed }
    await keep(letter)
    return settle(box, form, letter, await send(letter))
  } catch {
    full(box, form)
  }
}

/** @param {HTMLElement} box @param {HTMLFormElement} form @param {Letter} letter @param {Fate} fate */
async function settle(box, form, letter, { how, where, status }) {
  if (how === "left") return lead(where ?? location.href)
  if (status === 422) { // the form says what is wrong, beside the words
    await forget(letter.id)
    return form.submit()
  }
  begin(form)
  say(box, how, letter)
  if (how === "waiting") again(box)
}

/** No room, or a browser that keeps nothing: the words stay in the form. If there is a network, they leave as ever. @param {HTMLElement} box @param {HTMLFormElement} form */
function full(box, form) {
  if (navigator.onLine) return form.submit()
  usable(form)
  say(box, "full")
}

/** @param {string} where */
function lead(where) {
  const there = new URL(where, location.href)
  const here = there.pathname + there.search === location.pathname + location.search
  location.assign(there.href)
  if (here) location.reload()
}

/** She has read them: they are nowhere else. @param {HTMLElement} box */
function mayForget(box) {
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-forget]"))
  button?.addEventListener("click", async () => {
    await forget(button.dataset.forget ?? "")
    location.assign("/messages")
  })
  return Boolean(button)
}

/** @param {HTMLElement} box */
export function start(box) {
  if (mayForget(box)) return
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-outbox]"))) {
    if (box.dataset.key) form.addEventListener("submit", event => take(box, form, event))
  }
  addEventListener("online", () => flush(box))
  document.addEventListener("visibilitychange", () => document.hidden || flush(box))
  flush(box)
}

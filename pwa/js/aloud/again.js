import { gather } from "./gather.js"

/** @typedef {import("./gather.js").Sentence} Sentence */

/** The sentences of each text of the page that may be read. */
export const everything = () => [...document.querySelectorAll("[data-read]")].map(gather)

/**
 * Where the same sentence stands in the texts as they are now: in the one that has most in common with the old one.
 * @param {Sentence[]} old @param {number} at @param {Sentence[][]} texts
 * @returns {{ sentences: Sentence[], at: number } | undefined}
 */
export function again(old, at, texts) {
  const words = new Set(old.map(({ said }) => said)), { said } = old[at]
  const common = (/** @type {Sentence[]} */ text) => text.filter(one => words.has(one.said)).length
  const [sentences] = texts.filter(text => text.some(one => one.said === said)).sort((a, b) => common(b) - common(a))
  const places = sentences?.flatMap((one, place) => one.said === said ? [place] : []) ?? []
  const [nearest] = places.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))
  return nearest === undefined ? undefined : { sentences, at: nearest }
}

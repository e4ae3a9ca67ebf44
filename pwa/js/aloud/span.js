/** @typedef {import("./gather.js").Sentence} Sentence */
/** @typedef {import("./gather.js").Place} Place */

/**
 * One blank where several are written; signs that only help to lay out are not said.
 * @param {string} raw @param {number} start @param {number} end
 */
export function spoken(raw, start, end) {
  const at = /** @type {number[]} */ ([])
  let words = ""
  for (let i = start; i < end; i++) {
    const sign = /\s/.test(raw[i]) ? " " : raw[i]
    if (/[\u00ad\u200b\u2060]/.test(sign) || (sign === " " && words.endsWith(" "))) continue
    words += sign
    at.push(i)
  }
  return { words, at }
}

/** @param {Range} range @param {Place[]} places @param {number} start @param {number} end */
export function span(range, places, start, end) {
  const first = places.filter(place => place.from <= start).slice(-1)[0]
  const last = places.filter(place => place.from < end).slice(-1)[0]
  range.setStart(first.node, start - first.from)
  range.setEnd(last.node, end - last.from)
}

/**
 * Where a word stands, from what the voice says of it; null when that is of no use.
 * @param {Sentence} sentence @param {number} from @param {number} length
 */
export function wordOf({ places, at, said, head }, from, length) {
  const size = length || (/^\S*/.exec(said.slice(from))?.[0].length ?? 0)
  const first = at[from - head], last = at[from - head + size - 1]
  if (first === undefined || last === undefined) return null
  const range = document.createRange()
  span(range, places, first, last + 1)
  return range
}

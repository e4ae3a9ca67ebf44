// Where a full stop ends no sentence: the traps and the words of the checker of easy French (a test compares).
// One rule for every browser: Intl.Segmenter is missing before Firefox 125, and cuts after « M. » where it exists.
/** @param {string} words */
const list = words => new Set(words.trim().split(/\s+/))
const NEVER_LAST = list(`
  m mm mme mmes mlle mlles me mes dr drs pr prof st ste av ave bd boul bld rte résid bât apt appt nos tél fax cf
  ex c.-à-d env éd réf rem nb ndlr obs dir sté ets cie gén capt trad vs resp adm dépt dép
`)
const BEFORE_A_NUMBER = list(`
  art ch chap p pp pg par § n no nº n° fig tab vol t pl col coll ill alin al ann paragr suppl janv févr fév avr
  juil sept oct nov déc lun mar mer jeu ven sam dim app
`)
const SOMETIMES_LAST = list(`
  etc j.-c jc ss suiv sq a.m p.m qqch qqn approx max min hab h f s mn sec kg km cm mm ml
`)
const STOP = /[.!?…]+(?:[ \u00a0\u202f]?[!?…]+)*(?:[”"’')\]]|[ \u00a0\u202f]?»)*/gu
const BEGINS = /[\p{Lu}\p{N}«“"'‘([—–-]/u
const OF_THE_LAW = /\bart(?:icles?|\.)\s[LRDA]$/u
const LONGEST = 240

/**
 * Where the sentences of one block begin and end, blanks left out.
 * @param {string} text @returns {[number, number][]}
 */
export function sentences(text) {
  const found = /** @type {[number, number][]} */ ([])
  let start = 0
  for (const { index, 0: stop } of [...text.matchAll(STOP), { index: text.length, 0: "" }]) {
    const end = index + stop.length
    if (stop && !ends(text.slice(start, index), stop, text.slice(end))) continue
    for (const [left, right] of pieces(text, start, end)) {
      const piece = text.slice(left, right), first = piece.search(/\S/)
      if (/[\p{L}\p{N}]/u.test(piece)) found.push([left + first, left + piece.trimEnd().length])
    }
    start = end
  }
  return found
}

/** @param {string} before since the last cut @param {string} stop @param {string} after */
function ends(before, stop, after) {
  const next = after.trimStart()[0] ?? ""
  if (!next || next === after[0] || !BEGINS.test(next)) return false
  return stop !== "." || !abbreviated(before, next)
}

/** @param {string} before @param {string} next */
function abbreviated(before, next) {
  const written = /[^\s«“"'‘’([—]*$/u.exec(before)?.[0] ?? "", word = written.toLowerCase()
  if (NEVER_LAST.has(word) || /^\s*\d+$/.test(before) || OF_THE_LAW.test(before)) return true
  if (BEFORE_A_NUMBER.has(word)) return /[\dIVXLC]/.test(next)
  if (SOMETIMES_LAST.has(word)) return !/[\p{Lu}]/u.test(next)
  return /^\p{Lu}$/u.test(written) && /\p{Lu}/u.test(next)
}

/** A very long sentence is said in several breaths: some voices fall silent after a quarter of a minute. */
function* pieces(/** @type {string} */ text, /** @type {number} */ start, /** @type {number} */ end) {
  while (end - start > LONGEST) {
    const part = text.slice(start, start + LONGEST)
    const cut = Math.max(part.search(/[,;:]\s[^,;:]*$/u) + 1, 0) || part.lastIndexOf(" ") + 1 || LONGEST
    yield [start, start += cut]
  }
  yield [start, end]
}

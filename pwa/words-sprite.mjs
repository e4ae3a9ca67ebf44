// The drawings of the cards of words, each a symbol: ours, and of other sets those that pictograms.yaml names.
import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"

const ROOT = fileURLToPath(new URL("..", import.meta.url))
const NAMED = /^"?([\w-]+)"?: .*\bset: ([\w-]+), icon: ([\w-]+)/gm
const SHAPE = /<(g|path|circle|ellipse|rect|line|polyline|polygon)\b([^>]*?)(\/?)>|<\/g>/g
// What both sets leave bare on each side.
const BARE = { openmoji: 4, healthicons: 3 }
const COLOUR = /^#(?!000(?:000)?$)/

/** @param {string} name */
async function drawing(name) {
  const text = await readFile(`${ROOT}pwa/drawings/${name}.svg`, "utf8")
  const inside = text.replace(/^<svg[^>]*>|<\/svg>\s*$/g, "").replace(/\n\s*/g, "")
  return { box: "0 0 24 24", body: `<g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inside}</g>` }
}

/** @param {string} set @param {string} name */
async function icon(set, name) {
  const { icons, aliases, width, height } = JSON.parse(await readFile(`${ROOT}node_modules/@iconify-json/${set}/icons.json`, "utf8"))
  const found = icons[name] ?? icons[aliases[name]?.parent]
  if (!found) throw new Error(`${set} has no ${name}`)
  const margin = BARE[set]
  return { box: `${margin} ${margin} ${width - 2 * margin} ${height - 2 * margin}`, body: `<g fill="currentColor" stroke="none">${lines(whole(found.body))}</g>` }
}

/** What is drawn twice is written twice: a name inside one symbol could be that of another. @param {string} body */
function whole(body) {
  const shared = new Map([...body.matchAll(/<path id="([^"]+)"( d="[^"]+")\/>/g)].map(([, id, line]) => [id, line]))
  return body.replace(/<defs>.*?<\/defs>/g, "").replace(/<use href="#([^"]+)"([^>]*)\/>/g, (_, id, inked) => `<path${inked}${shared.get(id)}/>`)
}

/** Of a coloured drawing only what is black stays, in the colour of the text: it holds on any ground. @param {string} body */
function lines(body) {
  /** @type {boolean[]} */
  const drawn = []
  return body.replace(SHAPE, (whole, tag, attributes, closed) => {
    if (whole === "</g>") return drawn.pop() === undefined ? "" : whole
    const inked = plain(attributes)
    const fill = inked.match(/ fill="([^"]+)"/)?.[1], stroke = inked.match(/ stroke="([^"]+)"/)?.[1] ?? (drawn.at(-1) ? "above" : "none")
    if (tag === "g") drawn.push(stroke !== "none")
    else if (fill === "none" && stroke === "none") return ""
    return `<${tag}${inked}${closed}>`
  }).replace(/<g[^>]*><\/g>/g, "").replaceAll('stroke-width="2"', 'stroke-width="3"') // thin beside ours
}

/** @param {string} attributes */
function plain(attributes) {
  return attributes.replace(/ (fill|stroke)="([^"]+)"/g, (_, which, colour) =>
    ` ${which}="${COLOUR.test(colour) ? "none" : colour.startsWith("#") ? "currentColor" : colour}"`)
}

export async function wordsSprite() {
  const map = await readFile(`${ROOT}falc_content/pictograms.yaml`, "utf8")
  const symbols = [...map.matchAll(NAMED)].map(async ([, id, set, name]) => {
    const { box, body } = set === "a-portee" ? await drawing(name) : await icon(set, name)
    return `<symbol id="${id}" viewBox="${box}">${body}</symbol>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg">${(await Promise.all(symbols)).join("")}</svg>`
}

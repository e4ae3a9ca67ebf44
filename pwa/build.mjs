// From the sources of pwa/ to the hashed files of pwa/dist/, with a manifest that gives each its address.
import { createHash } from "node:crypto"
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { basename, extname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import esbuild from "esbuild"
import { wordsSprite } from "./words-sprite.mjs"

const HERE = fileURLToPath(new URL(".", import.meta.url))
const DIST = join(HERE, "dist")
const BROWSERS = ["chrome100", "firefox102", "safari15.4"]
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
}
/** @type {Record<string, {url: string, type: string, size: number}>} */
const manifest = {}

/** Writes a file, and its compressed twins when it is text. @param {string} name @param {Uint8Array} body */
async function write(name, body) {
  const path = join(DIST, name)
  await writeFile(path, body)
  if (![".css", ".js", ".svg", ".webmanifest"].includes(extname(name))) return
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
  await writeFile(`${path}.br`, await promisify(brotliCompress)(body, quality))
  await writeFile(`${path}.gz`, await promisify(gzip)(body, { level: 9 }))
}

/** Publishes a file under a name that changes with its content. @param {string} name @param {string | Uint8Array} content */
async function publish(name, content) {
  const body = Buffer.from(content)
  const digest = createHash("sha256").update(body).digest("hex").slice(0, 12)
  const suffix = extname(name)
  const hashed = `${basename(name, suffix)}.${digest}${suffix}`
  await write(hashed, body)
  manifest[name] = { url: `/assets/${hashed}`, type: TYPES[suffix], size: body.length }
  return manifest[name].url
}

/** The sorted paths of a folder of pwa/ that end so. @param {string} folder @param {string} suffix */
async function files(folder, suffix) {
  const found = await readdir(join(HERE, folder), { recursive: true })
  return found.filter(name => name.endsWith(suffix)).sort().map(name => join(HERE, folder, name))
}

/** @param {string[]} paths */
async function joined(paths) {
  return (await Promise.all(paths.map(path => readFile(path, "utf8")))).join("\n")
}

/** One style sheet: flattened for older browsers, made small. @param {string} name @param {string[]} paths */
async function style(name, paths) {
  const source = (await joined(paths)).replace(/url\("asset:([^"]+)"\)/g, (_, key) => `url("${manifest[key].url}")`)
  const { code } = await esbuild.transform(source, { loader: "css", minify: true, target: BROWSERS })
  return publish(name, code)
}

/** All the drawings in one file, each a symbol. Classes do not cross to another file: they become attributes. */
async function sprite() {
  const symbols = (await files("pictos", ".svg")).map(async path => {
    const inside = (await readFile(path, "utf8")).replace(/^<svg[^>]*>|<\/svg>\s*$/g, "")
    const shapes = inside.replaceAll('class="f"', 'fill="currentColor" stroke="none"').replace(/\n\s*/g, "")
    return `<symbol id="${basename(path, ".svg")}" viewBox="0 0 24 24">${shapes}</symbol>`
  })
  return publish("sprite.svg", `<svg xmlns="http://www.w3.org/2000/svg">${(await Promise.all(symbols)).join("")}</svg>`)
}

async function script() {
  const entry = join(HERE, "js/main.js")
  const options = { bundle: true, minify: true, write: false, target: BROWSERS }
  const { outputFiles } = await esbuild.build({ ...options, entryPoints: [entry], format: "iife" })
  return publish("main.js", outputFiles[0].contents)
}

/**
 * A module that few pages fetch: `outbox` where one writes on one's own device, or where a letter waits; `aloud` once
 * somebody wants to listen or to follow with a ruler; `passkeys` once she wants a key to serve. @param {string} name
 */
async function module(name) {
  const options = { bundle: true, minify: true, write: false, target: BROWSERS }
  const { outputFiles } = await esbuild.build({ ...options, entryPoints: [join(HERE, `js/${name}/${name}.js`)], format: "esm" })
  return publish(`${name}.js`, outputFiles[0].contents)
}

/** The worker knows what to keep; its version changes with any of it, and with the words of the offline page. */
async function worker() {
  const kept = ["app.css", "main.js", "sprite.svg", "font.woff2"].map(name => manifest[name].url)
  const words = [...(await files("../locales", ".po")), join(HERE, "pages/web/offline.html"), join(HERE, "sw.js")]
  const version = createHash("sha256").update(kept.join() + (await joined(words))).digest("hex").slice(0, 12)
  const head = `const VERSION = ${JSON.stringify(version)}, SHELL = ${JSON.stringify(kept)};`
  const source = head + (await readFile(join(HERE, "sw.js"), "utf8"))
  const { code } = await esbuild.transform(source, { minify: true, target: BROWSERS })
  await write("sw.js", Buffer.from(code))
}

await rm(DIST, { recursive: true, force: true })
await mkdir(DIST, { recursive: true })
await publish("font.woff2", await readFile(join(HERE, "fonts/atkinson-hyperlegible-next.woff2")))
for (const name of ["lexend", "lettres-lestees-400", "lettres-lestees-700"]) {
  await publish(`${name}.woff2`, await readFile(join(HERE, `fonts/${name}.woff2`)))
}
for (const icon of [...(await files("icons", ".png")), ...(await files("icons", ".svg"))]) {
  await publish(basename(icon), await readFile(icon))
}
const layers = name => join(HERE, `css/${name}.css`)
const parts = await files("components", ".css")
await style("app.css", [...["tokens", "base", "parts"].map(layers), ...parts, ...["narrow", "chosen", "print"].map(layers)])
for (const name of ["reading", "staff", "aloud"]) await style(`${name}.css`, [layers(name)])
await sprite()
// Fetched by whoever opens a card, and by nobody else.
await publish("words.svg", await wordsSprite())
await script()
for (const name of ["outbox", "aloud", "passkeys"]) await module(name)
const application = await readFile(join(HERE, "app.webmanifest"), "utf8")
await write("app.webmanifest", Buffer.from(application.replace(/asset:([\w.-]+)/g, (_, name) => manifest[name].url)))
await worker()
// Last, and whole: its presence says that the rest is there.
await writeFile(join(DIST, "manifest.json.new"), JSON.stringify(manifest, null, 1))
await rename(join(DIST, "manifest.json.new"), join(DIST, "manifest.json"))

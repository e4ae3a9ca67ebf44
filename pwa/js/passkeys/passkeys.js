// Fetched once somebody wants to make a key or to use one, and never before.
import { read, written } from "./wire.js"

/** What the device answers, as the form sends it. @param {DOMStringMap} asked */
export const answer = async asked => written(await given(asked))

/** A key that is made is asked with the page; one that serves, at the last moment. @param {DOMStringMap} asked */
async function given({ options, from = "" }) {
  if (options) return navigator.credentials.create({ publicKey: /** @type {any} */ (read(JSON.parse(options))) })
  const asked = await fetch(from, { method: "POST" })
  if (!asked.ok) throw new Error(asked.statusText)
  return navigator.credentials.get({ publicKey: read(await asked.json()) })
}

import { forget, one } from "./store.js"
/** @typedef {import("./store.js").Letter} Letter */
/** What became of a letter: it left, nobody answers, she must sign in, or it is refused. @typedef {{how: "left" | "waiting" | "asleep" | "refused", where?: string, status?: number}} Fate */

const PATIENCE = 20_000
// The server asks to come back later: too fast, too busy, ill.
const LATER = [408, 425, 429]

/** @param {Letter} letter @returns {Promise<Response | null>} */
async function posted(letter) {
  const patience = new AbortController()
  const clock = setTimeout(() => patience.abort(), PATIENCE)
  const body = new URLSearchParams({ key: letter.id, scelle: letter.sealed })
  try {
    return await fetch(letter.url, { method: "POST", body, keepalive: true, redirect: "manual", signal: patience.signal })
  } catch {
    return null
  } finally {
    clearTimeout(clock)
  }
}

/** @param {Letter} letter @returns {Promise<Fate>} */
async function tried(letter) {
  if (!await one(letter.id)) return { how: "left" } // by another tab
  const answer = await posted(letter)
  if (!answer || answer.status >= 500 || LATER.includes(answer.status)) return { how: "waiting" }
  if (answer.status === 401 || answer.status === 409) return { how: "asleep" }
  if (answer.status !== 201) return { how: "refused", status: answer.status }
  await forget(letter.id)
  return { how: "left", where: answer.headers.get("location") ?? undefined }
}

/** One at a time, whatever the number of tabs. The server knows the key anyway. @param {Letter} letter @returns {Promise<Fate>} */
export function send(letter) {
  return new Promise(resolve => {
    const turn = async () => resolve(await tried(letter))
    navigator.locks ? navigator.locks.request("outbox", turn) : turn()
  })
}

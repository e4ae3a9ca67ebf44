/** A letter that waits: the key of its form, whose it is, where it goes. Its words are sealed. @typedef {{id: string, kid: string, url: string, sealed: string}} Letter */

const NAME = "outbox", LETTERS = "letters"

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(LETTERS, { keyPath: "id" })
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

/** Done once it is on the disk; rejected when there is no room. @template T @param {IDBTransactionMode} mode @param {(letters: IDBObjectStore) => IDBRequest<T>} act @returns {Promise<T>} */
async function on(mode, act) {
  const base = await open()
  try {
    return await new Promise((resolve, reject) => {
      const turn = base.transaction(LETTERS, mode, { durability: "strict" })
      const asked = act(turn.objectStore(LETTERS))
      turn.oncomplete = () => resolve(asked.result)
      turn.onabort = () => reject(turn.error)
    })
  } finally {
    base.close()
  }
}

/** @param {Letter} letter */
export const keep = letter => on("readwrite", letters => letters.put(letter))
/** @param {string} id */
export const forget = id => on("readwrite", letters => letters.delete(id))
/** @param {string} id @returns {Promise<Letter | undefined>} */
export const one = id => on("readonly", letters => letters.get(id))

/** Of this person only. @param {string} kid @returns {Promise<Letter[]>} */
export async function hers(kid) {
  const all = await on("readonly", letters => letters.getAll())
  return all.filter(letter => letter.kid === kid)
}

const ADDRESS = "/sw.js"

/** The only policy of the pages: it lets through one address, the worker's. @param {string} url @returns {string} */
function onlyTheWorker(url) {
  if (url === ADDRESS) return url
  throw new TypeError(`Refused: ${url}`)
}

/** Registers the worker once the page has loaded, so that it never competes with it. */
export function registerWorker() {
  if (!("serviceWorker" in navigator)) return
  const policy = window.trustedTypes?.createPolicy("worker", { createScriptURL: onlyTheWorker })
  const address = /** @type {string} */ (policy?.createScriptURL(ADDRESS) ?? ADDRESS)
  const register = () => navigator.serviceWorker.register(address).catch(() => undefined)
  document.readyState === "complete" ? register() : addEventListener("load", register, { once: true })
}

/**
 * The page at `address` as the server has it now; null when the network or the server is ill. `gone`: it is no
 * longer hers. A parser of words would need a policy of its own; the browser's own reading of an answer does not.
 * @param {string} address
 * @param {boolean} unattended nobody touched anything: it is no sign that she is there
 * @returns {Promise<{page: Document | null, gone: boolean}>}
 */
export function pageAgain(address, unattended) {
  return new Promise(resolve => {
    const asking = new XMLHttpRequest()
    asking.open("GET", address)
    asking.responseType = "document"
    if (unattended) asking.setRequestHeader("Unattended", "?1")
    asking.onloadend = () => {
      const gone = asking.status === 404 || (asking.status === 200 && new URL(asking.responseURL).pathname !== address.split("?")[0])
      resolve({ page: asking.status === 200 && !gone ? asking.responseXML : null, gone })
    }
    asking.send()
  })
}

// The code of a letter, an invitation or an attestation stands behind the # of its address, which no browser sends. It
// stays in this tab while she goes to her provider and back; then it is typed for her, and kept no more.
const PAGES = ["/inscription", "/invitation", "/attestation"]
const CODE = /^#([2-9A-HJKMNP-Z]{4})([2-9A-HJKMNP-Z]{4})([2-9A-HJKMNP-Z]{2})$/

/** Without a storage, she types it. */
function carry() {
  const found = CODE.exec(location.hash)
  const place = `code ${location.pathname}`
  if (found) {
    sessionStorage.setItem(place, found.slice(1).join(" "))
    history.replaceState(null, "", location.pathname)
  }
  const box = document.querySelector(`form[action="${location.pathname}"] input[name="code"]`)
  const kept = sessionStorage.getItem(place)
  if (!(box instanceof HTMLInputElement) || !kept) return
  sessionStorage.removeItem(place)
  if (!box.value) box.value = kept
}

try {
  if (PAGES.includes(location.pathname)) carry()
} catch {
  // A browser that keeps nothing.
}

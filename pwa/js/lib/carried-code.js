// The code of a letter stands behind the # of its address, which no browser sends. It stays in this tab while she goes to
// her provider and back; then it is typed for her, and kept no more.
const CODE = /^#([2-9A-HJKMNP-Z]{4})([2-9A-HJKMNP-Z]{4})([2-9A-HJKMNP-Z]{2})$/

/** Without a storage, she types it. */
function carry() {
  const found = CODE.exec(location.hash)
  if (found) {
    sessionStorage.setItem("code", found.slice(1).join(" "))
    history.replaceState(null, "", location.pathname)
  }
  const box = document.querySelector('form[action="/inscription"] input[name="code"]')
  const kept = sessionStorage.getItem("code")
  if (!(box instanceof HTMLInputElement) || !kept) return
  sessionStorage.removeItem("code")
  if (!box.value) box.value = kept
}

try {
  if (location.pathname === "/inscription") carry()
} catch {
  // A browser that keeps nothing.
}

import { pageAgain } from "../../js/lib/page-again.js"

// A word opens its card over the text. When that cannot be, it is the link that it was.
document.addEventListener("click", event => {
  const word = /** @type {Element} */ (event.target).closest("a.word")
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  if (!(word instanceof HTMLAnchorElement) || elsewhere) return
  event.preventDefault()
  open(word)
})

/** @param {HTMLAnchorElement} word */
async function open(word) {
  if (document.querySelector(".word-dialog")) return
  const { page } = await pageAgain(word.pathname + word.search, false)
  const card = page?.querySelector(".word-card")
  if (card) show(document.importNode(card, true), word)
  else location.assign(word.href)
}

/** @param {Element} card @param {HTMLAnchorElement} word */
function show(card, word) {
  const dialog = document.createElement("dialog")
  dialog.className = "word-dialog"
  dialog.setAttribute("aria-labelledby", "carte-mot")
  dialog.append(card)
  dialog.addEventListener("click", event => close(event, dialog))
  dialog.addEventListener("close", () => {
    dialog.remove()
    document.getElementById(word.id)?.focus({ preventScroll: true }) // the thread may have been put anew below
  })
  document.body.append(dialog)
  dialog.showModal()
}

/** « Retour au texte », or beside the card. @param {MouseEvent} event @param {HTMLDialogElement} dialog */
function close(event, dialog) {
  const touched = /** @type {Element} */ (event.target)
  if (touched !== dialog && !touched.closest(".back")) return
  event.preventDefault()
  dialog.close()
}

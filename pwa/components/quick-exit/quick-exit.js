/** A quick exit replaces the page in the history: "back" does not bring it again. */
document.addEventListener("click", event => {
  const link = event.target instanceof Element && event.target.closest("a[data-quick-exit]")
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  location.replace(link.href)
})

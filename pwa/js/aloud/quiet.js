/**
 * Whoever leaves hears nothing more: at the tap that leaves, not when the next page has come.
 * @param {() => void} stop @param {() => void} rest the page is not shown any more, and may come back
 * @param {AbortSignal} signal
 */
export function quiet(stop, rest, signal) {
  const first = { capture: true, signal }
  document.addEventListener("click", event => leads(event.target) && stop(), first)
  document.addEventListener("submit", stop, first)
  document.addEventListener("visibilitychange", () => document.hidden && rest(), first)
  // `beforeunload` for the browser's own arrow on a slow network; only while one reads, or no page would be kept for it.
  for (const name of ["pagehide", "beforeunload"]) addEventListener(name, stop, first)
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("leaving") : undefined
  tabs?.addEventListener("message", stop)
  signal.addEventListener("abort", () => tabs?.close())
}

/** A link to a place of this very page leads nowhere else. @param {EventTarget | null} target */
function leads(target) {
  const link = target instanceof Element && target.closest("a[href]")
  return link instanceof HTMLAnchorElement && !link.getAttribute("href")?.startsWith("#")
}

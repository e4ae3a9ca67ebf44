// Whoever leaves in one tab leaves in all: the others ask the server again, which knows nobody there any more.
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("leaving") : undefined

if (location.pathname === "/sortir") tabs?.postMessage("gone")

// Without the fragment, or the browser would only scroll; never a form sent again.
tabs?.addEventListener("message", () => {
  if (document.querySelector('form[action="/sortir"]')) location.replace(location.pathname + location.search)
})

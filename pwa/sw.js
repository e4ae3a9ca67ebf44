// What it keeps: the shell and the offline page. What it never keeps: a page, or data, about a person.
// The build puts two constants before this line: VERSION and SHELL, the addresses of the hashed files.
const CACHE = `shell-${VERSION}`
const OFFLINE = "/hors-ligne"

self.addEventListener("install", event => event.waitUntil(fill()))
self.addEventListener("activate", event => event.waitUntil(tidy()))
self.addEventListener("fetch", event => {
  const { method, mode, url } = event.request
  if (method !== "GET" || new URL(url).origin !== location.origin) return
  if (new URL(url).pathname.startsWith("/assets/")) event.respondWith(hashed(event.request))
  else if (mode === "navigate") event.respondWith(fresh(event.request))
})
self.addEventListener("push", event => event.waitUntil(tell(event.data)))
self.addEventListener("notificationclick", event => event.waitUntil(lead(event.notification)))
self.addEventListener("pushsubscriptionchange", event => event.waitUntil(again(event)))

/** Each push shows: one sentence, and one notification whatever their number. */
async function tell(data) {
  let told = {}
  try {
    told = data.json()
  } catch {
    // what cannot be read is still a message that waits
  }
  const { words = "Vous avez un nouveau message", id = "" } = told
  await self.registration.showNotification("À portée", { body: words, tag: "message", lang: "fr", data: id })
}

/** To an address that says nothing: the server knows whether she may still read what it is about. */
async function lead(notification) {
  notification.close()
  await self.clients.openWindow(`/notification/${notification.data}`)
}

/** The browser's maker changed its address: the new one is told, if she is still signed in. */
async function again({ oldSubscription, newSubscription }) {
  const fresh = newSubscription ?? await self.registration.pushManager.subscribe(oldSubscription.options)
  const { endpoint, keys } = fresh.toJSON()
  await fetch("/reglages/prevenir", { method: "POST", body: new URLSearchParams({ endpoint, ...keys }) })
}

async function fill() {
  const cache = await caches.open(CACHE)
  await cache.addAll([...SHELL, new Request(OFFLINE, { cache: "reload" })])
  await self.skipWaiting()
}

/** Other versions go: nothing old is ever shown. */
async function tidy() {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name !== CACHE).map(name => caches.delete(name)))
  await self.clients.claim()
}

/** A file whose address changes with its content may be served from the cache for ever. Refusals are not kept. */
async function hashed(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone())
  return answer
}

/** A page always comes from the network, refusals included. Only silence brings the offline page. */
async function fresh(request) {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error()
  }
}

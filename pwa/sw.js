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

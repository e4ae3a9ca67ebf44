"""Another site in David’s own browser tries our addresses from outside: it cannot tell who is in, nor what there is.

It is on another host of this machine, which a browser holds for another site.
"""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from uuid import uuid4

import pytest

from tests.cast import DATA

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.attack("F19")]
# Each way of asking, and all that it lets a page know but the time it took.
PROBE = """async address => {
  const found = {}, made = []
  const tried = (name, make) => new Promise(done => {
    const one = make()
    for (const event of ["load", "error", "loadeddata"]) one.addEventListener(event, () => done(event), { once: true })
    one[name === "object" ? "data" : name === "link" ? "href" : "src"] = address
    made.push(one)
    document.body.append(one)
  }).then(how => { found[name] = how })
  for (const name of ["img", "script", "video", "iframe", "embed", "object"]) {
    await tried(name, () => document.createElement(name))
  }
  await tried("link", () => Object.assign(document.createElement("link"), { rel: "stylesheet" }))
  found.frames = [made[3].contentWindow.length, made[3].contentDocument === null, made[0].naturalWidth]
  for (const mode of ["no-cors", "cors"]) {
    for (const cache of ["default", "force-cache", "only-if-cached"]) {
      const said = await fetch(address, { mode, cache, credentials: "include" }).catch(error => error)
      found[`${mode} ${cache}`] = [said.name, said.type, said.status, said.redirected]
    }
  }
  const told = performance.getEntriesByName(address)
  found.told = told.map(one => [one.initiatorType, one.transferSize, one.responseStatus, one.redirectEnd])
  for (const one of made) one.remove()
  performance.clearResourceTimings()
  return found
}"""
# A window of its own is a visit: our page opens in it, and this one no longer holds it.
OPENED = """async address => {
  const seen = open(address), before = history.length
  while (!seen.closed) await new Promise(again => setTimeout(again, 20))
  let read = "nothing"
  try { read = String(seen.location.href) } catch (error) { read = error.name }
  return [seen.closed, seen.length, read, history.length - before]
}"""

WAYS = (PROBE, OPENED)


class Elsewhere(BaseHTTPRequestHandler):
    def do_GET(self):
        there = "nowhere" not in self.path
        self.send_response(200 if there else 404)
        self.send_header("content-type", "text/css" if there else "text/html")
        self.end_headers()
        self.wfile.write(b"" if self.path != "/" else b"<!doctype html><title>Ailleurs</title>")

    def log_message(self, *said):
        """Nothing: the test tells."""


@contextmanager
def another_site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
async def visited(house, new_phone):
    """David's phone at the other site, and how it asks: what it found at each address."""
    with another_site() as elsewhere:
        phone = await new_phone()
        phone.expects("net::ERR_", "CORS", "Refused to display", "Failed to load", "MIME", "X-Frame-Options", "blocked")

        async def found(*paths):
            await phone.page.goto(f"{elsewhere}/")
            return [[await phone.page.evaluate(way, phone.address + path) for way in WAYS] for path in paths]

        yield phone, found, elsewhere


async def test_it_cannot_tell_who_is_signed_in_nor_what_there_is(house, visited):
    await house.push(DATA / "cda/dlu-david-morel.xml")
    [(paper,)] = await house.sql("select id from document")
    paths = ("/", f"/papiers/{paper}", f"/papiers/{uuid4()}", "/messages", "/nulle-part")
    phone, found, _ = visited
    outside = await found(*paths)
    assert outside == [outside[0]] * len(paths)
    await phone.signs_in(house.sign_in_of("David"))
    assert await found(*paths) == outside
    shown = [await page.inner_text("body") for page in phone.context.pages]
    assert any("Bonjour David" in words for words in shown)  # a visit it was, in a window that he sees


async def test_it_would_see_a_difference(visited):
    """Of its own files: or the test above could not fail."""
    phone, _, elsewhere = visited
    await phone.page.goto(f"{elsewhere}/")
    here, nowhere = [await phone.page.evaluate(PROBE, f"{elsewhere}/{path}") for path in ("here", "nowhere")]
    assert here["link"] == "load"
    assert nowhere["link"] == "error"
    assert here["cors default"] != nowhere["cors default"]

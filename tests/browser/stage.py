"""Every page of `pages.py` in a real browser, with the headers and the files of the service, without it."""

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from backend.documents.take_pages import LOOK
from backend.paths import ROOT
from backend.reading.rules import Reading
from backend.web.assets import front_end
from backend.web.security import HEADERS
from backend.web.templates import render
from tests.browser.pages import PAGES

ADDRESS = "https://aportee.test"
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
# Beside axe's own choice: 7:1 for text (AAA), and targets.
RULES = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
AXE_FILE = "/assets/axe.js"  # a file the browser keeps, compiled: half a megabyte is not read again for each page
BESIDE = f"/{LOOK}"  # in a zip, the one style sheet
# Its own reading of style sheets (`preload`) serves one rule, of how a phone is held: it is asked once.
ASK_AXE = """async ([rules, only, preload = true]) => {
  const found = await axe.run(document, { rules, preload, resultTypes: ["violations"], ...(only && { runOnly: only }) })
  return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.any.map(a => a.message).join()}`))
}"""
# Colours do not move anything and widths do not paint: each state asks two questions in one visit.
STATES = {
    "dark on 320 px": {"contrast": "dark", "width": 320},
    "very strong colours with 200 % text": {"contrast": "strong", "size": "200"},
    "everything at its largest on 320 px": {"width": 320, "size": "200", "space": "widest", "face": "opendyslexic"},
}
# The furthest from how a page is drawn: where what is laid over it goes wrong, if anywhere.
FURTHEST = {name: STATES[name] for name in list(STATES)[1:]}
HEIGHT = 780


def body_of(name: str, **reading: object) -> bytes:
    """`name` is a page of `pages.py`; ` falc` after it asks for easy words."""
    known, _, falc = name.partition(" ")
    template, shell, view = PAGES[known]
    return render(template, replace(shell, falc=bool(falc), **reading), view)


class Answer(NamedTuple):
    """`lasting` may be kept by the browser."""

    body: bytes
    media_type: str
    status: int = 200
    lasting: bool = False


def answer_to(path: str) -> Answer:
    """What the service would say, for the names of `pages.py` and the files of the front end."""
    if path == AXE_FILE:
        return Answer(AXE.encode(), "text/javascript; charset=utf-8", lasting=True)
    if path == BESIDE:
        path = front_end().url("app.css")
    if file := front_end().file(path):
        return Answer(file.bodies["identity"], file.media_type, lasting=path.startswith("/assets/"))
    # No stream is held: the link that stands in for it stays. A page that is read far from us has no icon.
    if "/direct" in path or path in ("/encore-la", "/favicon.ico"):
        return Answer(b"", "text/plain", status=204)
    return Answer(body_of(Path(path).name.replace("+", " ")), "text/html; charset=utf-8")


async def serve(route):
    """For a context that nothing else answers: what a test adds to it goes first."""
    said = answer_to(route.request.url.removeprefix(ADDRESS))
    await route.fulfill(body=said.body, status=said.status, content_type=said.media_type, headers=HEADERS)


async def answer_pages_with(page, body):
    """For whoever asks `page` for a page; files stay those of the service."""

    async def answer(route):
        if route.request.resource_type == "document":
            await route.fulfill(body=body, content_type="text/html; charset=utf-8", headers=HEADERS)
        else:
            await route.fallback()

    await page.route("**/*", answer)


class Stage:
    """One page at a time, in any state. `complaints` is what the browser said."""

    def __init__(self, page, address=ADDRESS):
        self.page, self.address, self.complaints = page, address, []
        page.on("console", self._heard)
        page.on("pageerror", self._broke)

    def leave(self):
        self.page.remove_listener("console", self._heard)
        self.page.remove_listener("pageerror", self._broke)

    def _heard(self, said):
        if said.type == "error":
            self.complaints.append(said.text)

    def _broke(self, error):
        self.complaints.append(str(error))

    async def show(self, name):
        await self.page.set_viewport_size({"width": 360, "height": HEIGHT})
        await self.page.goto(f"{self.address}/{name.replace(' ', '+')}")

    async def put(self, *, width=360, **chosen):
        """What the server writes for these settings, without another rendering."""
        await self.page.set_viewport_size({"width": width, "height": HEIGHT})
        await self.page.evaluate("look => { document.documentElement.className = look }", Reading(**chosen).look)
        await self.page.evaluate("document.fonts.ready.then(() => undefined)")

    async def axe(self, *only, preload=False):
        await self.page.evaluate(f"import('{AXE_FILE}').then(() => undefined)")
        return await self.page.evaluate(ASK_AXE, [RULES, only or None, preload])

    async def sideways(self):
        return await self.page.evaluate("document.documentElement.scrollWidth - innerWidth")

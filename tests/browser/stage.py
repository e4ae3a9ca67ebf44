"""Every page of `pages.py` in a real browser, with the headers and the files of the service, without it."""

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from backend.documents.take_pages import LOOK
from backend.reading.rules import Reading
from backend.web.assets import front_end
from backend.web.security import HEADERS
from backend.web.templates import render
from tests.browser.asking import ASK_AXE, AXE, AXE_FILE, BRING_AXE, IN_THIS_STATE, OTHER_WORDS, SIDEWAYS
from tests.browser.pages import PAGES

ADDRESS = "https://aportee.test"
BESIDE = f"/{LOOK}"  # in a zip, the one style sheet
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
        await self.wide()
        await self.page.goto(f"{self.address}/{name.replace(' ', '+')}")

    async def wide(self, width=360):
        if self.page.viewport_size != (wanted := {"width": width, "height": HEIGHT}):
            await self.page.set_viewport_size(wanted)

    async def put(self, **chosen):
        await self.asks("() => undefined", **chosen)

    async def asks(self, question, asked=None, *, width=360, **chosen):
        """Its answer in this state: what the server writes for these settings, without another rendering.

        One round trip: they cost more than many questions.
        """
        await self.wide(width)
        told = {"look": Reading(**chosen).look, "asked": asked}
        return await self.page.evaluate(IN_THIS_STATE.replace("QUESTION", question), told)

    async def says(self, name):
        """The page that is open, with what is written in this one."""
        await self.page.evaluate(OTHER_WORDS, f"/{name.replace(' ', '+')}")

    async def brings_axe(self):
        await self.page.evaluate(BRING_AXE)

    async def axe(self, *only, preload=False):
        await self.brings_axe()
        return await self.page.evaluate(ASK_AXE, [only or None, preload])

    async def sideways(self):
        return await self.page.evaluate(SIDEWAYS)

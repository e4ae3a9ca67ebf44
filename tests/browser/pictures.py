"""`make pictures`: the screens of the README, taken from the demo as a phone shows them."""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from backend.db.embedded.server import Embedded
from backend.paths import ROOT
from tests.browser.lighter import lighter
from tests.browser.phone import ANDROID, Phone
from tests.browser.service import empty_database, running
from tests.browser.test_david_and_his_paper import OURS, he_hides_it, he_sends, she_answers
from tests.browser.test_paula_helps_david import he_looks_before, he_says_yes, he_stops_it, her_code
from tests.interop.references import reference
from tests.setup.needs import launch_options

FOLDER = ROOT / "docs/pictures"
SCREEN = {"width": 360, "height": 720}
LARGEST = 60_000


class Album:
    """Takes pictures; `dark_room` is a blank page, where they are made lighter."""

    def __init__(self, browser, service, dark_room):
        self.browser, self.service, self.dark_room = browser, service, dark_room

    async def phone(self, name, path=""):
        settings = {"viewport": SCREEN, "device_scale_factor": 2, "locale": "fr-FR", "user_agent": ANDROID}
        context = await self.browser.new_context(**settings, reduced_motion="reduce")
        phone = await Phone(context, self.service.address, scripted=True).start()
        await phone.signs_in(self.service.sign_in_of(name), path)
        return phone

    async def take(self, phone, path, name):
        await phone.opens(path)
        await self.keep(phone, name)

    async def keep(self, phone, name):
        """The page as it is: one that answers a form has no address of its own."""
        await phone.page.evaluate("document.fonts.ready")
        taken = await lighter(self.dark_room, await phone.page.screenshot())
        (FOLDER / f"{name}.png").write_bytes(taken)


async def take_all(album):
    david = await album.phone("David")
    await album.take(david, "/", "accueil")
    await album.take(david, "/papiers", "papiers")
    await david.taps("Papier pour les urgences")
    paper = david.path
    await album.take(david, paper, "papier")
    await he_writes(album, david)
    martin = await album.phone("Martin")
    await album.take(martin, f"{martin.path}/messages", "equipe")
    await she_answers(martin, hidden=False)
    await david.opens("/messages")
    await david.taps("Je ne comprends pas")
    await album.take(david, david.path, "messages")
    await david.opens(paper)
    await he_hides_it(david)
    await album.take(david, "/acces", "qui-a-regarde")
    await david.opens("/")
    await david.presses("Facile à lire")
    await album.take(david, "/appareils", "facile-a-lire")
    await of_an_aidant(album, await album.phone("David"))


async def he_writes(album, david):
    """Before: who answers and when. After: it arrived, and may be taken back."""
    await album.take(david, "/messages/ecrire", "avant-d-envoyer")
    await david.page.go_back()
    await he_sends(david)
    await album.keep(david, "apres-l-envoi")


async def of_an_aidant(album, david):
    paula = await album.phone("Paula")
    await he_looks_before(david, await her_code(paula))
    await album.keep(david, "avant-de-confier")
    await he_says_yes(david, album.service.sign_in_of("David"))
    await paula.opens("/")
    await paula.taps("Agir pour David")
    await album.keep(paula, "agir-pour")
    await he_stops_it(david)
    await album.keep(david, "acces-arrete")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o755)
        with Embedded(folder / "postgres") as server:
            owner = asyncio.run(empty_database(server))
            with running(folder / "demo", owner) as service:
                (folder / "attestation.json").write_bytes(reference())
                asyncio.run(service.push(*OURS, folder / "attestation.json"))
                asyncio.run(develop(service))
    for picture in sorted(FOLDER.glob("*.png")):
        size = picture.stat().st_size
        print(f"{picture.relative_to(ROOT)}  {size // 1000} ko")
        assert size <= LARGEST, picture


async def develop(service):
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**launch_options())
        await take_all(Album(browser, service, await browser.new_page()))
        await browser.close()


if __name__ == "__main__":
    main()

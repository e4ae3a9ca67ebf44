"""A card as the desk gives it, step by step, and the browser in which somebody types it."""

import re
from uuid import uuid4

import httpx
import pypdfium2
from msgspec import Struct

from backend.identity.cards.rules import ALPHABET, CODES

SECRET = "271935"
NUMBER = re.compile(rf"[{ALPHABET}]{{4}} [{ALPHABET}]{{4}} [{ALPHABET}]{{2}}\b")
CODE = re.compile(rf"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}")
SAME = {"sec-fetch-site": "same-origin"}


class Card(Struct):
    """What is on the sheet, and what she alone knows."""

    number: str
    codes: list[str]
    sheet: bytes
    secret: str = SECRET

    def spend(self):
        return self.codes.pop(0)


def desk_of(clerk, person):
    return f"{clerk.base}/personnes/{person.dossier}/carte"


def words_of(sheet):
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(sheet))


async def presses(clerk, path, **fields):
    return await clerk.client.post(path, data={"key": str(uuid4())} | fields, follow_redirects=False)


async def begins(clerk, person, piece="cni", **more):
    """Where she chooses her code."""
    given = await presses(clerk, desk_of(clerk, person), piece=piece, **more)
    assert given.status_code == 303, given.text
    return given.headers["location"]


async def chooses(clerk, place, secret=SECRET, again=None):
    return await presses(clerk, place, personnel=secret, encore=again or secret)


async def prints(clerk, place):
    return await presses(clerk, place.replace("/code", "/imprimer"))


async def gives(clerk, person, piece="cni", secret=SECRET, **more):
    """The whole way at the desk: the card that she goes home with."""
    place = await begins(clerk, person, piece, **more)
    chosen = await chooses(clerk, place, secret)
    assert chosen.status_code == 303, chosen.text
    sheet = await prints(clerk, place)
    assert sheet.headers["content-type"] == "application/pdf", sheet.text
    words = words_of(sheet.content)
    codes = CODE.findall(words)
    assert len(set(codes)) == CODES
    return Card(NUMBER.search(words)[0], codes, sheet.content, secret)


def browser(cast, network="192.0.2.7", **cookies):
    """Somebody's browser, somewhere."""
    transport = httpx.ASGITransport(cast.app, client=(network, 1234))
    client = httpx.AsyncClient(transport=transport, base_url="https://aportee.test", headers=SAME)
    for name, value in cookies.items():
        client.cookies.set(name.replace("_", "-"), value, domain="aportee.test")
    return client


async def types(client, card, code=None, **more):
    fields = {"numero": card.number, "code": code or card.spend(), "personnel": card.secret, "key": str(uuid4())}
    return await client.post("/entrer/carte", data=fields | more)


async def is_in(client):
    return (await client.get("/papiers")).status_code == 200

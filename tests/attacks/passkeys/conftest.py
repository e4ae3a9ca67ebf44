"""David has a key on his phone; whoever asks has a browser of her own."""

import json
import re
from html import unescape
from uuid import uuid4

import httpx
import pytest

from backend.kit.actor import COOKIE
from tests.attacks.passkeys.authenticator import Device

OPTIONS = re.compile(r'data-options="([^"]+)"')
KEY = re.compile(r'action="/cles/([0-9a-f-]{36})/enlever"')


class Asks:
    """A browser at the door."""

    def __init__(self, app, kept=()):
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="https://aportee.test",
            headers={"sec-fetch-site": "same-origin"},
        )  # fmt: skip
        for name, value in kept:
            self.client.cookies.set(name, value, domain="aportee.test")

    async def is_asked(self):
        return (await self.client.post("/entrer/cle/defi")).json()

    async def answers(self, said, **more):
        words = said if isinstance(said, str) else json.dumps(said)
        return await self.client.post("/entrer/cle", data={"reponse": words} | more)

    async def signs_in(self, device, **more):
        return await self.answers(device.signs(await self.is_asked()), **more)

    async def is_in(self):
        return (await self.client.get("/cles")).status_code == 200

    @property
    def secret(self):
        return self.client.cookies.get(COOKIE)


def asked(page):
    """What a page asks of a device."""
    return json.loads(unescape(OPTIONS.search(page.text)[1]))


async def begins(person):
    """« Ajouter une clé », and the proof that it asks for."""
    return await person.sends("/cles/ajouter")


async def plainly(person, path, **form):
    """One request, whatever it answers: nothing is proved on the way."""
    data = {"key": str(uuid4())} | form
    return await httpx.AsyncClient.post(person.client, path, data=data, follow_redirects=False)


async def unproved(person, **form):
    """« Ajouter une clé », without proving anything: where that leads."""
    return (await plainly(person, "/cles/ajouter", **form)).headers["location"]


async def ends(person, said, name="Mon téléphone"):
    return await person.sends("/cles/nouvelle", nom=name, reponse=json.dumps(said))


async def adds(person, device, name="Mon téléphone"):
    return await ends(person, device.makes(asked(await begins(person))), name)


async def key_of(person):
    return KEY.search((await person.opens("/cles")).text)[1]


async def a_day_later(cast):
    await cast.sql.execute("update passkey set usable_from = now()")


@pytest.fixture
def phone():
    """Its key is on it alone, and counts."""
    return Device()


@pytest.fixture
async def david(cast, phone):
    assert "La clé est ajoutée" in (await adds(cast.david, phone)).text
    return cast.david


@pytest.fixture
async def door(app):
    """Browsers at the door: each call opens a new one."""
    opened = []

    def new(*kept):
        opened.append(made := Asks(app, kept))
        return made

    yield new
    for one in opened:
        await one.client.aclose()

"""A card as the fresh proof of a heavy act."""

import re

import pytest

from backend.identity.cards.rules import new_code
from backend.kit.actor import COOKIE
from tests.identity.cards.desk import browser, gives, types

pytestmark = pytest.mark.anyio
RESTED = "update code_card set usable_from = now()"
ADDRESS = {"adresse": "marion@exemple.fr", "key": "c0ffee00-0000-4000-8000-000000000009"}


@pytest.fixture
async def card(cast):
    return await gives(cast.clerk, cast.marion)


def secret_of(client):
    return client.cookies.get(COOKIE)


async def asks(client):
    """She wants to be told elsewhere: what waits for a proof."""
    asked = await client.post("/reglages/prevenir/adresse", data=ADDRESS)
    assert asked.headers["location"].startswith("/preuve/"), asked.text
    return asked.headers["location"]


async def proves(client, place, code, personal):
    return await client.post(f"{place}/carte", data={"code": code, "personnel": personal})


@pytest.fixture
async def hers(cast, card):
    async with browser(cast) as client:
        assert (await types(client, card)).status_code == 303
        yield client


async def test_a_new_card_proves_nothing_heavy_for_a_day(cast, card, hers):
    place = await asks(hers)
    page = (await hers.get(place)).text
    assert "Votre carte est neuve." in page
    assert f"{place}/carte" not in page
    assert (await proves(hers, place, card.spend(), card.secret)).status_code == 422


async def test_a_day_later_a_code_and_the_personal_one_prove_it(cast, card, hers):
    await cast.sql.execute(RESTED)
    place, before = await asks(hers), secret_of(hers)
    assert f'action="{place}/carte"' in (await hers.get(place)).text
    proved = await proves(hers, place, card.spend(), card.secret)
    assert (proved.status_code, proved.headers["location"]) == (303, place)
    assert secret_of(hers) != before, "a copy of the one of before opens nothing"
    page = (await hers.get(place)).text
    assert 'action="/reglages/prevenir/adresse"' in page
    assert await cast.sql.fetchval("select means from step_up") == "card"


@pytest.mark.parametrize("wrong", ["code", "personal", "spent"])
async def test_nothing_else_proves_it(cast, card, hers, wrong):
    await cast.sql.execute(RESTED)
    place, code = await asks(hers), card.spend()
    if wrong == "spent":
        await proves(hers, place, code, "904417")
    tried = new_code() if wrong == "code" else code
    refused = await proves(hers, place, tried, "904417" if wrong == "personal" else card.secret)
    assert refused.status_code == 422
    assert await cast.sql.fetchval("select proved_at from step_up") is None
    assert re.search(r"<title>Erreur", refused.text) or "Nous n’avons pas pu ouvrir" in refused.text


async def test_what_somebody_else_asked_is_not_there(cast, card, hers):
    await cast.sql.execute(RESTED)
    place = await asks(hers)
    async with browser(cast) as other:
        await types(other, card)
        assert (await proves(other, place, card.spend(), card.secret)).status_code == 404
    async with browser(cast) as davids:
        davids.cookies.set(COOKIE, cast.david.secret, domain="aportee.test")
        assert (await proves(davids, place, card.spend(), card.secret)).status_code == 404


async def test_a_card_given_without_a_document_proves_nothing_heavy(cast, card, hers):
    await cast.sql.execute("update code_card set usable_from = now(), seen = null")
    assert (await proves(hers, await asks(hers), card.spend(), card.secret)).status_code == 422

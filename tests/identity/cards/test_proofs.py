"""A card as the second proof after FranceConnect, and as the fresh proof of a heavy act."""

import re

import pytest

from backend.db.unit import hashed
from backend.identity.cards.rules import new_code
from backend.kit.actor import COOKIE
from tests.identity.cards.desk import browser, gives, is_in, types

pytestmark = pytest.mark.anyio
HERE = "select level, provider from sign_in where revoked_at is null and secret_hash = $1"
RESTED = "update code_card set usable_from = now()"
ADDRESS = {"adresse": "marion@exemple.fr", "key": "c0ffee00-0000-4000-8000-000000000009"}


@pytest.fixture
async def card(cast):
    return await gives(cast.clerk, cast.marion)


@pytest.fixture
async def once(cast):
    """Marion came by FranceConnect alone."""
    somebody = await cast.signed_in(person=cast.marion.id, name="Marion", level=1)
    async with browser(cast) as client:
        client.cookies.set(COOKIE, somebody.secret, domain="aportee.test")
        yield client


async def goes_further(client, code):
    return await client.post("/entrer/encore/carte", data={"code": code, "retour": "/papiers"})


def secret_of(client):
    return client.cookies.get(COOKIE)


async def test_franceconnect_then_a_code_are_two_proofs(cast, card, once):
    before = secret_of(once)
    assert (await once.get("/papiers")).headers["location"].startswith("/entrer/encore")
    come = await goes_further(once, card.spend())
    assert (come.status_code, come.headers["location"]) == (303, "/papiers")
    assert await is_in(once)
    assert secret_of(once) != before
    assert tuple(await cast.sql.fetchrow(HERE, hashed(secret_of(once)))) == (2, "franceconnect-card")
    assert await cast.sql.fetchrow(HERE, hashed(before)) is None


async def test_a_code_of_nobodys_or_of_somebody_else_is_no_second_proof(cast, card, once):
    davids = await gives(cast.clerk, cast.david)
    for code in (new_code(), davids.spend()):
        refused = await goes_further(once, code)
        assert (refused.status_code, "Nous n’avons pas pu ouvrir" in refused.text) == (422, True)
    assert not await is_in(once)
    assert (await goes_further(once, card.spend())).status_code == 303


@pytest.mark.attack("E14")
async def test_its_tries_are_counted_too(cast, card, once):
    for _ in range(5):
        await goes_further(once, new_code())
    assert (await goes_further(once, card.spend())).status_code == 422


async def test_who_is_not_in_or_came_by_a_card_goes_no_further(cast, card):
    unseen = await gives(cast.clerk, cast.david, "aucune")
    async with browser(cast) as nobody, browser(cast) as davids:
        assert (await goes_further(nobody, card.spend())).status_code == 422
        await types(davids, unseen)
        assert (await goes_further(davids, unseen.spend())).status_code == 422
        assert not await is_in(davids)


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
    assert (await proves(cast.david.client, place, card.spend(), card.secret)).status_code == 404


async def test_a_card_given_without_a_document_proves_nothing_heavy(cast, card, hers):
    await cast.sql.execute("update code_card set usable_from = now(), seen = null")
    assert (await proves(hers, await asks(hers), card.spend(), card.secret)).status_code == 422

"""A card as the second proof after FranceConnect."""

import pytest

from backend.db.unit import hashed
from backend.identity.cards.rules import new_code
from backend.kit.actor import COOKIE
from tests.identity.cards.desk import browser, gives, is_in, types

pytestmark = pytest.mark.anyio
HERE = "select level, provider from sign_in where revoked_at is null and secret_hash = $1"


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

"""Marion has no telephone of her own and no account: Madame Bouvier gives her a card, and she reads her papers."""

import pytest

from tests.identity.cards.desk import browser, desk_of, gives, is_in, presses, types

pytestmark = [pytest.mark.anyio, pytest.mark.story]


async def test_she_is_given_a_card_and_comes_in(cast):
    card = await gives(cast.clerk, cast.marion)
    async with browser(cast) as hers:
        page = await hers.get("/entrer")
        assert 'href="/entrer/carte"' in page.text
        come = await types(hers, card)
        assert (come.status_code, come.headers["location"]) == (303, "/")
        assert await is_in(hers)
        assert "Il reste 29 codes sur votre carte." in (await hers.get("/appareils")).text


async def test_a_code_serves_once(cast):
    card = await gives(cast.clerk, cast.marion)
    async with browser(cast) as hers, browser(cast) as thief:
        code = card.spend()
        assert (await types(hers, card, code)).status_code == 303
        assert (await types(thief, card, code)).status_code == 422
        assert not await is_in(thief)


async def test_she_loses_it_and_has_another_in_a_minute(cast):
    lost = await gives(cast.clerk, cast.marion)
    async with browser(cast) as finder, browser(cast) as hers:
        await types(finder, lost)
        assert await is_in(finder)
        other = await gives(cast.clerk, cast.marion)
        assert not await is_in(finder)
        assert (await types(finder, lost)).status_code == 422
        await types(hers, other)
        assert await is_in(hers)


async def test_staff_take_it_back_at_once(cast):
    card = await gives(cast.clerk, cast.marion)
    async with browser(cast) as finder:
        await types(finder, card)
        taken = await presses(cast.clerk, f"{desk_of(cast.clerk, cast.marion)}/reprendre")
        assert taken.status_code == 303
        assert "La carte est coupée" in (await cast.clerk.client.get(taken.headers["location"])).text
        assert not await is_in(finder)
        assert (await types(finder, card)).status_code == 422


async def test_she_says_herself_that_it_is_lost_and_stays_where_she_is(cast):
    card = await gives(cast.clerk, cast.marion)
    async with browser(cast) as finder, browser(cast) as hers:
        await types(hers, card)
        await types(finder, card)
        said = await hers.post("/appareils/carte/perdue", data={"key": "c0ffee00-0000-4000-8000-000000000000"})
        assert "Votre carte est coupée" in (await hers.get(said.headers["location"])).text
        assert await is_in(hers)
        assert not await is_in(finder)
        assert (await hers.get("/appareils/carte/perdue")).status_code == 404


async def test_she_reads_who_gave_it(cast):
    await gives(cast.clerk, cast.marion)
    page = (await cast.marion.opens("/acces")).text
    assert "a donné une carte de codes" in page
    assert "Madame Bouvier" in page
    assert "Pour vous aider à entrer." in page

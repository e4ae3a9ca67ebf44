"""Tries with a card: counted before they are looked at, by whoever asks, from wherever, in however many processes."""

import asyncio

import httpx
import pytest
from msgspec.structs import replace

from backend.app import create_app
from backend.identity.cards.rules import new_code
from backend.kit.references import new_reference
from tests.identity.cards.desk import browser, gives, types

pytestmark = pytest.mark.anyio
SPENT = "select count(*) from card_code where used_at is not null"
TRIES = "select tries from card_try where number <> ''"


@pytest.fixture
async def card(cast):
    return await gives(cast.clerk, cast.marion)


def without_key(page):
    """Each page has a new key for its forms."""
    return [line for line in page.text.splitlines() if 'name="key"' not in line]


@pytest.mark.attack("E14")
async def test_of_a_hundred_tries_at_once_five_are_looked_at(cast, card):
    """Each with a right code: had it been looked at, the code would be spent."""
    cast.app.state.slowly._places = asyncio.Semaphore(100)
    codes = [card.spend() for _ in range(25)] * 4
    async with browser(cast) as thief:
        wrong = [types(thief, card, code, personnel=f"{at:06d}") for at, code in enumerate(codes)]
        told = {answer.status_code for answer in await asyncio.gather(*wrong)}
    assert told == {422}
    assert 1 <= await cast.sql.fetchval(SPENT) <= 5
    assert await cast.sql.fetchval(TRIES) == 100


@pytest.mark.attack("E14")
async def test_every_refusal_is_the_same_whatever_was_wrong(cast, card):
    """A number that no card has, a code that was never printed, another personal code, and too many tries."""
    async with browser(cast) as somebody:
        told = [
            await types(somebody, card, new_code()),
            await types(somebody, card, personnel="904417"),
            *[await types(somebody, card, new_code()) for _ in range(4)],
        ]
        nobodys = new_reference()
        told.append(await types(somebody, card, new_code(), numero=nobodys))
    assert {answer.status_code for answer in told} == {422}
    pages = ["\n".join(without_key(answer)) for answer in told]
    pages[-1] = pages[-1].replace(nobodys, card.number)
    assert len(set(pages)) == 1
    assert not any(card.secret in page or code in page for page in pages for code in card.codes)


@pytest.mark.attack("E14")
async def test_a_right_code_is_spent_by_a_wrong_personal_code(cast, card):
    """Whoever found the card has as many guesses as it has codes, and no more, from however many networks."""
    code = card.spend()
    async with browser(cast) as thief, browser(cast, "198.51.100.4") as elsewhere:
        await types(thief, card, code, personnel="904417")
        assert (await types(elsewhere, card, code)).status_code == 422
    assert await cast.sql.fetchval(SPENT) == 1


async def test_what_is_typed_badly_is_no_try(cast, card):
    async with browser(cast) as hers:
        page = await types(hers, card, "ABC", numero="ABCDEFGHJK", personnel="12")
        for words in ("Relisez le numéro de la carte.", "Relisez le code.", "Le code personnel a 6 chiffres."):
            assert words in page.text
        assert 'value="ABCDEFGHJK"' in page.text, "what was typed is kept"
        nothing = await types(hers, card, " ", numero="ABC", personnel="")
        assert (nothing.status_code, 'value="ABC"' in nothing.text) == (422, True)
        assert "Tapez votre code personnel." in nothing.text
        assert 'value="ABC"' not in page.text, "but no secret"
    assert await cast.sql.fetchval("select count(*) from card_try") == 0


async def test_letters_spaces_and_lines_are_as_one_likes(cast, card):
    async with browser(cast) as hers:
        code, number = card.spend().lower().replace("-", " "), card.number.lower().replace(" ", "")
        assert (await types(hers, card, code, numero=number, personnel="27 19 35")).status_code == 303


@pytest.mark.attack("E19")
async def test_processes_count_together(cast, card, settings):
    """Four processes before the same database, a hundred tries: five are looked at."""
    apps = [create_app(replace(settings, pool_size=2)) for _ in range(4)]
    codes = [card.spend() for _ in range(25)]
    async with apps[0].lifespan(), apps[1].lifespan(), apps[2].lifespan(), apps[3].lifespan():
        for app in apps:
            app.state.slowly._places = asyncio.Semaphore(25)
        clients = [await _client(app) for app in apps]
        wrong = [types(client, card, code, personnel="904417") for client in clients for code in codes]
        told = {answer.status_code for answer in await asyncio.gather(*wrong)}
        for client in clients:
            await client.aclose()
    assert told == {422}
    assert 1 <= await cast.sql.fetchval(SPENT) <= 5
    assert await cast.sql.fetchval(TRIES) == 100


async def _client(app):
    transport = httpx.ASGITransport(app, client=("192.0.2.7", 1))
    return httpx.AsyncClient(
        transport=transport, base_url="https://aportee.test", headers={"sec-fetch-site": "same-origin"}
    )

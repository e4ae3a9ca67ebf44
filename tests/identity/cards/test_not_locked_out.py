"""Nobody keeps her out by trying: from elsewhere, from her own network, whatever he says of his."""

import pytest
from msgspec.structs import replace

from backend.identity.cards.rules import new_code
from backend.kit.references import new_reference
from tests.identity.cards.desk import browser, desk_of, gives, is_in, presses, types

pytestmark = pytest.mark.anyio


@pytest.fixture
async def card(cast):
    return await gives(cast.clerk, cast.marion)


@pytest.mark.attack("E15")
async def test_who_tries_from_elsewhere_does_not_stop_her(cast, card):
    async with browser(cast, "203.0.113.9") as thief, browser(cast) as hers:
        for _ in range(8):
            await types(thief, card, new_code())
        assert (await types(thief, card)).status_code == 422
        assert (await types(hers, card)).status_code == 303
        assert await is_in(hers)


@pytest.mark.attack("E15")
async def test_stopped_where_she_is_she_has_other_ways_and_the_desk(cast, card):
    async with browser(cast) as hers:
        for _ in range(6):
            page = await types(hers, card, new_code())
        assert "Vous pouvez aussi demander à votre établissement" in page.text
        assert (await types(hers, card)).status_code == 422
        assert (await cast.marion.opens("/papiers")).status_code == 200, "she is in where she was"
        desk = desk_of(cast.clerk, cast.marion)
        assert "Trop d’essais" in (await cast.clerk.client.get(desk)).text
        await presses(cast.clerk, f"{desk}/laisser-essayer")
        assert "Trop d’essais" not in (await cast.clerk.client.get(desk)).text
        assert (await types(hers, card)).status_code == 303


async def test_after_a_quarter_of_an_hour_she_tries_again(cast, card):
    async with browser(cast) as hers:
        for _ in range(6):
            await types(hers, card, new_code())
        await cast.sql.execute("update card_try set began_at = now() - interval '15 minutes 1 second'")
        assert (await types(hers, card)).status_code == 303
    assert await cast.sql.fetchval("select count(*) from card_try where number <> ''") == 0, (
        "what was right is forgiven"
    )


@pytest.mark.attack("E15")
async def test_one_machine_does_not_keep_the_slow_hashes_from_everybody(cast, card):
    """Sixty tries in a quarter of an hour from one network, whatever the numbers; elsewhere she comes in."""
    async with browser(cast) as thief, browser(cast, "198.51.100.4") as hers:
        await types(thief, card, new_code(), numero=new_reference())
        await cast.sql.execute("update card_try set tries = 60 where number = ''")
        assert (await types(thief, card, card.codes[0])).status_code == 422
        assert (await types(hers, card)).status_code == 303


@pytest.mark.attack("E19")
async def test_nobody_says_where_she_comes_from_but_a_proxy_that_is_named(cast, card):
    async with browser(cast) as thief:
        for at in range(6):
            thief.headers["x-forwarded-for"] = f"203.0.{at}.1"
            await types(thief, card, new_code())
        assert (await types(thief, card)).status_code == 422
    state = cast.app.state
    state.settings = replace(state.settings, trusted_proxies=("192.0.2.0/24",))
    async with browser(cast) as through:
        through.headers["x-forwarded-for"] = "192.0.2.200, 198.51.100.7"
        assert (await types(through, card)).status_code == 303

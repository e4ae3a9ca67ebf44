"""At a tablet of many hands, whoever is next is not the one whom FranceConnect said, and does not come in as her."""

import pytest

from backend.identity.arrivals import keeping
from tests.enrolment.desk import arriving, decides, enrolled, is_in, plain, presses, prints, says, types

pytestmark = pytest.mark.anyio
KEPT = "select count(*) from arrival"


async def asked(cast, hers):
    """Her house says yes; she has not answered."""
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    await types(hers, code)
    await decides(cast, rose)
    return await cast.sql.fetchval("select id from enrolment_claim")


async def says_yes(client, claim):
    return await client.post("/inscription/reponse", data={"key": str(claim), "demande": claim, "reponse": "oui"})


@pytest.mark.parametrize("leaving", ["/sortir", "/entrer/carte/borne/finir"])
async def test_who_leaves_takes_her_word_with_her(cast, leaving):
    async with arriving(cast) as hers:
        claim, kept = await asked(cast, hers), hers.cookies[keeping.COOKIE]
        gone = await hers.post(leaving, data={"key": str(claim)})
        assert f'{keeping.COOKIE}=""; ' in str(gone.headers) or f"{keeping.COOKIE}=; " in str(gone.headers)
        hers.cookies.set(keeping.COOKIE, kept, domain="aportee.test")
        assert "FranceConnect" in plain((await hers.get("/inscription")).text)
        await says_yes(hers, claim)
        assert not await is_in(hers)
    assert await cast.sql.fetchval(KEPT) == 0


async def test_a_yes_serves_once(cast):
    async with arriving(cast) as hers:
        claim, kept = await asked(cast, hers), hers.cookies[keeping.COOKIE]
        await says(hers, "oui")
        assert await is_in(hers)
        await hers.post("/sortir", data={"key": str(claim)})
        hers.cookies.set(keeping.COOKIE, kept, domain="aportee.test")
        await says_yes(hers, claim)
        assert not await is_in(hers)
    assert await cast.sql.fetchval(KEPT) == 0


async def test_with_her_word_of_again_a_yes_that_was_said_opens_nothing(cast):
    async with arriving(cast) as hers:
        claim = await asked(cast, hers)
        await says(hers, "oui")
    async with arriving(cast) as next_one:
        assert (await says_yes(next_one, claim)).headers["location"] == "/inscription?suite=impossible"
        assert not await is_in(next_one)


async def test_a_tablet_that_becomes_a_kiosk_knows_nobody(cast):
    async with arriving(cast) as hers:
        cast.clerk.client.cookies.set(keeping.COOKIE, hers.cookies[keeping.COOKIE], domain="aportee.test")
    assert await cast.sql.fetchval(KEPT) == 1
    assert (await presses(cast.clerk, f"{cast.clerk.base}/borne")).status_code == 303
    assert await cast.sql.fetchval(KEPT) == 0

"""A code serves once, for a while, for one dossier; one that opens nothing is answered alike, whatever the reason."""

import re

import pytest

from backend.kit.references import new_reference
from tests.enrolment.desk import arriving, enrolled, place, presses, prints, types

pytestmark = pytest.mark.anyio
CLAIMS = "select count(*) from enrolment_claim"
CHANGES = {
    "expired": "update enrolment_code set ends_at = now()",
    "used": "update enrolment_code set used_at = now()",
    "replaced": "update enrolment_code set revoked = true",
    "enrolled": "update dossier set linked_at = now() where id in (select dossier_id from enrolment_code)",
}
HOUR_AGO = "update arrival set at = now() - interval '61 minutes'"


def alike(answer):
    """Without what is new on each page: the key of its form."""
    return answer.status_code, re.sub(r'name="key" value="[^"]+"', "", answer.text)


@pytest.mark.parametrize("why", CHANGES)
async def test_what_opens_nothing_is_answered_like_what_never_was(cast, why):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    await cast.sql.execute(CHANGES[why])
    async with arriving(cast) as hers:
        assert alike(await types(hers, code)) == alike(await types(hers, new_reference()))
    assert await cast.sql.fetchval(CLAIMS) == 0


async def test_it_serves_once_whoever_types_it(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast, "first") as first, arriving(cast, "second") as second:
        assert (await types(first, code)).status_code == 303
        assert (await types(second, code)).status_code == 422
    assert await cast.sql.fetchval(CLAIMS) == 1


async def test_however_it_is_typed(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        assert (await types(hers, code.lower().replace(" ", "-"))).status_code == 303


async def test_a_slip_of_the_finger_is_said_and_is_no_try(cast):
    async with arriving(cast) as hers:
        for _ in range(7):
            answer = await types(hers, "K7R4 2MXP")
            assert answer.status_code == 422
            assert "Relisez votre code" in answer.text
    assert await cast.sql.fetchval("select count(*) from card_try") == 0


async def test_after_five_tries_a_right_code_opens_nothing_for_a_while(cast):
    """Counted for that identity, from wherever it comes."""
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    for at in range(5):
        async with arriving(cast, network=f"192.0.{at}.7") as hers:
            assert (await types(hers, new_reference())).status_code == 422
    async with arriving(cast, network="198.51.100.7") as hers:
        assert alike(await types(hers, code)) == alike(await types(hers, new_reference()))
        await cast.sql.execute("update card_try set began_at = now() - interval '16 minutes'")
        assert (await types(hers, code)).status_code == 303


async def test_sixty_tries_from_one_network_whoever_tries(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        await types(hers, new_reference())
        await cast.sql.execute("update card_try set tries = 60 where number = 'enrol'")
    async with arriving(cast, "another") as hers:
        assert (await types(hers, code)).status_code == 422
    async with arriving(cast, "another", network="198.51.100.7") as hers:
        assert (await types(hers, code)).status_code == 303


async def test_without_a_provider_s_word_of_this_hour_nothing_is_tried(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        await cast.sql.execute(HOUR_AGO)
        assert (await types(hers, code)).headers["location"] == "/inscription"
        assert "FranceConnect" in (await hers.get("/inscription")).text
    assert await cast.sql.fetchval(CLAIMS) == 0


async def test_a_code_on_the_screen_works_ten_minutes_and_ends_the_one_before(cast):
    rose = await enrolled(cast)
    [before] = await prints(cast, rose)
    screen = await presses(cast.clerk, f"{place(cast.tilleuls)}/{rose}/telephone")
    assert screen.headers["cache-control"] == "no-store"
    [code] = re.findall(r'<b class="keep">((?:\w{4} ){2}\w{2})</b>', screen.text)
    assert "/personnes" not in screen.text, "turned to her: nothing leads to anybody else"
    lasts = await cast.sql.fetchval("select ends_at - made_at from enrolment_code where kind = 'phone'")
    assert lasts.total_seconds() == 600
    async with arriving(cast) as hers:
        assert (await types(hers, before)).status_code == 422
        assert (await types(hers, code)).status_code == 303

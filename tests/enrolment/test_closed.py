"""Whoever died or left waits for no letter; and what was asked before opens nothing."""

from types import SimpleNamespace

import pytest

from tests.enrolment.desk import arriving, decides, enrolled, place, plain, presses, prints, says, types
from tests.enrolment.test_who_waits import listed
from tests.enrolment.test_with_her import with_her
from tests.people.leaving.living import happens, today

pytestmark = pytest.mark.anyio
CLOSE = "update dossier set open_until = now() where id = $1"
SOON = "update dossier set open_until = now() + interval '1 day' where id = $1"
LATE = "update enrolment_claim set state = 'confirmed'"


async def dies(cast, dossier):
    """As whoever enrols notes it at her desk."""
    answer = await happens(cast.clerk, SimpleNamespace(dossier=dossier), "death", today())
    assert answer.status_code == 200, answer.text


async def test_whoever_died_is_on_no_list_and_no_letter_is_printed(cast):
    rose = await enrolled(cast)
    assert await listed(cast) == ["Rose Lebon"]
    assert "1 personne sans accès" in plain((await cast.clerk.client.get(cast.clerk.base)).text)
    await dies(cast, rose)
    assert await listed(cast) == []
    assert "1 personne sans accès" not in plain((await cast.clerk.client.get(cast.clerk.base)).text)
    letters = await presses(cast.clerk, f"{place(cast.tilleuls)}/lettres", **{f"lettre-{rose}": "on"})
    assert letters.status_code == 422
    assert (await presses(cast.clerk, f"{place(cast.tilleuls)}/{rose}/telephone")).status_code == 404
    assert (await with_her(cast, rose)).status_code == 404
    page = (await cast.clerk.client.get(f"{place(cast.tilleuls)}/{rose}")).text
    assert "Ce dossier est fermé" in page
    assert "Imprimer" not in page


async def test_a_death_ends_the_code_and_what_was_asked(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        await types(hers, code)
        await prints(cast, second := await enrolled(cast, prenoms="Anne"))
        await dies(cast, rose)
        await dies(cast, second)
        assert "regarde si" not in (await hers.get("/inscription")).text
    assert await cast.sql.fetchrow("select state, wrapped from enrolment_claim") == ("lapsed", None)
    assert await cast.sql.fetchval("select revoked from enrolment_code where dossier_id = $1", second)


async def test_closed_since_no_code_opens_it_and_a_yes_of_the_house_links_nothing(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    await cast.sql.execute(CLOSE, rose)
    await cast.sql.execute("update enrolment_code set revoked = false")
    async with arriving(cast) as hers:
        assert (await types(hers, code)).status_code == 422
        await cast.sql.execute(SOON, rose)
        await types(hers, code)
        await decides(cast, rose)
        await cast.sql.execute(CLOSE, rose)
        await cast.sql.execute(LATE)
        assert (await says(hers, "oui")).headers["location"] == "/inscription?suite=impossible"


async def test_whoever_left_may_come_in_as_long_as_she_may_read(cast):
    rose = await enrolled(cast)
    await cast.sql.execute(SOON, rose)
    assert await listed(cast) == ["Rose Lebon"]
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        assert (await types(hers, code)).status_code == 303

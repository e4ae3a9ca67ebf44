"""A dossier that a pair says to be somebody's is nobody's way in to her: no code, no claim, no letter."""

from uuid import UUID

import pytest

from tests.enrolment.desk import ROSE, arriving, decides, enrolled, is_in, place, presses, prints, says, types
from tests.enrolment.test_with_her import with_her
from tests.people.insi import opens
from tests.people.pairs import joins

pytestmark = pytest.mark.anyio
PERSON = "select person_id from dossier where id = $1"
IDENTITIES = "select count(*) from identity where subject = 'rose'"


async def two(cast):
    """Known with her, without any means to come in; and another dossier, which may be a cousin's."""
    hers = UUID(await enrolled(cast))
    await with_her(cast, hers)
    return hers, await opens(cast, ROSE)


async def test_no_letter_and_no_code_for_a_dossier_that_was_joined_to_hers(cast):
    hers, other = await two(cast)
    await joins(cast, hers, other)
    assert await cast.sql.fetchval(PERSON, other) == await cast.sql.fetchval(PERSON, hers)
    assert "Lebon" not in (await cast.clerk.client.get(place(cast.tilleuls))).text
    assert (await presses(cast.clerk, f"{place(cast.tilleuls)}/{other}/telephone")).status_code == 404
    letters = await presses(cast.clerk, f"{place(cast.tilleuls)}/lettres", **{f"lettre-{other}": "on"})
    assert letters.status_code == 422
    page = (await cast.clerk.client.get(f"{place(cast.tilleuls)}/{other}")).text
    assert "Réuni avec un autre dossier" in page
    assert "Imprimer" not in page


@pytest.mark.parametrize("alive", [False, True])
async def test_a_code_of_before_opens_nothing_once_joined(cast, alive):
    hers, other = await two(cast)
    [code] = await prints(cast, other)
    await joins(cast, hers, other)
    if alive:
        await cast.sql.execute("update enrolment_code set revoked = false where dossier_id = $1", other)
    async with arriving(cast) as somebody:
        assert (await types(somebody, code)).status_code == 422


async def test_a_yes_of_the_house_of_before_gives_nobody_what_is_hers(cast):
    hers, other = await two(cast)
    [code] = await prints(cast, other)
    async with arriving(cast) as somebody:
        await types(somebody, code)
        await decides(cast, other)
        await joins(cast, hers, other)
        assert await cast.sql.fetchval("select state from enrolment_claim") == "lapsed"
        await cast.sql.execute("update enrolment_claim set state = 'confirmed'")
        assert (await says(somebody, "oui")).headers["location"] == "/inscription?suite=impossible"
        assert not await is_in(somebody)
    assert await cast.sql.fetchval(IDENTITIES) == 0


async def test_who_has_a_card_is_given_to_no_other_identity(cast):
    """The house had said whose dossier it is, and she comes in by a card: FranceConnect of another is not she."""
    other = await opens(cast, ROSE)
    await cast.sql.execute("update dossier set person_id = $2 where id = $1", other, cast.laura.id)
    await cast.sql.execute("delete from identity where person_id = $1", cast.laura.id)
    [code] = await prints(cast, other)
    async with arriving(cast) as somebody:
        await types(somebody, code)
        await decides(cast, other)
        assert (await says(somebody, "oui")).headers["location"] == "/inscription?suite=impossible"
    assert await cast.sql.fetchval(IDENTITIES) == 0


async def test_of_two_that_nobody_had_only_one_becomes_hers(cast):
    """Joined while neither was anybody's: once one of them is hers, the other is nobody's to claim."""
    hers, other = UUID(await enrolled(cast)), await opens(cast, ROSE)
    [code] = await prints(cast, other)
    await joins(cast, hers, other)
    async with arriving(cast, "cousin") as cousin:
        await types(cousin, code)
        await decides(cast, other)
        await with_her(cast, hers)
        assert "Lebon" not in (await cast.clerk.client.get(place(cast.tilleuls))).text
        assert (await says(cousin, "oui")).headers["location"] == "/inscription?suite=impossible"
    assert await cast.sql.fetchval(PERSON, other) is None

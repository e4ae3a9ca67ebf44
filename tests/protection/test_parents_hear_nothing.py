"""What one parent writes does not even wake the open page of the other: no event of it is about a dossier of his.

Nor does a notice of what one brought wait for the other.
"""

from uuid import uuid4

import pytest

from backend.live.schemas import Heard
from tests.architecture.authz.papers import paper
from tests.protection.julien import family, parent
from tests.worlds_apart.homes import can_be_told

pytestmark = [pytest.mark.anyio, pytest.mark.attack("B14")]
AS_BEFORE = """create or replace function parts_parents(talk uuid, child uuid) returns boolean stable
    language plpgsql as 'begin return false; end'"""


@pytest.fixture
async def home(cast, desks):
    julien, mother, father = await family(cast)
    for somebody in (mother, father):
        await parent(cast, desks, julien, somebody)
    return julien, mother, father


async def wakes(cast, julien, act):
    """Whether an open page of somebody who acts for Julien wakes while this happens."""
    heard, ear = [], await cast.database.connect()
    await ear.add_listener("messages", lambda *told: heard.append(Heard.of(told[-1])))
    assert (await act).status_code == 200
    await ear.execute("select")
    await ear.close()
    assert heard, "somebody is told: the person, and the team"
    return any(one.dossier == julien.dossier for one in heard)


def writes(julien, mother, path="ecrire", **said):
    said = {"key": str(uuid4()), "mots": "Il a vu son père dimanche."} | said
    return mother.client.post(f"/pour/{julien.id}/messages/{path}", data=said)


async def test_she_begins_and_the_team_answers(cast, home):
    julien, mother, _ = home
    assert not await wakes(cast, julien, writes(julien, mother, quoi="other"))
    hers = await cast.sql.fetchval("select thread_id from message where author_id = $1", mother.id)
    answer = {"key": str(uuid4()), "mots": "C’est noté."}
    place = f"{cast.roux.base}/messages/{hers}/repondre"
    assert not await wakes(cast, julien, cast.roux.client.post(place, data=answer))


async def told_of(cast, julien, **came):
    """Who is told when such a paper comes: ids."""
    made = await paper(cast, cast.pins, julien.dossier, "attestations", **came)
    async with cast.sql.transaction():
        await cast.sql.execute("select act_as_system($1)", cast.pins.id)
        return {row["person"] for row in await cast.sql.fetch("select person from to_be_told_of($1)", made)}


async def test_what_one_of_them_brought_is_told_to_the_other_by_no_job(cast, home):
    julien, mother, father = (one.id for one in home)
    await can_be_told(cast, *home)
    by_his_father = {"brought_by": father, "brought_as": "GUARD"}
    assert await told_of(cast, home[0]) == {julien, mother, father}
    assert await told_of(cast, home[0], **by_his_father) == {julien}
    assert await told_of(cast, home[0], brought_by=julien, brought_as="usager") == {mother, father}
    assert await told_of(cast, home[0], not_for_representatives=True) == {julien}


async def test_his_own_letter_wakes_both(cast, home):
    julien, *_ = home
    assert await wakes(cast, julien, julien.sends("/messages/ecrire", quoi="see", mots="Je veux vous voir."))


async def test_without_that_the_other_would_hear_it(cast, home):
    julien, mother, _ = home
    await cast.sql.execute(AS_BEFORE)
    assert await wakes(cast, julien, writes(julien, mother, quoi="other"))

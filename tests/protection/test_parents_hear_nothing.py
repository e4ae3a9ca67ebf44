"""What one parent writes does not even wake the open page of the other: no event of it is about a dossier of his."""

from uuid import uuid4

import pytest

from backend.live.schemas import Heard
from tests.protection.julien import family, parent

pytestmark = [pytest.mark.anyio, pytest.mark.attack("B14")]
AS_BEFORE = """create or replace function parts_parents(talk uuid, child uuid) returns boolean stable
    language plpgsql as 'begin return false; end'"""


@pytest.fixture
async def home(cast, desks):
    julien, mother, father = await family(cast)
    for somebody in (mother, father):
        await parent(cast, desks, julien, somebody)
    return julien, mother


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
    julien, mother = home
    assert not await wakes(cast, julien, writes(julien, mother, quoi="other"))
    hers = await cast.sql.fetchval("select thread_id from message where author_id = $1", mother.id)
    answer = {"key": str(uuid4()), "mots": "C’est noté."}
    place = f"{cast.roux.base}/messages/{hers}/repondre"
    assert not await wakes(cast, julien, cast.roux.client.post(place, data=answer))


async def test_his_own_letter_wakes_both(cast, home):
    julien, _ = home
    assert await wakes(cast, julien, julien.sends("/messages/ecrire", quoi="see", mots="Je veux vous voir."))


async def test_without_that_the_other_would_hear_it(cast, home):
    julien, mother = home
    await cast.sql.execute(AS_BEFORE)
    assert await wakes(cast, julien, writes(julien, mother, quoi="other"))

"""Les Tilleuls merges into Les Pins: who works and lives there goes on, nobody sees more, and each keeps her papers."""

import pytest

from backend.demo import making
from tests.architecture.authz.papers import paper
from tests.cast import DAVID, DLU, MARION
from tests.cli.test_houses import types
from tests.people.pairs import sight

pytestmark = [pytest.mark.anyio, pytest.mark.story, pytest.mark.attack("O11")]
__all__ = ["types"]
MERGE = ("merge", "990000001", "990000002", "--yes")
DOSSIER = "select d.* from dossier d where d.establishment_id = $1 and d.person_id = $2"
OPENED = "select count(*) from dossier where establishment_id = $1"


async def in_pins(cast, somebody):
    return await cast.sql.fetchrow(DOSSIER, cast.pins.id, somebody.id)


async def works_at(member, house):
    """« Où travaillez-vous aujourd’hui ? »"""
    await member.client.post("/equipe/ou", data={"ou": str(house.id)})
    member.base = f"/equipe/{house.id}"


async def test_two_houses_become_one(cast, types):
    old = await cast.files(DLU)
    laura_s = await paper(cast, cast.pins, cast.laura.dossier)

    # The operator looks first: nothing is written.
    told = await types(*MERGE, "--dry-run")
    assert told.startswith("Nothing was written.")
    assert "Foyer Les Tilleuls goes on in SSIAD Les Pins: 2 teams, 2 members." in told
    assert await cast.sql.fetchval(OPENED, cast.pins.id) == 1

    told = await types(*MERGE)
    assert "2 people have a dossier there now; 0 had one." in told

    # David is himself there, as he said he was; his number is under the key of that house; his nurse follows him.
    his = await in_pins(cast, cast.david)
    assert his["linked_at"] is not None
    before = await cast.sql.fetchval("select matricule_index from dossier where id = $1", cast.david.dossier)
    assert his["matricule_index"] not in (None, before)
    new = await paper(cast, cast.pins, his["id"])
    await works_at(cast.martin, cast.pins)
    assert await sight(cast, cast.martin) == {new}
    assert await sight(cast, cast.david) == {old, new}

    # Monsieur Roux, who was there before, sees nobody more; and Madame Martin sees nothing of Laura.
    assert await sight(cast, cast.roux) == {laura_s}
    # Paula reads what she was given, in the house where it was given: nothing of the other.
    assert new not in await sight(cast, cast.paula, cast.david.id)
    # Inès, who answered for identities, answers for nothing there until two people of that house say so.
    duties = """select count(*) from membership m join role_duty d on d.role_id = m.role_id
                 where m.establishment_id = $1 and m.person_id = $2 and m.stopped_at is null"""
    assert await cast.sql.fetchval(duties, cast.pins.id, cast.clerk.id) == 0

    # What was begun is finished at Les Tilleuls; then it closes. David keeps his papers.
    await works_at(cast.martin, cast.tilleuls)
    assert await sight(cast, cast.martin) == {old}
    await types("close", "990000001", "--yes")
    assert (await cast.martin.opens("/personnes")).status_code == 404
    assert await sight(cast, cast.david) == {old, new}
    acts = await cast.sql.fetch("select act, establishment_id from audit_entry where act = 'house.merged'")
    assert {row["establishment_id"] for row in acts} == {cast.tilleuls.id, cast.pins.id}


async def test_who_is_known_in_both_has_one_dossier_and_a_number_known_twice_waits_for_a_human(cast, types):
    hers = await making.dossier(cast.sql, cast.ring, cast.pins, MARION)
    there = await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    told = await types(*MERGE)
    assert "1 people have a dossier there now; 1 had one." in told
    assert "1 may be known there twice" in told
    assert await cast.sql.fetchval("select count(*) from dossier_team where dossier_id = $1", there) == 2
    marion = await in_pins(cast, cast.marion)
    assert (marion["matricule"], marion["id"] == hers) == (None, False)
    assert await cast.sql.fetchval("select person_id from dossier where id = $1", hers) is None


async def test_only_two_open_houses_merge_and_once(cast, types):
    assert "Two open houses merge" in await types("merge", "990000001", "990000001", "--yes", works=False)
    assert "Two open houses merge" in await types("merge", "990000001", "999999999", "--yes", works=False)
    await types(*MERGE)
    assert "has merged already" in await types(*MERGE, works=False)
    into_it = ("merge", "990000002", "990000001", "--yes")
    assert "has merged already" in await types(*into_it, works=False), "nobody goes where nobody stays"
    assert await cast.sql.fetchval(OPENED, cast.pins.id) == 3

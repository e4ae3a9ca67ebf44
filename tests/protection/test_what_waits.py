"""What is withheld from Julien is not his to give, to keep or to ask about; it is his parents' all the same."""

from datetime import date

import pytest

from backend.db.unit import becoming
from backend.kit.actor import Asked
from tests.architecture.authz.papers import paper
from tests.entrusting.giving import form as giving
from tests.entrusting.giving import says_her_code
from tests.protection.entering import helper, plain
from tests.protection.julien import agrees, family, opens, parent

pytestmark = pytest.mark.anyio
DAYS = ("3 novembre 2025", "4 novembre 2025")


@pytest.fixture
async def home(cast):
    return await family(cast)


@pytest.fixture
async def papers(cast, desks, home):
    """One that waits, one that he sees."""
    made = [
        await paper(cast, cast.pins, home[0].dossier, family, written_on=date(2025, 11, day))
        for family, day in (("bilans", 3), ("soins", 4))
    ]
    await parent(cast, desks, home[0], home[2])
    await agrees(desks[0], home[0], "bilans")
    return made


@pytest.mark.attack("C07")
async def test_a_friend_to_whom_he_gives_all_is_shown_no_more_than_he_is(cast, desks, home, papers):
    julien, mother, _ = home
    friend = await helper(cast, "Zoé", "Inconnue")
    fields = giving(await says_her_code(friend), quoi="all")
    before = await julien.sends("/aidants/apercu", **fields)
    assert before.status_code == 200
    assert [day in plain(before) for day in DAYS] == [False, True]
    given = await julien.sends("/aidants/donner", **fields)
    assert [day in plain(given) for day in DAYS] == [False, True]
    assert [await opens(friend, julien, f"/papiers/{one}") for one in papers] == [False, True]
    assert str(papers[0]) not in (await friend.client.get(f"/pour/{julien.id}/papiers")).text
    await parent(cast, desks, julien, mother)
    assert [await opens(mother, julien, f"/papiers/{one}") for one in papers] == [True, True]


async def test_at_eighteen_the_friend_reads_what_was_given(cast, desks, home, papers):
    julien, _, _ = home
    friend = await helper(cast, "Zoé", "Inconnue")
    await julien.sends("/aidants/donner", **giving(await says_her_code(friend), quoi="all"))
    assert not await opens(friend, julien, f"/papiers/{papers[0]}")
    await cast.sql.execute("delete from minor_withheld where dossier_id = $1", julien.dossier)
    assert await opens(friend, julien, f"/papiers/{papers[0]}")


async def test_he_keeps_for_himself_only_what_he_sees_and_learns_nothing_of_the_rest(cast, desks, home, papers):
    julien, mother, _ = home
    await parent(cast, desks, julien, mother)
    assert [await opens(mother, julien, f"/papiers/{one}") for one in papers] == [True, True]
    for made, sees in zip(papers, (0, 1), strict=True):
        assert (await julien.sends(f"/papiers/{made}/secret", qui="tous")).status_code == (200 if sees else 404)
        for door in ("already_read($1)", "keep_secret(gen_random_uuid(), $1, null)"):
            assert len(await at_the_door(cast, julien, door, made)) == sees, door
    await cast.sql.execute("update document set not_for_person = true where id = $1", papers[1])
    assert await at_the_door(cast, julien, "already_read($1)", papers[1]) == []


async def at_the_door(cast, julien, door, made):
    """What PostgreSQL answers, whatever a page would have asked first; nothing of it stays."""
    sql = await cast.database.connect("app")
    try:
        await sql.execute("begin; " + becoming(Asked(julien.secret, "usager", None)))
        return await sql.fetch(f"select * from {door}", made)
    finally:
        await sql.close()

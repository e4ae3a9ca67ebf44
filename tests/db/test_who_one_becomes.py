"""A secret is somebody, in one capacity, or it is nobody and no row is seen."""

from datetime import timedelta

import pytest

from backend.db.unit import becoming
from backend.demo import making
from backend.kit.actor import NO_PERMIT, Asked
from tests.cast import CARE, DLU, Person

pytestmark = pytest.mark.anyio
CHANGES = {
    "revoked": "revoked_at = now()",
    "expired": "expires_at = now()",
    "idle": "seen_at = now() - idle",
    "wrong": "secret_hash = '\\x00'",
}
PROTECTED = """select relname::text from pg_class c
 where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity
   and has_table_privilege('app', c.oid, 'select')"""


@pytest.fixture
async def app_s(database):
    """A connection of the app. Its one transaction begins with the first `become`: `now()` stands still in it."""
    sql = await database.connect("app")
    yield sql
    await sql.close()


def told(answer):
    return int(answer.removeprefix("SELECT "))


async def become(sql, person, capacity="usager", subject=None):
    begin = "" if sql.is_in_transaction() else "begin; "
    return told(await sql.execute(begin + becoming(Asked(person.secret, capacity, subject))))


async def papers(sql):
    return await sql.fetchval("select count(*) from document")


@pytest.mark.attack("A10")
async def test_nobody_sees_no_row_of_any_table(cast, app_s):
    await cast.files(DLU)
    for (table,) in await cast.sql.fetch(PROTECTED):
        assert await app_s.fetchval(f"select count(*) from {table}") == 0, table


@pytest.mark.parametrize("change", CHANGES)
async def test_a_secret_that_no_longer_holds_is_nobody_s(cast, app_s, change):
    await cast.files(DLU)
    await cast.sql.execute(f"update sign_in set {CHANGES[change]} where person_id = $1", cast.david.id)
    assert await become(app_s, cast.david) == 0
    assert await papers(app_s) == 0
    read = await cast.david.opens("/papiers", follow_redirects=False)
    assert (read.status_code, read.headers["location"]) == (303, "/entrer?retour=/papiers")
    assert (await cast.david.sends("/messages/ecrire", quoi="thanks")).status_code == 401


async def test_a_secret_lives_until_its_last_moment(cast, app_s):
    await cast.sql.execute(
        "update sign_in set seen_at = now() - idle + interval '1 minute', expires_at = now() + interval '1 minute'"
        " where person_id = $1", cast.david.id,
    )  # fmt: skip
    assert (await become(app_s, cast.david)) % 10 == 2


@pytest.mark.attack("B21")
async def test_becoming_twice_leaves_only_the_last(cast, app_s):
    """Marion, who becomes David's aidant too, has her own papers or David's shelf, never both."""
    await cast.files(DLU)
    shelf = {"read": ("hopital",)}
    await making.delegation(cast.sql, cast.david.id, cast.marion.id, cast.david.dossier, shelf)
    assert await become(app_s, cast.marion, "aidant", cast.david.id) == 2
    assert await papers(app_s) == 1
    assert await become(app_s, cast.marion) == 2
    assert await papers(app_s) == 0
    assert await become(app_s, cast.marion, "aidant", cast.david.id) == 2
    assert await become(app_s, Person(cast, None, "Nobody", "nobody's secret")) == 0
    assert await papers(app_s) == 0


@pytest.mark.attack("B21")
async def test_a_nurse_who_is_also_supported_has_two_doors(cast):
    paper = await cast.files(DLU)
    await making.member(
        cast.sql, cast.tilleuls, cast.marion.id,
        await making.role(cast.sql, cast.tilleuls, "aide", "aide-soignante", CARE), "Madame Payet", (cast.care,),
    )  # fmt: skip
    assert (await cast.marion.opens(f"/papiers/{paper}")).status_code == 404
    at_work = f"/equipe/{cast.tilleuls.id}/papiers/{paper}"
    assert (await cast.marion.opens(at_work)).status_code == 200


@pytest.mark.attack("B01")
async def test_an_aidant_sees_the_shelves_she_was_given_and_no_other(cast, app_s):
    await cast.files(DLU)
    assert await become(app_s, cast.paula, "aidant", cast.david.id) == 2
    assert await papers(app_s) == 0  # the hospital's letter is not among hers
    await cast.sql.execute("update document set family = 'attestations'")
    assert await papers(app_s) == 1


@pytest.mark.parametrize("column", ["stopped_at = now()", "ends_at = now()", "starts_at = now() + interval '1 day'"])
async def test_known_without_the_permit_is_told_apart_and_sees_nothing(cast, app_s, column):
    await cast.sql.execute(f"update delegation set {column} where id = $1", cast.paula.delegation)
    assert await become(app_s, cast.paula, "aidant", cast.david.id) == NO_PERMIT
    assert await papers(app_s) == 0
    assert await app_s.fetchval("select actor_id()") is None


async def test_a_house_where_one_does_not_work_does_not_exist(cast):
    answer = await cast.martin.opens(f"/equipe/{cast.pins.id}/messages", follow_redirects=False)
    assert answer.status_code == 404  # not 401: signing in again would turn for ever
    assert (await cast.martin.opens("/messages")).status_code == 200


async def test_the_clock_of_a_right_is_the_database_s(cast, app_s):
    await cast.sql.execute("update dossier_team set ends_at = now() + $1::interval", timedelta(hours=1))
    assert await become(app_s, cast.martin, "staff", cast.tilleuls.id) == 2
    assert len(await app_s.fetchval("select visible_dossiers()")) == 2
    await cast.sql.execute("update dossier_team set ends_at = now() - interval '1 second'")
    assert await app_s.fetchval("select visible_dossiers()") == []

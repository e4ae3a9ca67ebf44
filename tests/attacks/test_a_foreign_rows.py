"""Whatever one asks, in whatever order, nobody finds a row of somebody else."""

import random
from uuid import UUID, uuid4

import pytest

from backend.db.base import Table
from backend.db.unit import becoming
from backend.kit.actor import Asked
from tests.cast import ATTESTATION, BIOLOGIE, DLU

pytestmark = pytest.mark.anyio
SEED = 20261125


@pytest.fixture
async def papers(cast):
    """Who owns what: David two papers, Marion one."""
    return {
        "david": {str(await cast.files(DLU)), str(await cast.files(ATTESTATION))},
        "marion": {str(await cast.files(BIOLOGIE))},
    }


@pytest.mark.attack("A02")
async def test_no_page_and_no_cursor_shows_what_is_anothers(cast, papers):
    """An ordinary list is the oracle: each query may only show part of it."""
    chance = random.Random(SEED)
    ids = sorted(papers["david"] | papers["marion"])
    odd = ["", "0001-01-01", "9999-12-31", "2026-03-14", "-1", "' or 1=1 --", "2026-03-14'", "null", "*"]
    for _ in range(60):
        query = {
            "avant": chance.choice(odd),
            "apres": chance.choice([*ids, str(UUID(int=0)), str(UUID(int=2**128 - 1)), str(uuid4())]),
            chance.choice(["include", "sort", "dossier_id", "usager", "q", "limit"]): chance.choice([*odd, *ids]),
        }
        query = {k: v for k, v in query.items() if chance.random() < 0.7}
        for name in ("david", "marion"):
            page = await getattr(cast, name).opens("/papiers", params=query)
            assert page.status_code in (200, 400), query
            shown = {one for one in ids if f"/papiers/{one}" in page.text}
            assert shown <= papers[name], (SEED, query)


@pytest.mark.attack("A02")
@pytest.mark.usefixtures("papers")
async def test_the_staff_of_another_house_lists_nobody_of_this_one(cast):
    page = await cast.roux.opens("/personnes")
    assert "LAURA" in page.text
    assert "MOREL" not in page.text
    stolen = f"{cast.roux.base}/personnes/{cast.david.dossier}/papiers"
    assert (await cast.roux.client.get(stolen, params={"avant": "9999-12-31"})).status_code == 404


async def as_staff(cast, person, house):
    """What PostgreSQL alone lets her see: the app's own filters are not there."""
    sql = await cast.database.connect("app")
    await sql.execute("begin; " + becoming(Asked(secret=person.secret, capacity="staff", subject=house.id)))
    return sql


async def readable(sql, column):
    """Every table that the app may read, with this column."""
    for table in Table.metadata.sorted_tables:
        right = await sql.fetchval("select has_table_privilege('app', $1, 'select')", table.fullname)
        if right and column in table.columns:
            yield table.fullname


@pytest.mark.attack("A07")
@pytest.mark.usefixtures("papers")
async def test_without_any_filter_of_the_app_the_nurse_of_another_house_sees_no_row(cast):
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    sql, counted = await as_staff(cast, cast.roux, cast.pins), 0
    async for table in readable(sql, "establishment_id"):
        foreign = await sql.fetchval(f"select count(*) from {table} where establishment_id = $1", cast.tilleuls.id)
        assert foreign == 0, table
        counted += 1
    assert counted >= 8
    assert await sql.fetchval("select count(*) from document") == 0
    await sql.close()


@pytest.mark.attack("A07")
@pytest.mark.usefixtures("papers")
async def test_the_same_questions_find_rows_for_the_nurse_of_the_house(cast):
    """So that the test above cannot pass because it asks badly."""
    sql = await as_staff(cast, cast.martin, cast.tilleuls)
    assert await sql.fetchval("select count(*) from document where establishment_id = $1", cast.tilleuls.id) == 3
    await sql.close()


@pytest.mark.attack("A07")
async def test_a_nurse_cannot_ask_in_the_name_of_a_house_where_she_does_not_work(cast):
    assert (await cast.roux.client.get(f"/equipe/{cast.tilleuls.id}/personnes")).status_code == 404
    assert (await cast.martin.client.get(f"/equipe/{cast.pins.id}/messages")).status_code == 404

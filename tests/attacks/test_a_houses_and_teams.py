"""Two houses, several teams: each sees its own, and only while it supports the person."""

import asyncio

import asyncpg
import msgspec
import pytest

from backend.demo import making
from backend.jobs.context import Context, GiveUp, NoHouse
from backend.jobs.queue import Envelope, opened
from tests.cast import ATTESTATION, BIOLOGIE, DAVID, DLU

pytestmark = pytest.mark.anyio


@pytest.mark.attack("A08")
async def test_david_known_in_two_houses_sees_both_and_each_house_its_own(cast):
    sql, ring = cast.sql, cast.ring
    there = await making.dossier(sql, ring, cast.pins, DAVID, cast.david.id)
    team = await sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    await making.supports(sql, cast.pins, team, there)
    here, away = await cast.files(DLU), await cast.files(ATTESTATION, cast.other_dui)
    assert set(await cast.david.papers()) == {str(here), str(away)}
    for nurse, own, foreign in ((cast.martin, here, away), (cast.roux, away, here)):
        assert (await nurse.opens(f"/papiers/{own}")).status_code == 200
        assert (await nurse.opens(f"/papiers/{foreign}")).status_code == 404


@pytest.mark.attack("A08")
async def test_from_the_day_david_leaves_the_team_sees_nothing_new_nor_old(cast):
    before = await cast.files(DLU)
    assert (await cast.martin.opens(f"/papiers/{before}")).status_code == 200
    leaves = "update dossier_team set ends_at = now() where dossier_id = $1 and team_id = $2"
    await cast.sql.execute(leaves, cast.david.dossier, cast.care)
    after = await cast.files(ATTESTATION)
    for paper in (before, after):
        assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 404
    assert (await cast.martin.opens(f"/personnes/{cast.david.dossier}/papiers")).status_code == 404
    assert set(await cast.david.papers()) == {str(before), str(after)}


@pytest.mark.attack("A09")
async def test_the_office_opens_the_papers_of_the_office(cast):
    care, office = await cast.files(DLU), await cast.files(ATTESTATION)
    assert (await cast.clerk.opens(f"/papiers/{care}")).status_code == 404
    assert (await cast.clerk.opens(f"/papiers/{office}")).status_code == 200


ENDS = {
    "she left the team": "delete from membership_team where membership_id = $1",
    "she left the house": "update membership set stopped_at = now() where id = $1",
    "her contract ended": "update membership set ends_at = now() where id = $1",
    "her contract has not begun": "update membership set starts_at = now() + interval '1 day' where id = $1",
    "her role lost the shelf": """delete from role_right where family = 'hopital' and role_id =
        (select role_id from membership where id = $1)""",
    "the team supports him from tomorrow": """update dossier_team set starts_at = now() + interval '1 day'
        where team_id in (select team_id from membership_team where membership_id = $1)""",
}


@pytest.mark.attack("A09")
@pytest.mark.parametrize("words", ENDS)
async def test_madame_martin_needs_her_role_her_team_and_an_open_period(cast, words):
    paper = await cast.files(DLU)
    address = f"{cast.martin.base}/papiers/{paper}"
    assert (await cast.martin.client.get(address)).status_code == 200
    await cast.sql.execute(ENDS[words], cast.martin.membership)
    assert (await cast.martin.client.get(address)).status_code == 404


class TestOneConnection:
    @pytest.fixture
    def settings(self, settings):
        return msgspec.structs.replace(settings, pool_size=1)

    @pytest.mark.attack("A10")
    async def test_the_house_of_one_request_never_serves_the_next(self, cast):
        david, marion = str(await cast.files(DLU)), str(await cast.files(BIOLOGIE))
        own = {cast.david: {david}, cast.marion: {marion}, cast.laura: set(), cast.nobody(): set()}

        async def asks(person):
            page = await person.client.get("/papiers", follow_redirects=False)
            return person, {one for one in (david, marion) if one in page.text}

        for person, seen in await asyncio.gather(*(asks(person) for _ in range(25) for person in own)):
            assert seen == own[person]
        async with cast.app.state.pool.acquire() as sql:
            assert await sql.fetchval("select count(*) from document") == 0
            assert await sql.fetchval("select coalesce(actor_id()::text, capacity())") is None


@pytest.mark.attack("A11")
async def test_a_job_without_a_house_is_laid_aside_and_sees_nothing(cast):
    await cast.files(DLU)
    stripped = b'{"entrypoint": "deposit.intake", "ids": {}}'
    with pytest.raises(msgspec.ValidationError):
        opened(stripped)  # the worker buries what it cannot open
    pool = await asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1)
    nowhere = Envelope("deposit.intake", cast.david.id)
    with pytest.raises(NoHouse) as refused:
        async with Context(pool, None, {}).as_system(nowhere.house):
            pytest.fail("a house that does not exist")
    assert isinstance(refused.value, GiveUp)
    for table in ("document", "deposit", "dossier", "message"):
        assert await pool.fetchval(f"select count(*) from {table}") == 0
    await pool.close()

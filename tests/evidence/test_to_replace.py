"""« Papiers à remplacer »: those that were replaced or are over stay for years, and cost the first page nothing."""

import pytest

from backend.db.unit import becoming
from backend.kit.actor import Asked
from tests.evidence.proving import about_of, added, opens, says_wrong
from tests.mandates.desk import entered
from tests.web.test_desk_home import home

pytestmark = pytest.mark.anyio
LISTED, CALLS = "select count(*) from papers_to_replace()", "select pg_stat_get_xact_function_calls($1::regprocedure)"
# As many more of the same, each with its paper that is not the right one.
MORE = """with made as (insert into mandate select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(),
         'reference', left(m.reference, 4) || n))).* from mandate m, generate_series(1000, 999 + $1) n returning id)
    insert into evidence select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
         'mandate_id', made.id, 'about', made.id, 'store_key', gen_random_uuid()))).* from evidence e, made"""


@pytest.fixture
async def wrong(cast, zoe, payet):
    """A mandate whose paper is not the right one."""
    about = about_of(await entered(cast, cast.clerk, cast.marion.dossier, zoe))
    await opens(payet, about)
    await says_wrong(payet, about)
    return about


async def looks(cast):
    return await cast.sql.fetchval(CALLS, "evidence_about(uuid)") or 0


async def looked_at(cast):
    """How many are listed for who enrols, and how many were looked into."""
    async with cast.sql.transaction():
        await cast.sql.execute("set local track_functions = 'pl'")
        await cast.sql.execute(becoming(Asked(cast.clerk.secret, "staff", cast.tilleuls.id)))
        before = await looks(cast)
        return await cast.sql.fetchval(LISTED), await looks(cast) - before


async def test_what_was_replaced_is_not_looked_into_any_more(cast, payet, wrong):
    assert await looked_at(cast) == (1, 1)
    await added(cast, cast.clerk, wrong)
    await opens(payet, wrong)
    await says_wrong(payet, wrong)
    assert await looked_at(cast) == (1, 1), "the last one alone"
    await added(cast, cast.clerk, wrong)
    assert await looked_at(cast) == (0, 0)


async def test_nor_is_what_is_over(cast, wrong):
    """The right paper never came."""
    await cast.sql.execute("update mandate set expires_at = now()")
    assert await looked_at(cast) == (0, 0)


async def test_beyond_a_hundred_none_of_them_asks_for_a_second_person(cast, payet, wrong):
    """Nobody can agree to any."""
    await cast.sql.execute(MORE, 120)
    assert await cast.sql.fetchval("select count(*) from mandate") == 121
    assert "deuxième personne" not in await home(payet)

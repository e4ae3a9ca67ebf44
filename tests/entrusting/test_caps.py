"""Three aidants for one person, five people for one aidant; nobody learns of the others."""

import asyncio

import asyncpg
import pytest

from backend.demo import making
from tests.entrusting.changing import says_yes
from tests.entrusting.giving import delegation_of, form, gives, says_her_code, stops

pytestmark = pytest.mark.anyio
ALIVE = "select count(*) from delegation where stopped_at is null and ends_at > now() and {} = $1"
ENOUGH, BUSY = "Vous avez déjà le plus grand nombre d’aidants", "ne peut pas être votre aidant pour le moment"


@pytest.fixture
async def strangers(cast):
    return [await cast.stranger() for _ in range(4)]


@pytest.fixture
async def busy(cast):
    """Somebody who helps five people already."""
    aidant = await cast.stranger()
    for _ in range(5):
        usager = await making.person(cast.sql, "Rose", "Secrète")
        await making.delegation(cast.sql, usager, aidant.id, cast.marion.dossier, {"read": ("mdph",)})
    return aidant


async def tries(usager, aidant, step="donner"):
    return await usager.sends(f"/aidants/{step}", **form(await says_her_code(aidant)))


async def test_a_fourth_aidant_is_refused_before_and_at_the_yes(cast, strangers):
    first = delegation_of(await gives(cast.marion, strangers[0]))
    for aidant in strangers[1:3]:
        await gives(cast.marion, aidant)
    for step in ("apercu", "donner"):
        page = await tries(cast.marion, strangers[3], step)
        assert (page.status_code, ENOUGH in page.text) == (422, True)
    await stops(cast.marion, first)
    assert (await tries(cast.marion, strangers[3])).status_code == 200
    assert await cast.sql.fetchval(ALIVE.format("usager_id"), cast.marion.id) == 3


async def test_one_who_begins_later_counts_and_one_that_ended_does_not(cast, strangers):
    for aidant in strangers[:3]:
        await gives(cast.marion, aidant)
    await cast.sql.execute(
        "update delegation set starts_at = now() + interval '1 day', ends_at = now() + interval '2 days'"
        " where usager_id = $1", cast.marion.id,
    )  # fmt: skip
    assert (await tries(cast.marion, strangers[3])).status_code == 422
    ended = "update delegation set starts_at = now() - interval '2 days', ends_at = now() - interval '1 day'"
    await cast.sql.execute(f"{ended} where aidant_id = $1 and usager_id = $2", strangers[0].id, cast.marion.id)
    assert (await tries(cast.marion, strangers[3])).status_code == 200


async def test_a_sixth_person_is_refused_and_told_nothing_of_the_five(cast, busy):
    for step in ("apercu", "donner"):
        page = await tries(cast.marion, busy, step)
        assert (page.status_code, BUSY in page.text) == (422, True)
        words = page.text.split("<main")[1].split("<form")[0]
        assert not any(said in words for said in ("Rose", "Secrète", "cinq", "5 "))
    assert "Zoé" not in page.text.split("<main")[1]
    assert await cast.sql.fetchval("select count(*) from aidant_code where person_id = $1", busy.id) == 1


@pytest.mark.parametrize("ground", ["measure", "authority"])
async def test_what_a_judge_or_the_law_decided_is_not_counted(cast, busy, ground):
    await cast.sql.execute("update delegation set ground = $2 where aidant_id = $1", busy.id, ground)
    assert (await tries(cast.marion, busy)).status_code == 200


async def test_what_a_desk_noted_is_counted(cast, busy):
    await cast.sql.execute("update delegation set ground = 'desk' where aidant_id = $1", busy.id)
    assert (await tries(cast.marion, busy)).status_code == 422


async def test_beyond_the_number_one_may_still_take_away(cast, strangers):
    """The house lowers the number: nobody is shut out of closing."""
    given = [delegation_of(await gives(cast.marion, aidant)) for aidant in strangers[:3]]
    extra = await making.delegation(
        cast.sql, cast.marion.id, strangers[3].id, cast.marion.dossier, {"read": ("mdph", "choix")}
    )
    assert extra
    assert "C’est changé" in (await says_yes(cast.marion, given[0], "reduire", ("read", "mdph"))).text


async def at_once(cast, statements):
    """Each as its own usager, in its own transaction, begun before any of them ends."""
    start = asyncio.Event()

    async def one(usager, aidant):
        sql = await asyncpg.connect(cast.database.dsn("app"))
        try:
            async with sql.transaction():
                secret = usager.secret.encode()
                await sql.fetch("select * from become(sha256($1::bytea), 'usager', null)", secret)
                await start.wait()
                refused = await sql.fetchval(GIVE, aidant)
                await sql.fetchval("select pg_sleep(0.05)")
                return refused
        finally:
            await sql.close()

    asked = [asyncio.create_task(one(*who)) for who in statements]
    await asyncio.sleep(0)
    start.set()
    return await asyncio.gather(*asked)


GIVE = """select give_access(gen_random_uuid(), $1, 'SIS', '1', '', null, now() + interval '1 day', '{read}', '{mdph}',
    visible_dossiers(), '{}', '{}', 3, 5)"""


async def test_five_who_are_named_in_the_same_instant_are_three(cast, strangers):
    five = [*strangers, await cast.stranger()]
    answers = await at_once(cast, [(cast.marion, aidant.id) for aidant in five])
    assert sorted(answers, key=str) == [None, None, None, "enough", "enough"]
    assert await cast.sql.fetchval(ALIVE.format("usager_id"), cast.marion.id) == 3


async def test_an_aidant_named_by_several_in_the_same_instant_helps_five(cast, busy):
    first = "(select min(id::text)::uuid from delegation where aidant_id = $1)"
    await cast.sql.execute(f"update delegation set stopped_at = now() where id = {first}", busy.id)
    answers = await at_once(cast, [(usager, busy.id) for usager in (cast.marion, cast.david, cast.laura)])
    assert sorted(answers, key=str) == [None, "busy", "busy"]
    assert await cast.sql.fetchval(ALIVE.format("aidant_id"), busy.id) == 5

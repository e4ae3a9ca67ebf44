"""A job finishes an act of one house as its system, or shows something to somebody whose rights are asked then."""

from uuid import uuid4

import pytest

from backend.demo import making
from backend.jobs.queue import Reader
from backend.kit.keyring import FileKeyRing

pytestmark = pytest.mark.anyio


async def test_as_the_system_of_one_house_it_sees_that_house(queue, database, keys):
    ring = FileKeyRing(keys / "kek.json")
    await making.house(database.above, ring, "SSIAD Les Pins", "990000002")
    seen = []

    async def look(context, envelope):
        async with context.as_system(envelope.house) as sql:
            seen.append(await sql.fetchval("select array_agg(name) from establishment"))

    queue.jobs.add("look", look)
    async with queue.working():
        await queue.asks("look")
        await queue.empty()
    assert seen == [["Foyer Les Tilleuls"]]
    assert await queue.ends() == [("look", "successful")]


@pytest.mark.attack("A11")
async def test_without_a_house_there_is_no_system(queue):
    async def look(context, envelope):
        async with context.as_system(envelope.house):
            raise AssertionError("nobody should be here")

    queue.jobs.add("look", look)
    async with queue.working():
        await queue.asks("look", house=uuid4())
        await queue.empty()
    assert await queue.dead() == [("look", "NoHouse")]


@pytest.mark.attack("B08")
@pytest.mark.parametrize("stopped", [False, True])
async def test_as_a_reader_her_rights_are_those_of_the_moment(queue, database, keys, stopped):
    sql, ring, seen = database.above, FileKeyRing(keys / "kek.json"), []
    usager, aidant = await making.person(sql, "Zoé", "Hoareau"), await making.person(sql, "Paula", "Hoareau")
    house = making.House(queue.house, bytes(32))
    dossier = await making.dossier(sql, ring, house, making.Traits("1", "2", "3", "4", "5", "M", "7"), usager)
    await making.delegation(sql, usager, aidant, dossier, {"read": ("attestations",)})

    async def tell(context, envelope):
        async with context.as_reader(envelope.reader) as sql:
            seen.append(await sql.fetchval("select array_agg(id) from dossier"))

    queue.jobs.add("tell", tell)
    await queue.asks("tell", reader=Reader(aidant, "aidant", usager))
    if stopped:
        await sql.execute("update delegation set stopped_at = now()")
    async with queue.working():
        await queue.empty()
    assert seen == ([] if stopped else [[dossier]])
    assert await queue.ends() == [("tell", "canceled" if stopped else "successful")]
    assert await queue.dead() == []

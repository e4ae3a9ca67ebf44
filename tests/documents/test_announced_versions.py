"""A new version of a result that nobody has told David yet: he keeps the one that he knows until then."""

from itertools import permutations

import msgspec
import pytest

from backend.demo.making import insert
from tests.architecture.authz.papers import paper as made
from tests.documents.test_announcing import announces
from tests.documents.versions import filing, paper, states

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C10")]


async def test_a_version_that_waits_takes_nothing_away_from_him(cast):
    """He keeps the paper that he knows until he is told of the next one."""
    hidden = ("INVISIBLE_PATIENT",)
    async with filing(cast) as (sql, files):
        for number, more in enumerate(({"in_set": "S"}, {"replaces": ["1.1"]}), 1):
            undone = sql.transaction()
            await undone.start()
            first, second = paper("1.1", 1, in_set="S"), paper("1.2", 2, **more)
            second = msgspec.structs.replace(
                second, header=msgspec.structs.replace(second.header, confidentiality=hidden)
            )
            for order in ((first, second), (second, first)):
                inner = sql.transaction()
                await inner.start()
                for one in order:
                    await files(one)
                assert await states(sql) == {"1.1": "current", "1.2": "current"}, number
                await inner.rollback()
            await undone.rollback()


@pytest.mark.parametrize("how", ["by number", "by name"])
async def test_then_it_takes_its_place(cast, how):
    where = {"set_id": "S"} if how == "by number" else {}
    before = await made(cast, cast.tilleuls, cast.david.dossier, unique_id="1.1", **where)
    after = await made(
        cast, cast.tilleuls, cast.david.dossier, unique_id="1.2", version=2, not_for_person=True, **where
    )
    if how == "by name":
        said = {"target": "1.1", "kind": "replaces", "said_by": "1.2"}
        place = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier}
        await insert(cast.sql, "document_relation", **place, **said)
    await announces(cast, after)
    assert await cast.sql.fetchval("select state from document where id = $1", before) == "replaced"
    assert await cast.david.papers() == [str(after)]


def untold(one):
    return msgspec.structs.replace(
        one, header=msgspec.structs.replace(one.header, confidentiality=("INVISIBLE_PATIENT",))
    )


async def test_what_is_told_takes_the_place_of_all_before_it(cast):
    """The second was never told: the first goes away with it all the same, in whatever order they come."""
    three = paper("1.1"), untold(paper("1.2", replaces=["1.1"])), paper("1.3", replaces=["1.2"])
    async with filing(cast) as (sql, files):
        for order in permutations(three):
            undone = sql.transaction()
            await undone.start()
            for one in order:
                await files(one)
            assert await states(sql) == {"1.1": "replaced", "1.2": "replaced", "1.3": "current"}
            await undone.rollback()


async def test_told_at_last_it_takes_the_place_of_what_came_before_the_untold(cast):
    first = await made(cast, cast.tilleuls, cast.david.dossier, unique_id="1.1")
    between = await made(
        cast, cast.tilleuls, cast.david.dossier, unique_id="1.2", state="replaced", not_for_person=True
    )
    last = await made(cast, cast.tilleuls, cast.david.dossier, unique_id="1.3", not_for_person=True)
    place = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier}
    for target, said_by in (("1.1", "1.2"), ("1.2", "1.3")):
        await insert(cast.sql, "document_relation", **place, target=target, kind="replaces", said_by=said_by)
    await announces(cast, last)
    assert await cast.david.papers() == [str(last)]
    rows = dict(await cast.sql.fetch("select id, state from document"))
    assert [rows[one] for one in (first, between, last)] == ["replaced", "replaced", "current"]

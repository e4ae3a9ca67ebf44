"""Whatever squares he ticks, she finds those papers and no other: over subsets of the grid."""

import os
import random

import pytest

from backend.demo import making
from backend.entrusting.grid import ALL, ROWS, fields, ticked
from tests.architecture.authz.papers import paper

pytestmark = [pytest.mark.anyio, pytest.mark.attack("B01")]
SEED = os.environ.get("GRID_SEED", "2026")
STOP = "update delegation set stopped_at = now() where aidant_id = $1 and stopped_at is null"
FEW, MANY = 25, 400
PAPERS = [shelf for shelf in ROWS if shelf not in ("messages", "rendez-vous")]


@pytest.fixture
async def papers(cast):
    """One of David on each shelf, and a thread."""
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    return {shelf: await paper(cast, cast.tilleuls, cast.david.dossier, shelf) for shelf in PAPERS}


@pytest.fixture
async def zoe(cast):
    somebody = await cast.stranger()
    somebody.base = f"/pour/{cast.david.id}"
    return somebody


async def given(cast, zoe, squares):
    """Only these squares from now on."""
    await cast.sql.execute("delete from pace")
    await cast.sql.execute(
        "update delegation set stopped_at = now() where aidant_id = $1 and stopped_at is null", zoe.id
    )
    rights: dict[str, tuple[str, ...]] = {}
    for can, shelf in squares:
        rights[can] = (*rights.get(can, ()), shelf)
    await making.delegation(cast.sql, cast.david.id, zoe.id, cast.david.dossier, rights)


async def agrees(cast, zoe, papers, squares):
    await given(cast, zoe, squares)
    reads, listed = {shelf for can, shelf in squares if can == "read"}, (await zoe.opens("/papiers")).text
    assert {shelf for shelf, one in papers.items() if str(one) in listed} == reads - {"messages"}
    for shelf, one in papers.items():
        answers = {(await zoe.opens(f"/papiers/{one}{more}")).status_code for more in ("", "/original")}
        assert answers == {200 if shelf in reads else 404}, (shelf, squares)
    seen = ("appointments", "rendez-vous") in squares
    assert (await zoe.opens("/rendez-vous")).status_code == (200 if seen else 404)
    assert (await zoe.opens("/messages")).status_code == (200 if "messages" in reads else 404)
    written = await zoe.sends("/messages/ecrire", quoi="pain", mots="")
    assert written.status_code == (200 if {("read", "messages"), ("write", "messages")} <= set(squares) else 404)


async def hold(cast, zoe, papers, how_many):
    dice = random.Random(SEED)
    print(f"GRID_SEED={SEED}")
    for _ in range(how_many):
        typed = fields(square for square in ALL if dice.random() < dice.choice((0.2, 0.5, 0.8)))
        if squares := ticked(typed):
            await agrees(cast, zoe, papers, squares)


async def test_some_subsets(cast, zoe, papers):
    await hold(cast, zoe, papers, FEW)


@pytest.mark.long
async def test_many_subsets(cast, zoe, papers):
    await hold(cast, zoe, papers, MANY)


async def test_each_square_alone(cast, zoe, papers):
    for square in [square for square in ALL if square[0] in ("read", "appointments")]:
        await agrees(cast, zoe, papers, (square,))

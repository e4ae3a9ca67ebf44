"""What adds something: the rule explains it, PostgreSQL decides it; both say the same."""

import os
import random
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from backend.db.unit import becoming
from backend.delegation.rules import Right, widens
from backend.kit.actor import Asked
from tests.entrusting.giving import delegation_of, gives

SEED = os.environ.get("GRID_SEED", "2026")
HERE, NOW = UUID(int=1), datetime(2026, 11, 27, 12, tzinfo=UTC)
SHELVES, DAYS = ("mdph", "attestations", "messages"), (1, 2, 30)
CHANGE = "select change_access($1, $2, '1', '', null, now() + $3::interval, $4, $5, $6, '{}', '{}', false)"
HELD = """select can, dossier_id, family, starts_at, ends_at from delegation_right where delegation_id = $1"""


def right(can="read", family="mdph", starts=0, ends=10, dossier=HERE):
    return Right(can, dossier, family, NOW + timedelta(days=starts), NOW + timedelta(days=ends))


@pytest.mark.parametrize(
    ("after", "added"),
    [
        ([right()], False),
        ([right(starts=1)], False),
        ([right(ends=9)], False),
        ([], False),
        ([right(ends=11)], True),
        ([right(starts=-1)], True),
        ([right("write")], True),
        ([right(family="choix")], True),
        ([right(dossier=UUID(int=2))], True),
        ([right(), right("be_told")], True),
    ],
)
def test_less_is_less_and_more_is_more(after, added):
    assert widens([right()], after) is added


@pytest.mark.anyio
async def test_the_rule_and_the_rows_say_the_same(cast):
    """As PostgreSQL sees it, undone each time."""
    print(f"GRID_SEED={SEED}")
    dice, zoe = random.Random(SEED), await cast.stranger()
    given = UUID(delegation_of(await gives(cast.marion, zoe, quoi="everyday-messages", jusqua="month")))
    answers, secret = [], cast.marion.secret
    sql = await cast.database.connect("app")
    try:
        for _ in range(60):
            transaction = sql.transaction()
            await transaction.start()
            await sql.execute(becoming(Asked(secret, "usager")))
            answers.append(await _one(sql, dice, given))
            await transaction.rollback()
    finally:
        await sql.close()
    assert {said for _, said in answers} == {True, False}
    assert all(rule == rows for rule, rows in answers)


async def _one(sql, dice, given):
    """What the rule says of a change, and what the database says."""
    squares = [(can, shelf) for can in ("read", "write") for shelf in SHELVES if dice.random() < 0.4]
    made, days = uuid4(), timedelta(days=dice.choice(DAYS))
    dossiers = await sql.fetchval("select visible_dossiers()")
    rights, shelves = [can for can, _ in squares], [shelf for _, shelf in squares]
    refused = await sql.fetchval(CHANGE, given, made, days, rights, shelves, dossiers)
    assert refused in (None, "widens")
    before, after = [[Right(*row) for row in await sql.fetch(HELD, one)] for one in (given, made)]
    return widens(before, after), refused == "widens"

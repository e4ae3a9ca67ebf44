"""Cells that no page can show (tests/policy_cells.csv): one statement, as one role and one person.

`who`: `david` as herself, `martin@tilleuls` as staff, `paula/david` as his aidant, a machine by its
name, `system@tilleuls` and `reader:david` in the worker; or a bare role. The answer is a number of
rows, `refused`, or `nowhere` for a row that hangs on nothing. Nothing stays: each cell is rolled back.
"""

import csv
import re
from pathlib import Path

import asyncpg
from msgspec import Struct

from backend.db.unit import becoming
from backend.kit.actor import Asked

TABLE = Path(__file__).parents[2] / "policy_cells.csv"
NAMED = re.compile(r"\{(\w+)\.([\w'-]+)\}")
ROLES = {"nobody": "app", "worker": "worker", "gate": "gate", "sealer": "sealer"}


class SqlCell(Struct, frozen=True):
    who: str
    table: str
    asks: str
    answer: str


def sql_cells():
    with TABLE.open(newline="") as lines:
        return [SqlCell(**line) for line in csv.DictReader(lines)]


def becoming_who(world, who):
    """The role, and the statement that makes it act for somebody."""
    if who in ROLES:
        return ROLES[who], ""
    kind, _, name = who.partition(":")
    if kind == "reader":
        return "worker", f"select act_as_reader('{world.ids['person'][name]}', 'usager', null)"
    name, _, house = who.partition("@")
    if name == "system":
        return "worker", f"select act_as_system('{world.ids['house'][house]}')"
    return "app", becoming(_asked(world, who))


def _asked(world, who):
    if house := who.partition("@")[2]:
        return Asked(world.secrets[who.partition("@")[0]], "staff", world.ids["house"][house])
    aidant, _, usager = who.partition("/")
    if usager:
        return Asked(world.secrets[aidant], "aidant", world.ids["person"][usager])
    return Asked(world.secrets[who], "machine" if who.endswith("dui") else "usager")


async def answer(world, cell):
    """What PostgreSQL answers to this cell now."""
    role, become = becoming_who(world, cell.who)
    asks = NAMED.sub(lambda found: f"'{world.ids[found[1]][found[2]]}'", cell.asks)
    told = world.sql.transaction()
    await told.start()
    try:
        await world.sql.execute(f"set local role {role}; {become}")
        done = await world.sql.execute(asks)
    except asyncpg.InsufficientPrivilegeError:
        return "refused"
    except asyncpg.IntegrityConstraintViolationError:
        return "nowhere"
    finally:
        await told.rollback()
    return done.rpartition(" ")[2]


async def sql_differences(world, cells):
    given = [(cell, await answer(world, cell)) for cell in cells]
    return [f"{cell.who}: {cell.asks}: {told}, not {cell.answer}" for cell, told in given if told != cell.answer]

"""Whose day it is, and who acts for that person: an aidant whom he chose, his guardian, the parents of a child."""

from datetime import date, timedelta
from uuid import uuid4

from backend.demo.making import delegation, insert
from tests.cast import SHELVES
from tests.documents.test_oppositions import JULIEN
from tests.protection.entering import helper
from tests.worlds_apart.seeded import START

# The delegation was given by the clock of the tests; its day is another one.
TODAY = "update {} set starts_at = $1::timestamptz - interval '1 day', ends_at = $1::timestamptz + interval '1 year'"
DECIDED = date(2026, 1, 5)


async def david(cast):
    """Paula may do all that an aidant may; Nadia has his person in her care, by a judgment. Nothing but the secret
    keeps anything from them."""
    await cast.sql.execute("delete from delegation_right")
    await cast.sql.execute("delete from delegation")
    rights = dict.fromkeys(("read", "write", "be_told", "deposit"), SHELVES) | {"appointments": ("rendez-vous",)}
    await delegation(cast.sql, cast.david.id, cast.paula.id, cast.david.dossier, rights)
    for table in ("delegation", "delegation_right"):
        await cast.sql.execute(TODAY.format(table), START)
    nadia = await by_measure(cast, cast.david, "Nadia", kind="tutelle", scope="representation")
    await can_be_told(cast, cast.david, cast.paula, nadia)
    return cast.david, (cast.paula, nadia)


async def julien(cast):
    """He is fifteen; his parents live apart. His mother is the first of them."""
    child = await cast.usager("Julien", "Grondin", cast.tilleuls, JULIEN, cast.care)
    parents = [await by_measure(cast, child, name, kind="parent", scope="") for name in ("Nadège", "Yannick")]
    await can_be_told(cast, child, *parents)
    return child, parents


async def by_measure(cast, person, name, **what):
    """Entered by one member of his house, checked by another."""
    somebody, house = await helper(cast, name, "Técher"), {"establishment_id": cast.tilleuls.id}
    somebody.base = f"/pour/{person.id}"
    days = {"decided_on": DECIDED, "starts_on": DECIDED, "ends_on": date(2031, 1, 4) if what["scope"] else None}
    by = {"entered_by": cast.clerk.id, "checked_by": cast.martin.id, "checked_at": START - timedelta(days=1)}
    row = house | {"dossier_id": person.dossier, "evidence": "judgment"} | what | days | by
    made = await insert(cast.sql, "measure", id=uuid4(), **row)
    await insert(cast.sql, "measure_holder", id=uuid4(), **house, measure_id=made, person_id=somebody.id)
    await cast.sql.execute("select settle_measure($1)", made)
    return somebody


async def can_be_told(cast, *people):
    for number, who in enumerate(people):
        sign_in = await cast.sql.fetchval("select id from sign_in where person_id = $1", who.id)
        told = {"endpoint_hash": bytes([number]), "kek_id": "1", "wrapped": b"", "voice": "1"}
        await insert(cast.sql, "push_subscription", id=sign_in, person_id=who.id, sign_in_id=sign_in, **told)

"""A page is at most six statements in one transaction, and exactly those of tests/sql_per_page.csv.

Counted on the wire, BEGIN and COMMIT apart, the second time that the same is asked. `become` is one of
them; a write has six of its own beside `become` and `hold`. `waits` is how often PostgreSQL is waited
for; `after` are the statements of the short transactions once the answer has left: what is shown again
leaves none. That a write is counted costs each the same, in the message that begins it: it is left out here.
"""

import csv
import io
from pathlib import Path

import pytest

from backend.app import create_app, served
from backend.settings import Settings
from tests.budgets.asked import asked

pytestmark = pytest.mark.anyio

KEPT = Path(__file__).parents[1] / "sql_per_page.csv"
COLUMNS = ("method", "route", "transactions", "statements", "waits", "after")
AT_MOST = 6
ENDS = ("commit", "rollback")
ONE_CARD = "/equipe/{house:uuid}/personnes/{dossier:uuid}/carte/{card:uuid}"
LISTS = "/equipe/{house:uuid}/listes"
ADDS = (
    "/papiers/ajouter",
    "/pour/{person:uuid}/papiers/ajouter",
    "/equipe/{house:uuid}/justificatifs/{about:uuid}",
)
# Of its connection, while something is made.
LETS_GO = (
    "/api/depots",
    "/aidants/{delegation:uuid}/attestation",
    "/equipe/{house:uuid}/mandats/{mandate:uuid}/papier",
    "/equipe/{house:uuid}/mandats/{mandate:uuid}/lettre",
    "/preuve/{step_up:uuid}/carte",
    f"{ONE_CARD}/code",
    f"{ONE_CARD}/imprimer",
    LISTS,
    "/api/usagers",
    *ADDS,
    "/equipe/{house:uuid}/inscriptions/lettres",
    "/equipe/{house:uuid}/inscriptions/{dossier:uuid}/telephone",
)
# Whoever said yes to an invitation becomes a person, after a proof, by who invited alone.
INVITED = "/aidants/invitations/{invitation:uuid}"
DEARER = {("POST", f"{INVITED}/confirmer"): 3}


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def begins(statement):
    return statement.lower().startswith("begin")


def counted(said, awaited):
    """Up to the first COMMIT, then what came after the answer; a parcel lets its connection go while it is read."""
    lower = [one.lower() for one in said]
    if "count_write" in lower[1]:
        lower = lower[3:]
    end = next(place for place, one in enumerate(lower) if one == "commit")
    before, after = lower[: end + 1], lower[end + 1 :]
    work = [one for one in before if not begins(one) and one not in ENDS]
    later = [one for one in after if not begins(one) and one not in ENDS]
    return sum(map(begins, before)), len(work), awaited, len(later)


@pytest.mark.attack("M05")
async def test_each_route_says_exactly_what_is_written_down(cast, wire):
    found = []
    for (method, route), ask in (await asked(cast)).items():
        await cast.sql.execute("delete from pace")  # one person asks all of it in a minute
        for _ in range(2):  # the first time, statements are prepared
            wire.forget()
            answer = await ask()
            assert answer.status_code < 400, (route, answer.status_code)
        found.append((method, route, *counted(wire.said, wire.awaited)))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([COLUMNS, *sorted(found)])
    assert out.getvalue() == KEPT.read_text(), f"if this is meant, {KEPT.name} becomes:\n{out.getvalue()}"


@pytest.mark.parametrize("row", rows(KEPT.read_text()), ids=lambda row: f"{row['method']} {row['route']}")
def test_no_page_is_dear(row):
    is_read_too = ONE_CARD not in row["route"] and row["route"] not in (LISTS, *ADDS)
    away = row["route"] in LETS_GO and (row["method"] == "POST" or is_read_too)
    assert int(row["transactions"]) == 1 + away
    dearer = DEARER.get((row["method"], row["route"]), 0)
    assert int(row["statements"]) <= AT_MOST + 2 * (row["method"] == "POST") + dearer


def test_every_route_that_asks_postgresql_is_counted():
    app = create_app(Settings(environment="test"))
    asking = {(method, path) for method, path, handler in served(app) if not handler.opt.get("static")}
    assert asking == {(row["method"], row["route"]) for row in rows(KEPT.read_text())}

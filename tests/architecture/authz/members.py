"""Who decides who works at Les Tilleuls, and what waits for a second person."""

from datetime import date
from uuid import uuid4

from backend.demo import making
from backend.demo.making import insert
from tests.architecture.authz.openings import openings

DUTIES = ("members", "enrolment")


async def deciding(cast):
    """Monsieur Rivière asks; Madame Lebon proposed before."""
    role = await making.role(cast.sql, cast.tilleuls, "directeur", "directeur", {}, DUTIES)
    return [
        await cast.staff(given, family, cast.tilleuls, role, shown)
        for given, family, shown in (("Jean", "Rivière", "Monsieur Rivière"), ("Claire", "Lebon", "Madame Lebon"))
    ]


async def members(cast, ids):
    """Adds to `ids` the members, teams, services, roles and changes that an address names."""
    sql, here = cast.sql, cast.tilleuls
    ids["organisation"] = {
        "tilleuls": await _runs(sql, here, "990000101"),
        "pins": await _runs(sql, cast.pins, "990000102"),
    }
    ids["person"]["riviere"] = cast.riviere.id
    ids["member"]["roux"] = cast.roux.membership
    roles = "select code, id from role where establishment_id = $1"
    tilleuls, pins = dict(await sql.fetch(roles, here.id)), dict(await sql.fetch(roles, cast.pins.id))
    ids["role"] = {"nurse": tilleuls["infirmiere"], "clerk": tilleuls["secretaire"], "pins": pins["infirmiere"]}
    ids["team"]["empty"] = await making.team(sql, here, "Équipe de nuit")
    services = "select id from service where establishment_id = $1"
    ids["service_id"] = {
        "floor": await sql.fetchval(services, here.id),
        "pins": await sql.fetchval(services, cast.pins.id),
    }
    ids["change"] = {
        "nurse": await _proposed(cast, here, ids["role"]["nurse"], cast.lebon),
        "pins": await _proposed(cast, cast.pins, ids["role"]["pins"], cast.roux),
    }
    await openings(cast, ids)


async def events(cast, ids):
    """Adds to `ids` what two houses noted: that Marion will leave, and Laura."""
    ids["event"] = {}
    for name, somebody, house, by in (
        ("marion's", cast.marion, cast.tilleuls, cast.riviere), ("laura's", cast.laura, cast.pins, cast.roux),
    ):  # fmt: skip
        whose = {"establishment_id": house.id, "dossier_id": somebody.dossier, "noted_by": by.id}
        told = {"kind": "departure", "day": date(2031, 1, 2), "evidence": "person"}
        ids["event"][name] = await insert(cast.sql, "dossier_event", id=uuid4(), **whose, **told)
        end = {"event_id": ids["event"][name], "row_id": uuid4(), "establishment_id": house.id}
        await insert(cast.sql, "dossier_event_end", **end)


async def _runs(sql, house, finess):
    """Who runs the house."""
    made = await insert(sql, "organisation", id=uuid4(), finess=finess, name="Association")
    await sql.execute("update establishment set organisation_id = $1 where id = $2", made, house.id)
    return made


async def _proposed(cast, house, role, by):
    """That the nurses see no assessments any more."""
    change = uuid4()
    await insert(cast.sql, "role_change", id=change, establishment_id=house.id, role_id=role, proposed_by=by.id)
    part = {"kind": "right", "can": "read", "target": "bilans", "adds": False, "establishment_id": house.id}
    await insert(cast.sql, "role_change_part", change_id=change, **part)
    return change

"""Measures in two houses: one that waits to be checked, one that holds; an organisation and who acts for it."""

from datetime import date
from uuid import uuid4

from backend.demo.making import dossier, insert
from backend.people.matching import Traits
from tests.architecture.authz.papers import NOW
from tests.architecture.authz.proving import proving
from tests.cast import TEST_OID

CHILD = Traits("220059741300127", TEST_OID, "GRONDIN", "JULIEN", "2020-05-14", "M", "97413")
STARTS, ENDS = date(2026, 1, 2), date(2031, 1, 2)


async def protected(cast, ids):
    """Adds to `ids` the measures, organisations, members and a delegation by measure that an address names."""
    told = (
        ("marion's", cast.marion.dossier, cast.tilleuls, cast.lebon, "tutelle", "representation", None),
        ("david's", cast.david.dossier, cast.tilleuls, cast.lebon, "curatelle", "assistance", cast.riviere),
        ("laura's", cast.laura.dossier, cast.pins, cast.roux, "tutelle", "goods", cast.zoe),
    )
    ids["measure"] = {name: await _measure(cast, *rest) for name, *rest in told}
    houses = {"tilleuls": (cast.tilleuls, cast.lebon), "pins": (cast.pins, cast.roux)}
    ids["office"], ids["agent"] = {}, {}
    for name, (house, by) in houses.items():
        where = {"establishment_id": house.id}
        ids["office"][name] = await insert(
            cast.sql, "guardian_office", id=uuid4(), **where, name="Association", made_by=by.id
        )
        member = {"office_id": ids["office"][name], "person_id": cast.left.id, "entered_by": by.id}
        ids["agent"][name] = await insert(cast.sql, "guardian_office_member", id=uuid4(), **where, **member)
    said = {"measure_id": ids["measure"]["david's"], "establishment_id": cast.tilleuls.id, "agrees": False}
    await insert(cast.sql, "measure_answer", id=uuid4(), **said)
    child, setting = await _child(cast)
    ids["dossier"]["child"] = ids["dossier"]["closed"] = child
    ids["measure"]["closed"] = await _measure(cast, child, cast.tilleuls, cast.lebon, "forbidden", "")
    agreed = {"setting_id": setting, "measure_id": ids["measure"]["closed"], "establishment_id": cast.tilleuls.id}
    await insert(cast.sql, "minor_agreement", **agreed)
    await insert(cast.sql, "closed_identity", person_id=cast.left.id, issuer="https://fc.test", subject="closed")
    ids["delegation"]["measured"] = await _measured(cast)
    await proving(cast, ids)


async def _measure(cast, dossier_id, house, by, kind, scope, checks=None):
    """Held by a stranger to all the others."""
    checked = {"checked_by": checks.id, "checked_at": NOW} if checks else {}
    made = await insert(
        cast.sql, "measure", id=uuid4(), establishment_id=house.id, dossier_id=dossier_id, kind=kind, scope=scope,
        decided_on=STARTS, starts_on=STARTS, ends_on=ENDS, evidence="judgment", entered_by=by.id, **checked,
    )  # fmt: skip
    held = {"measure_id": made, "establishment_id": house.id, "person_id": cast.left.id}
    await insert(cast.sql, "measure_holder", id=uuid4(), **held)
    return made


async def _child(cast):
    """Somebody who is not of age, to whom something is not shown."""
    made = await dossier(cast.sql, cast.ring, cast.tilleuls, CHILD)
    where = {"establishment_id": cast.tilleuls.id, "dossier_id": made}
    setting = {"maturity": "helped", "agreed_on": STARTS, "set_by": cast.lebon.id}
    agreed = await insert(cast.sql, "minor_setting", id=uuid4(), **where, **setting)
    await insert(cast.sql, "minor_withheld", **where, family="soins")
    return made, agreed


async def _measured(cast):
    """What a judge gave for Laura: she cannot stop it."""
    agreed = {"relation": "TUTEUR", "agreed_text": "1", "agreed_hash": b"", "ground": "measure"}
    times = {"starts_at": NOW, "ends_at": await cast.sql.fetchval("select now() + interval '1 year'")}
    pair = {"usager_id": cast.laura.id, "aidant_id": cast.left.id}
    return await insert(cast.sql, "delegation", id=uuid4(), **pair, **agreed, **times)

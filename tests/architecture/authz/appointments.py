"""Appointments in each state that matters; one is kept by David for himself, one is a minor's who opposes."""

from datetime import timedelta
from uuid import UUID, uuid4

import msgspec

from backend.appointments.rules import Words
from backend.demo import making
from backend.demo.making import insert
from tests.architecture.authz.papers import NOW, dossier_key
from tests.architecture.authz.protected import CHILD

WORDS = Words("docteur", "Cabinet du docteur Hoarau", "Docteur Hoarau", "Pour le genou.", "Les radios.")


async def appointments(cast, ids):
    """Adds to `ids` the appointments that an address names; Paula may see David's."""
    dossiers, young = ids["dossier"], await _young(cast)
    where = {
        "david's": (cast.tilleuls, dossiers["david's"], {}),
        "kept": (cast.tilleuls, dossiers["david's"], {}),
        "cancelled": (cast.tilleuls, dossiers["david's"], {"state": "cancelled", "changed_at": NOW}),
        "marion's": (cast.tilleuls, dossiers["marion's"], {}),
        "laura's": (cast.pins, dossiers["laura's"], {}),
        "unlinked": (cast.pins, dossiers["unlinked"], {}),
        "ended": (cast.tilleuls, dossiers["ended"], {}),
        "young": (cast.tilleuls, young, {}),
        "opposed": (cast.tilleuls, young, {}),
    }
    made = {name: await appointment(cast, house, of, **more) for name, (house, of, more) in where.items()}
    ids["appointment"], ids["dossier"]["young"] = made, young
    ids["kept"] = {
        "own": await secret(cast, made["kept"], dossiers["david's"], "own", cast.david),
        "opposition": await secret(cast, made["opposed"], young, "opposition", cast.martin),
        "told": await secret(cast, made["cancelled"], dossiers["david's"], "opposition", cast.martin, lifted=True),
    }
    square = {"can": "appointments", "family": "rendez-vous", "starts_at": NOW - timedelta(days=4)}
    until = {"dossier_id": cast.david.dossier, "ends_at": NOW + timedelta(days=30)}
    await insert(cast.sql, "delegation_right", delegation_id=cast.paula.delegation, **square, **until)


async def appointment(cast, house, dossier: UUID, at=NOW + timedelta(days=5), words=WORDS, **more) -> UUID:
    made, key = uuid4(), await dossier_key(cast, dossier)
    said = key.seal(msgspec.json.encode(words).decode(), house.id, "appointment", made, "words")
    return await insert(
        cast.sql, "appointment", id=made, establishment_id=house.id, dossier_id=dossier, words=said, key_id=key.id,
        starts_at=at, **more,
    )  # fmt: skip


async def secret(cast, appointment: UUID, dossier: UUID, kind, by, *, whom=None, lifted=False) -> UUID:
    made, key = uuid4(), await dossier_key(cast, dossier)
    mention = key.seal("Il a peur.", cast.tilleuls.id, "appointment_secret", made, "mention")
    written = {"mention": mention, "key_id": key.id} if kind == "opposition" else {}
    over = {"lifted_at": NOW, "lifted_by": by.id} if lifted else {}
    return await insert(
        cast.sql, "appointment_secret", id=made, establishment_id=cast.tilleuls.id, dossier_id=dossier,
        appointment_id=appointment, kind=kind, made_by=by.id, from_id=whom, **written, **over,
    )  # fmt: skip


async def _young(cast):
    traits = msgspec.structs.replace(CHILD, matricule="220059741300226")
    made = await making.dossier(cast.sql, cast.ring, cast.tilleuls, traits)
    await making.supports(cast.sql, cast.tilleuls, cast.care, made)
    return made

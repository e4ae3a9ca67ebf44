"""Invitations and mandates, in each state that matters. Named in `ids`."""

from datetime import timedelta
from uuid import uuid4

from backend.delegation.presets import presets
from backend.demo.making import insert
from backend.people.keys import Wrapped, opened
from tests.architecture.authz.papers import NOW

LATER = NOW + timedelta(days=30)
NUMBER = "MANDATE222"
KEY = "select id, kek_id, wrapped from dossier_key where dossier_id = $1"


async def ways(cast, ids):
    ids["invitation"] = {
        "david's": await _invitation(cast, cast.david, state="accepted", issuer="https://fc.test", subject="ways"),
        "over": await _invitation(cast, cast.david, state="declined"),
        "marion's": await _invitation(cast, cast.marion),
    }
    marion, laura = cast.marion.dossier, cast.laura.dossier
    key = opened(cast.ring, Wrapped(*await cast.sql.fetchrow(KEY, marion)))
    paper = {"entered_by": cast.clerk.id, "entered_at": NOW, "aidant_id": cast.zoe.id, "signed_on": NOW.date()}
    done = {"outcome": "confirmed", "decided_by": cast.riviere.id, "decided_at": NOW}
    ids["mandate"] = {
        "paper": await _mandate(cast, cast.tilleuls, marion, cast.clerk, reference=NUMBER),
        "entered": await _mandate(cast, cast.tilleuls, marion, cast.clerk, key, **paper),
        "done": await _mandate(
            cast, cast.tilleuls, marion, cast.clerk, key, **paper, **done, delegation_id=ids["delegation"]["paula"]
        ),
        "pins's": await _mandate(cast, cast.pins, laura, cast.roux),
    }
    for house, name in ((cast.tilleuls, "entered"), (cast.pins, "pins's")):
        square = {"can": "read", "family": "mdph", "establishment_id": house.id}
        await insert(cast.sql, "mandate_right", mandate_id=ids["mandate"][name], **square)


async def _invitation(cast, usager, **more):
    made = uuid4()
    ends = {"expires_at": NOW + timedelta(hours=71)}
    names = {"given_name": "Zoé", "family_name": "Inconnue", "accepted_at": NOW, **ends} if "subject" in more else {}
    chosen = {
        "proposal": '{"lien":"sis","quoi":"everyday","jusqua":"year"}',
        "version": presets().version,
        "zone": "Europe/Paris",
    }
    row = {"id": made, "usager_id": usager.id, "rights_end": LATER, "link_hash": made.bytes, "code_hash": b"code"}
    return await insert(cast.sql, "invitation", **row, **chosen, **names, **more)


async def _mandate(cast, house, dossier, who, key=None, **more):
    made = uuid4()
    if key:
        more |= {"key_id": key.id, "evidence": key.seal("Vu.", house.id, "mandate", made, "evidence")}
    where = {"establishment_id": house.id, "dossier_id": dossier, "prepared_by": who.id}
    says = {"relation": "SIS", "agreed_text": "2026-11-26", "agreed_hash": b"words", "words": "Oui."}
    row = {"id": made, "given_name": "Laura", "family_name": "Hoarau", "rights_end": LATER}
    return await insert(cast.sql, "mandate", **row, **where, **says, **{"reference": made.hex[:10].upper()} | more)

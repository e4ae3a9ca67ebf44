"""Papers that people added: on their way, refused long ago, and one that is among David's."""

from datetime import timedelta
from uuid import uuid4

from backend.demo.making import insert
from tests.architecture.authz.papers import NOW, dossier_key, paper

LONG_AGO = NOW - timedelta(days=100)


async def brought(cast, ids):
    """Paula may add an attestation for David."""
    square = {"can": "deposit", "family": "attestations", "starts_at": LONG_AGO, "ends_at": NOW + timedelta(days=30)}
    await insert(
        cast.sql, "delegation_right", delegation_id=cast.paula.delegation, dossier_id=cast.david.dossier, **square
    )
    own = {"brought_by": cast.david.id, "brought_as": "usager"}
    ids["paper"]["own"] = await paper(cast, cast.tilleuls, cast.david.dossier, **own)
    by_paula = {"brought_by": cast.paula.id, "brought_as": "SIS"}
    ids["paper"]["paula's"] = await paper(cast, cast.tilleuls, cast.david.dossier, "attestations", **by_paula)
    refused = {"state": "refused", "reason": "photo-damaged", "received_at": LONG_AGO}
    ids["brought"] = {
        "david's": await _sent(cast, cast.tilleuls, cast.david, own),
        "old": await _sent(cast, cast.tilleuls, cast.david, own, **refused),
        "paula's": await _sent(cast, cast.tilleuls, cast.david, by_paula),
        "marion's": await _sent(
            cast, cast.tilleuls, cast.marion, {"brought_by": cast.marion.id, "brought_as": "usager"}
        ),
    }


async def _sent(cast, house, somebody, who, **more):
    made, key = uuid4(), await dossier_key(cast, somebody.dossier)
    title = key.seal("Lettre", house.id, "brought_paper", made, "title")
    return await insert(
        cast.sql, "brought_paper", id=made, establishment_id=house.id, dossier_id=somebody.dossier, title=title,
        family="attestations", key_id=key.id, hidden=False, **who, **more,
    )  # fmt: skip

"""What hangs on papers, and a parcel that waits for who must say whose it is."""

from datetime import timedelta
from uuid import uuid4

import msgspec

from backend.demo.making import insert
from backend.documents.schemas import Said
from backend.people.keys import Wrapped, opened
from tests.architecture.authz.papers import NOW, dossier_key
from tests.cast import DAVID

WHY = "differs:birthdate"
SAID = msgspec.json.encode(Said(DAVID, "Attestation", "Foyer Les Tilleuls", NOW.date())).decode()
TOKEN = b"\x01" * 16


async def beside(cast, ids):
    """A page, a word and a relation of some papers, by the names of their states: one replaces another that came."""
    replaced = await cast.sql.fetchval("select unique_id from document where id = $1", ids["paper"]["replaced"])
    for name in ("visible", "hidden", "not-for-person", "marion's", "laura's"):
        where = await cast.sql.fetchrow(
            "select id as document_id, establishment_id, dossier_id, unique_id from document where id = $1",
            ids["paper"][name],
        )
        await _of(cast, where, replaced if name == "visible" else "1.2.3^older")


async def _of(cast, where, older):
    paper, house, dossier, unique_id = where
    page, key = uuid4(), await dossier_key(cast, dossier)
    file_id = await cast.sql.fetchval("select id from document_file where document_id = $1 limit 1", paper)
    await insert(
        cast.sql, "document_page", id=page, establishment_id=house, document_id=paper, number=1, file_id=file_id,
        width=1, height=1, text=key.seal("Lettre", house, "document_page", page, "text"), key_id=key.id,
    )  # fmt: skip
    await insert(cast.sql, "document_word", dossier_id=dossier, token=TOKEN, document_id=paper)
    told = {"target": older, "kind": "replaces", "said_by": unique_id}
    await insert(cast.sql, "document_relation", dossier_id=dossier, establishment_id=house, **told)


async def waiting(cast, ids):
    """At Les Tilleuls, a parcel that looks like the person whose support ended; another was filed since."""
    ids["parcel"] = {name: await _parcel(cast, ids, name) for name in ("quarantined", "filed")}
    ids["parcel"]["expired"] = await _parcel(cast, ids, "refused", received_at=NOW - timedelta(days=91))


async def _parcel(cast, ids, state, **more):
    house, made = cast.tilleuls.id, uuid4()
    key = await _house_key(cast, house)
    await insert(
        cast.sql, "deposit", id=made, establishment_id=house, machine_id=cast.dui.id, state=state, reason=WHY,
        store_key=made.hex, wrapped=b"", key_id=key.id, size=1, sha256=made.bytes, media_type="text/xml", **more,
    )  # fmt: skip
    said = key.seal(SAID, house, "quarantine", made, "said")
    await insert(cast.sql, "quarantine", deposit_id=made, establishment_id=house, said=said, key_id=key.id)
    dossier = ids["dossier"]["ended" if state == "quarantined" else "marion's"]
    await insert(cast.sql, "likeness", deposit_id=made, establishment_id=house, dossier_id=dossier, unlike="birthdate")
    return made


async def _house_key(cast, house):
    kept = "select id, kek_id, wrapped from establishment_key where establishment_id = $1"
    return opened(cast.ring, Wrapped(*await cast.sql.fetchrow(kept, house)))

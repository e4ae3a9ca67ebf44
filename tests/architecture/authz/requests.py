"""Requests in each state that matters, with their steps; one of them has its receipt."""

from datetime import date
from uuid import UUID, uuid4

from backend.demo.making import insert
from tests.architecture.authz.papers import NOW, dossier_key, paper

REFERENCES = {"open": "ABCDEFGH2A", "refused": "ABCDEFGH3B"}


async def requests(cast, dossiers):
    here, david = cast.tilleuls, dossiers["david's"]
    asked = {
        "open": await _request(cast, here, david, reference=REFERENCES["open"]),
        "refused": await _request(cast, here, david, state="refused", reference=REFERENCES["refused"]),
        "accepted": await _request(cast, here, david, state="accepted"),
        "paula's": await _request(cast, here, david, {"family": "attestations"}, asked_by=cast.paula.id),
        "hidden": await _request(cast, here, david, {"hidden_from_staff_at": NOW}),
        "marion's": await _request(cast, here, dossiers["marion's"]),
        "laura's": await _request(cast, cast.pins, dossiers["laura's"]),
        "unlinked": await _request(cast, cast.pins, dossiers["unlinked"]),
        "ended": await _request(cast, here, dossiers["ended"]),
    }
    await _receipt(cast, here, david, asked["open"])
    return asked


async def _request(cast, house, dossier: UUID, about=None, *, state="open", reference="", **more) -> UUID:
    made, key = uuid4(), await dossier_key(cast, dossier)
    document = await paper(cast, house, dossier, **(about or {}))
    answer = key.seal("Non.", house.id, "request", made, "answer") if state == "refused" else None
    await insert(
        cast.sql, "request", id=made, establishment_id=house.id, dossier_id=dossier, document_id=document,
        kind="oppose-dmp", reference=reference or made.hex[:10].upper(), asked_at=NOW, due_on=date(2200, 1, 1),
        state=state, reason=key.seal("C’est privé.", house.id, "request", made, "reason"), answer=answer,
        key_id=key.id, **more,
    )  # fmt: skip
    step = {"request_id": made, "kind": "asked", "establishment_id": house.id, "capacity": "usager"}
    await insert(cast.sql, "request_event", **step, actor_id=cast.david.id)
    return made


async def _receipt(cast, house, dossier: UUID, request: UUID):
    stored, file_key = await cast.app.state.vault.put(b"%PDF-")
    key = await dossier_key(cast, dossier)
    await insert(
        cast.sql, "request_receipt", request_id=request, establishment_id=house.id, store_key=stored.store_key,
        wrapped=key.wrap(file_key, request), key_id=key.id, size=stored.size, sha256=stored.sha256,
    )  # fmt: skip

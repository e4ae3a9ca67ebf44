"""What INSi said of Marion and waits for somebody to look; a question about Laura; a document of each that was seen."""

from uuid import uuid4

from backend.demo.making import insert

SAID = {
    "birth_name": "PAYET", "given_names": "MARION", "birthdate": "1991-05-20", "sex": "F", "birthplace": "97415",
    "matricule_oid": "1.2.250.1.213.1.4.10", "matricule": b"\x01", "matricule_index": b"\x02",
}  # fmt: skip


async def identities(cast, ids):
    ids["search"], ids["proof"] = {}, {}
    people = (("marion", cast.marion, cast.tilleuls, cast.clerk), ("laura", cast.laura, cast.pins, cast.roux))
    for name, somebody, house, member in people:
        where = {"establishment_id": house.id, "dossier_id": somebody.dossier}
        said = {"state": "unlike", "reason": "given_names", **SAID} if name == "marion" else {}
        ids["search"][name] = await insert(cast.sql, "insi_search", id=uuid4(), asked_by=member.id, **where, **said)
        ids["proof"][name] = await insert(
            cast.sql, "identity_proof", id=uuid4(), kind="passport", seen_by=member.id, **where
        )

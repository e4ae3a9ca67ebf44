"""What INSi said of Marion and waits for somebody to look; a question about Laura; a document seen of each; two
dossiers joined, and two that were so once."""

from datetime import timedelta
from uuid import uuid4

from backend.demo import making
from backend.demo.making import insert
from backend.people.matching import Traits
from tests.architecture.authz.papers import NOW
from tests.cast import LAURA

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
    await _pairs(cast, ids)
    await misfilings(cast, ids)


async def _pairs(cast, ids):
    """The office saw one of the joined dossiers, for a week, because it supported the other."""
    born = Traits("", "1.2.250.1.213.1.4.10", "CLAIN", "ROSE", "1950-02-03", "F", "97411")
    numbers = ("250029741100101", "250029741100202", "250029741100303", "250029741100404")
    made = [
        await making.dossier(cast.sql, cast.ring, cast.tilleuls, Traits(number, *[getattr(born, n) for n in NAMES]))
        for number in numbers
    ]
    ids["dossier"] |= dict(zip(("joined", "joined-too", "apart", "apart-too"), made, strict=True))
    here = {"establishment_id": cast.tilleuls.id, "joined_by": cast.clerk.id}
    split = {"split_at": NOW, "split_by": cast.clerk.id}
    ids["pair"] = {
        "open": await insert(cast.sql, "dossier_pair", id=uuid4(), one_id=made[0], other_id=made[1], **here),
        "split": await insert(cast.sql, "dossier_pair", id=uuid4(), one_id=made[2], other_id=made[3], **here, **split),
        "asked": await _asked(cast),
    }
    await insert(
        cast.sql, "dossier_team", id=uuid4(), establishment_id=cast.tilleuls.id, dossier_id=made[0],
        team_id=cast.office, starts_at=NOW - timedelta(days=9), ends_at=NOW - timedelta(days=2),
        pair_id=ids["pair"]["open"],
    )  # fmt: skip


async def _asked(cast):
    """Les Pins joined a dossier to Laura's: she has not said whether it is hers."""
    hers = Traits("255089741300228", *[getattr(LAURA, n) for n in NAMES])
    other = await making.dossier(cast.sql, cast.ring, cast.pins, hers, cast.laura.id, linked=False)
    return await insert(
        cast.sql, "dossier_pair", id=uuid4(), establishment_id=cast.pins.id, one_id=cast.laura.dossier, other_id=other,
        joined_by=cast.roux.id, attached_id=other,
    )  # fmt: skip


async def misfilings(cast, ids):
    """Papers that were with David, of which the house keeps a record: one open, one closed; and one of Les Pins."""
    here = {"establishment_id": cast.tilleuls.id, "dossier_id": ids["dossier"]["david's"], "opened_by": cast.clerk.id}
    closed = {"authority": "told", "closed_at": NOW, "closed_by": cast.clerk.id, "owner_id": cast.marion.dossier}
    there = {"establishment_id": cast.pins.id, "dossier_id": ids["dossier"]["laura's"], "opened_by": cast.roux.id}
    papers = ids["paper"]
    ids["misfiling"] = {
        "open": await insert(cast.sql, "misfiling", id=uuid4(), document_id=papers["cancelled"], **here),
        "closed": await insert(cast.sql, "misfiling", id=uuid4(), document_id=papers["replaced"], **here, **closed),
        "pins": await insert(cast.sql, "misfiling", id=uuid4(), document_id=papers["laura's"], **there),
    }


NAMES = Traits.__struct_fields__[1:]

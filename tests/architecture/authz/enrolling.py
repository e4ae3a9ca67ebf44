"""People who are not enrolled yet, in two houses: a code, what somebody says of a dossier, and where each house is."""

from datetime import timedelta
from uuid import uuid4

import msgspec

from backend.demo.making import insert
from backend.enrolment.deciding import about
from tests.architecture.authz.papers import NOW
from tests.cast import LAURA

SAID = {"issuer": "https://fc.test", "subject": "somebody"}


async def enrolling(cast, ids):
    """In each house: a dossier with a code, a claim and a wish, and one that was done with her. Named in `ids`."""
    ids["claim"], ids["code"] = {}, {}
    for house, dossier, who in ((cast.tilleuls, "ended", cast.clerk), (cast.pins, "unlinked", cast.roux)):
        where = {"establishment_id": house.id, "dossier_id": ids["dossier"][dossier]}
        code = {"kind": "letter", "code_hash": dossier.encode(), "made_by": who.id, "ends_at": NOW + timedelta(days=30)}
        ids["code"][dossier] = await insert(cast.sql, "enrolment_code", id=uuid4(), **where, **code)
        ids["claim"][dossier] = await _claim(cast, where, ids["code"][dossier])
        await insert(cast.sql, "enrolment", **where, wish="never")
    for house, dossier, who in ((cast.tilleuls, "marion's", cast.clerk), (cast.pins, "laura's", cast.roux)):
        where = {"establishment_id": house.id, "dossier_id": ids["dossier"][dossier]}
        key = await cast.sql.fetchval("select id from dossier_key where dossier_id = $1", where["dossier_id"])
        done = {"channel": "call", "told_on": NOW.date(), "done_by": who.id, "key_id": key, "evidence": b""}
        await insert(cast.sql, "enrolment_with_her", id=uuid4(), **where, **done)
    kek_id, wrapped = cast.ring.wrap(b"{}", b"arrival")
    arrived = {"secret_hash": b"somebody", "provider": "franceconnect", "level": 1, "kek_id": kek_id}
    await insert(cast.sql, "arrival", id=uuid4(), **SAID, **arrived, wrapped=wrapped)


async def _claim(cast, where, code):
    made = uuid4()
    kek_id, wrapped = cast.ring.wrap(msgspec.json.encode(LAURA), about(made))
    row = {"id": made, "code_id": code, "kek_id": kek_id, "wrapped": wrapped}
    return await insert(cast.sql, "enrolment_claim", **row, **where, **SAID)

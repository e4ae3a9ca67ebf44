"""David has a card that may be printed, Marion one without a code of her own; a kiosk watched somebody."""

from datetime import timedelta
from uuid import uuid4

from backend.db.unit import hashed
from backend.demo.making import insert
from tests.architecture.authz.papers import NOW

NUMBERS = {"david's": "DAVD234567", "marion's": "MARN234567"}


async def cards(cast):
    sql, here = cast.sql, cast.tilleuls.id
    key = uuid4()
    kek_id, wrapped = cast.ring.wrap(b"0" * 32, f"cards|{key}".encode())
    await insert(sql, "card_key", id=key, kek_id=kek_id, wrapped=wrapped)
    made = {}
    for name, who, chosen in (("david's", cast.david, b"p"), ("marion's", cast.marion, None)):
        made[name] = await insert(
            sql, "code_card", id=uuid4(), number=NUMBERS[name], person_id=who.id, establishment_id=here,
            given_by=cast.clerk.id, given_at=await sql.fetchval("select now()"), seen="cni", personal_hash=chosen,
            usable_from=NOW,
        )  # fmt: skip
    await insert(sql, "card_code", card_id=made["david's"], code_hash=b"c")
    await insert(sql, "card_try", number=NUMBERS["marion's"], network=b"n", began_at=NOW, tries=1)
    until = NOW + timedelta(days=36500)
    where = {"establishment_id": here, "membership_id": cast.martin.membership}
    kiosk = await insert(sql, "kiosk", id=uuid4(), **where, secret_hash=b"k", ends_at=until)
    sign_in = await sql.fetchval("select id from sign_in where secret_hash = $1", hashed(cast.davids_tablet.secret))
    await insert(sql, "sign_in_witness", sign_in_id=sign_in, kiosk_id=kiosk)
    await insert(sql, "card_event", id=uuid4(), person_id=cast.david.id, kind="given")
    return made

"""Rows that no page makes in the matrix, so that each policy has something to hide."""

from datetime import time, timedelta
from uuid import uuid4

from joserfc.jwk import ECKey

from backend.db.unit import hashed
from backend.delegation.service import code_hash
from backend.demo.making import delegation, hours, identity, insert, on_duty
from backend.identity.outbox_keys import about
from backend.notifications.mailboxes import Mailbox, wrap
from backend.reading.rules import Reading
from backend.reading.service import sealed
from tests.architecture.authz.asking import CODE
from tests.architecture.authz.brought import brought
from tests.architecture.authz.enrolling import enrolling
from tests.architecture.authz.identities import identities
from tests.architecture.authz.papers import NOW, draft, note
from tests.architecture.authz.parcels import beside, waiting
from tests.architecture.authz.ways import ways

LONG_AGO = NOW - timedelta(days=4)


async def facts(cast, ids):
    """Adds to `ids` what a cell names: houses' services and stays, entries, keys, an attempt, a second aidant."""
    sql = cast.sql
    for house, dossier in ((cast.tilleuls, cast.david.dossier), (cast.pins, cast.laura.dossier)):
        await insert(sql, "service", id=uuid4(), establishment_id=house.id, name="Étage")
        where = {"establishment_id": house.id, "dossier_id": dossier}
        await insert(sql, "stay", id=uuid4(), **where, kind="night", starts_on=NOW.date())
    ids["team"], ids["duty"] = {"care": cast.care, "north": cast.north, "office": cast.office}, {}
    for house, name, member in ((cast.tilleuls, "care", cast.martin), (cast.pins, "north", cast.roux)):
        team, until = ids["team"][name], NOW + timedelta(hours=8)
        await hours(sql, house, team, (1,), time(9), time(18))
        ids["duty"][name] = await on_duty(sql, house, team, member.membership, NOW, until)
    names = ("david", "marion", "laura", "paula", "martin", "zoe")
    ids["person"] = {name: getattr(cast, name).id for name in names} | {"bouvier": cast.clerk.id}
    ids["machine"] = {"dui": cast.dui.id, "other_dui": cast.other_dui.id}
    members = {"martin": cast.martin, "zoe": cast.zoe, "left": cast.left, "bouvier": cast.clerk}
    ids["membership"] = {name: somebody.membership for name, somebody in members.items()}
    ids["member"] = ids["membership"]
    await draft(cast, ids["thread"]["care"], cast.david)
    await draft(cast, ids["thread"]["marion's"], cast.marion, kept_at=NOW - timedelta(days=31))
    for name, somebody, author in (("marion's", cast.marion, cast.zoe), ("laura's", cast.laura, cast.roux)):
        await note(cast, ids["thread"][name], somebody, author)
    await insert(sql, "thread_holder", thread_id=ids["thread"]["marion's"], membership_id=cast.zoe.membership)
    ids["entry"] = {
        "open": await _looked(cast, ids),
        "sealed": await _looked(cast, ids, dossier=None, segment=1, place=1),
    }
    ids["key"] = {"marion's": await _answered(cast), "old": await _answered(cast, created_at=LONG_AGO)}
    for somebody in (cast.david, cast.paula, cast.martin):
        await _seals(cast, somebody)
    ids["push"] = {name: await _told(cast, getattr(cast, name)) for name in ("david", "laura")}
    await _told_by_mail(cast, cast.david)
    await _reads(cast, cast.david)
    ids["delegation"] = {
        "paula": cast.paula.delegation,
        "resting": cast.resting.delegation,
        "marion": await _second_aidant(cast),
        "laura": await _who_writes(cast),
    }
    square = {"can": "exercise", "family": "demandes", "starts_at": LONG_AGO, "ends_at": NOW + timedelta(days=30)}
    await insert(sql, "delegation_right", delegation_id=cast.paula.delegation, dossier_id=cast.david.dossier, **square)
    await insert(sql, "aidant_code", person_id=cast.laura.id, code_hash=code_hash(CODE))
    for more in (_signs, beside, waiting, enrolling, identities, ways, brought):
        await more(cast, ids)


async def _seals(cast, somebody):
    """She called a device her own: it has a key to close words to her."""
    made, key = uuid4(), ECKey.generate_key("P-256").as_der(private=True)
    kek, wrapped = cast.ring.wrap(key, about(made))
    row = {"id": made, "person_id": somebody.id, "public_key": "", "kek_id": kek, "wrapped": wrapped}
    await insert(cast.sql, "outbox_key", **row)


async def _reads(cast, somebody):
    """She chose how she reads."""
    made, kek, wrapped = sealed(cast.ring, Reading(size="140"))
    await insert(cast.sql, "reading_choice", id=made, person_id=somebody.id, kek_id=kek, wrapped=wrapped)


async def _told(cast, somebody):
    """Her browser is told by push: the id of what is kept of it."""
    sign_in = await cast.sql.fetchval("select id from sign_in where secret_hash = $1", hashed(somebody.secret))
    return await insert(
        cast.sql, "push_subscription", id=uuid4(), person_id=somebody.id, sign_in_id=sign_in, kek_id="1", voice="1",
        endpoint_hash=somebody.id.bytes, wrapped=b"",
    )  # fmt: skip


async def _told_by_mail(cast, somebody):
    """She gave an address that she confirmed, a night, and wants no news of papers."""
    made = uuid4()
    kek, wrapped = wrap(cast.ring, made, Mailbox("somebody@exemple.fr"))
    row = {"id": made, "person_id": somebody.id, "kek_id": kek, "wrapped": wrapped}
    await insert(cast.sql, "mail_address", **row, confirmed_at=NOW)
    await insert(cast.sql, "telling", person_id=somebody.id)
    await insert(cast.sql, "silence", person_id=somebody.id, subject_id=somebody.id, kind="paper", kept=True)


async def _looked(cast, ids, *, dossier="david's", **sealed):
    """Madame Martin read David's paper; outside any dossier, an entry that nobody is told of."""
    told = {"actor_id": cast.martin.id, "capacity": "staff", "purpose": "care", "act": "document.read"}
    return await insert(
        cast.sql, "audit_entry", id=uuid4(), establishment_id=cast.tilleuls.id, objects=[ids["paper"]["visible"]],
        dossier_id=ids["dossier"].get(dossier), **told, **sealed,
    )  # fmt: skip


async def _answered(cast, **more):
    key = uuid4()
    given = {"body_hash": b"", "status": 303, "location": "/"}
    await insert(cast.sql, "idempotency", actor_id=cast.marion.id, key=key, **given, **more)
    return key


async def _second_aidant(cast):
    """Marion may read David's messages, and answer none."""
    return await delegation(cast.sql, cast.david.id, cast.marion.id, cast.david.dossier, {"read": ("messages",)})


async def _signs(cast, ids):
    """What was read, who left for a provider, a sealed minute."""
    sql, papers, threads = cast.sql, ids["paper"], ids["thread"]
    await identity(sql, cast.david.id, "https://fc.test", "david")
    await insert(sql, "document_opened", document_id=papers["visible"], reader_id=cast.david.id)
    reading = {"reader_id": cast.martin.id, "number": 1, "capacity": "staff"}
    await insert(sql, "thread_reading", thread_id=threads["care"], **reading)
    await insert(sql, "file_check", establishment_id=cast.tilleuls.id, store_key="0" * 32, fault="missing")
    await insert(sql, "pace", actor_id=cast.marion.id, began_at=NOW, writes=1)
    await insert(sql, "sealed_segment", establishment_id=cast.tilleuls.id, number=1, entries=1, head=b"")
    left = {"provider": "franceconnect", "nonce": "n", "verifier": "v", "next": "/"}
    await insert(sql, "sign_in_attempt", id=uuid4(), state_hash=b"\x01", browser_hash=b"\x01", **left)


async def _who_writes(cast):
    """Laura reads Marion's messages, and writes for her."""
    rights = {"read": ("messages",), "write": ("messages",)}
    return await delegation(cast.sql, cast.marion.id, cast.laura.id, cast.marion.dossier, rights)

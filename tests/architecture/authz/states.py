"""One thing in each state that matters: the names are those of the tables' column `state`."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from backend.db.unit import hashed
from backend.demo import making
from backend.demo.making import insert
from tests.architecture.authz.papers import NOW, paper, picture, said, thread
from tests.cast import DAVID, DLU, LAURA

ENDED = datetime(2025, 1, 1, tzinfo=UTC)


async def dossiers(cast):
    """David is also known at Les Pins, and has not confirmed it; somebody's support ended."""
    sql, ring = cast.sql, cast.ring
    north = await sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    cast.north = north
    unlinked = await making.dossier(sql, ring, cast.pins, DAVID, cast.david.id, linked=False)
    await making.supports(sql, cast.pins, north, unlinked)
    ended = await making.dossier(sql, ring, cast.tilleuls, LAURA)
    times = {"starts_at": ENDED - timedelta(days=90), "ends_at": ENDED}
    where = {"establishment_id": cast.tilleuls.id, "dossier_id": ended, "team_id": cast.care}
    await making.insert(sql, "dossier_team", id=uuid4(), **where, **times)
    names = {"david's": cast.david.dossier, "marion's": cast.marion.dossier, "laura's": cast.laura.dossier}
    return {**names, "unlinked": unlinked, "ended": ended}


async def papers(cast, dossiers):
    here, david = cast.tilleuls, dossiers["david's"]
    return {
        "visible": await paper(cast, here, david),
        "hidden": await paper(cast, here, david, hidden_from_staff_at=NOW),
        "not-for-person": await paper(cast, here, david, not_for_person=True),
        "not-for-representatives": await paper(cast, here, david, not_for_representatives=True),
        "office": await paper(cast, here, david, "attestations"),
        "office-not-for-person": await paper(cast, here, david, "attestations", not_for_person=True),
        "office-not-for-representatives": await paper(cast, here, david, "attestations", not_for_representatives=True),
        "replaced": await paper(cast, here, david, state="replaced"),
        "cancelled": await paper(cast, here, david, state="cancelled"),
        "disputed": await paper(cast, here, david, disputed_at=NOW),
        "secret": await paper(cast, here, david, "attestations"),
        "opposed": await paper(cast, here, david),
        "marion's": await paper(cast, here, dossiers["marion's"]),
        "laura's": await paper(cast, cast.pins, dossiers["laura's"]),
        "unlinked": await paper(cast, cast.pins, dossiers["unlinked"]),
        "ended": await paper(cast, here, dossiers["ended"]),
    }


async def threads(cast, about):
    secret, zoes = [await thread(cast, cast.tilleuls, cast.david, cast.care) for _ in range(2)]
    for made, member in ((secret, cast.martin), (zoes, cast.zoe)):
        await cast.sql.execute("update thread set confidential_to = $2 where id = $1", made, member.membership)
    back = await thread(cast, cast.tilleuls, cast.david, cast.care)
    await cast.sql.execute("update message set number = null, taken_back_at = now() where thread_id = $1", back)
    await cast.sql.execute("update thread set last_number = 0, taken_back_at = now() where id = $1", back)
    return {
        "back": back,
        "secret": secret,
        "zoe's": zoes,
        "care": await thread(cast, cast.tilleuls, cast.david, cast.care, about),
        "office": await thread(cast, cast.tilleuls, cast.david, cast.office),
        "unheard": await thread(cast, cast.tilleuls, cast.david, cast.care),
        "marion's": await thread(cast, cast.tilleuls, cast.marion, cast.care),
        "laura's": await thread(cast, cast.pins, cast.laura, cast.north),
    }


async def messages(cast, threads):
    """The first of each thread; one that Laura wrote for Marion, one that David took back."""
    first = {
        name: await cast.sql.fetchval("select id from message where thread_id = $1", thread)
        for name, thread in threads.items()
        if name != "back"
    }
    await insert(
        cast.sql, "message_word", dossier_id=cast.david.dossier, token=b"w" * 16, message_id=first["care"],
        thread_id=threads["care"],
    )  # fmt: skip
    threads["for her"] = threads["marion's"]
    for_her = await said(cast, threads["for her"], cast.marion, cast.laura, "aidant")
    back = await said(cast, threads["care"], cast.david, cast.david, "usager", None, taken_back_at=NOW)
    return {**first, "for her": for_her, "back": back}


async def photos(cast, messages):
    return {
        "care": await picture(cast, messages["care"], "clear", "light"),
        "for her": await picture(cast, messages["for her"], "clear", "light"),
        "coming": await picture(cast, messages["office"], "came"),
    }


async def disputes(cast, papers):
    """David said of a paper that it is not his, and of another that came back; at Les Pins, Laura said so too."""
    back = {"settled_at": NOW, "settled_by": cast.clerk.id, "outcome": "hers"}
    told = (
        ("david's", "disputed", cast.david, cast.tilleuls, {}),
        ("settled", "visible", cast.david, cast.tilleuls, back),
        ("laura's", "laura's", cast.laura, cast.pins, {}),
    )
    return {
        name: await making.insert(
            cast.sql, "document_dispute", id=uuid4(), establishment_id=house.id, dossier_id=somebody.dossier,
            document_id=papers[paper], said_by=somebody.id, **settled,
        )
        for name, paper, somebody, house, settled in told
    }  # fmt: skip


async def deposit(cast):
    answer = await cast.dui.pushes(DLU)
    return UUID(answer.raise_for_status().json()["id"])


async def step_up(cast):
    """David asked to give somebody an access, and has not proved who he is."""
    here = await cast.sql.fetchval("select id from sign_in where secret_hash = $1", hashed(cast.david.secret))
    asked, ring = uuid4(), cast.ring
    kek_id, fields = ring.wrap(b"[]", f"step_up|{asked}".encode())
    what = {"act": "give", "path": "/aidants/donner", "body_hash": b"\x01", "kek_id": kek_id, "fields": fields}
    return await insert(cast.sql, "step_up", id=asked, person_id=cast.david.id, sign_in_id=here, **what)


async def passkeys(cast):
    """David has a key and Marion has one; the door asked somebody for one."""
    made = {}
    for name, who, credential in (("david's", cast.david, b"\x01"), ("marion's", cast.marion, b"\x02")):
        key, now = uuid4(), await cast.sql.fetchval("select now()")
        kek_id, wrapped = cast.ring.wrap(b"Bleu", f"passkey|{key}".encode())
        made[name] = await insert(
            cast.sql, "passkey", id=key, person_id=who.id, credential_id=credential, public_key=b"\x01", sign_count=0,
            synced=False, backed_up=False, transports="internal", kek_id=kek_id, wrapped=wrapped, usable_from=now,
        )  # fmt: skip
        here = await cast.sql.fetchval("select id from sign_in where secret_hash = $1", hashed(who.secret))
        await insert(cast.sql, "passkey_event", id=uuid4(), passkey_id=key, sign_in_id=here, kind="added")
    await insert(cast.sql, "passkey_challenge", id=uuid4(), challenge_hash=b"\x01", purpose="sign-in")
    return made


async def secrets(cast, papers, threads):
    """David keeps an attestation for himself; oppositions were written, of a paper and of what he said."""
    himself = {"kind": "own", "made_by": cast.david.id}
    written = {"kind": "opposition", "made_by": cast.martin.id, "mention": b""}
    told = (
        ("david's", himself | {"document_id": papers["secret"]}),
        ("opposed", written | {"document_id": papers["opposed"]}),
        ("said", written | {"thread_id": threads["unheard"]}),
    )
    made = {}
    for name, row in told:
        made[name] = act = uuid4()
        where = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier}
        await insert(cast.sql, "secret", id=act, act=act, **where, **row)
    return made

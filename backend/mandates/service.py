"""The verbs of a mandate: prepare it, enter the paper that came back, confirm it as a second person, cancel it.

Each is done once, with its entry, through its door of the gate.
"""

from datetime import date
from uuid import UUID, uuid4

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.delegation.presets import presets
from backend.delegation.service import code_hash
from backend.delegation.writing import Agreed, Caps
from backend.identity.passkeys.service import ALERT_BY_MAIL
from backend.jobs.queue import Envelope, Reader, enqueue
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.kit.references import new_reference
from backend.mandates.schemas import Entering, Mandate, Preparing
from backend.people.keys import Wrapped, opened
from backend.people.members.errors import NotDone
from backend.people.members.service import Once, do, noting

_PREPARE = "prepare_mandate($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
PREPARE = noting(_PREPARE, "mandate.prepared", "enrolment")
ENTER = noting("enter_mandate($1, $2, $3, $4, $5)", "mandate.entered", "enrolment")
CANCEL = noting("cancel_mandate($1)", "mandate.cancelled", "enrolment")
CONFIRM = f"""with changed as (select * from confirm_mandate($1, $2, $3, $4)),
    done as (select * from changed where outcome = 'done'),
    noted as ({noted("mandate.confirmed", "enrolment", "done")}) select outcome, told from changed"""


async def prepare(sql: Connection, base: str, dossier: UUID, whom: Preparing, relation: str, agreed: Agreed) -> str:
    """Where the mandate is. Raises NotFound for whoever is nobody's yet, or of another house."""
    made = uuid4()
    location = f"{base}/{made}"
    asked = fingerprint(f"{base}/{dossier}", [whom.given_name, whom.family_name, agreed.words])
    if first := await claim(sql, whom.key, asked, 303, location):
        return first.location
    terms = agreed.terms
    says = (relation.upper(), presets().version, agreed.proof, agreed.words)
    named = (new_reference(), whom.given_name, whom.family_name)
    rows = (terms.ends_at, terms.rights, terms.shelves)
    if not await sql.fetchval(PREPARE.statement, made, dossier, *named, *says, *rows):
        raise NotFound
    return location


async def enter(sql: Connection, ring: KeyRing, house: UUID, one: Mandate, said: Entering, day: date, url: str) -> None:
    """Raises NotDone: code, name, own, self, entered; NotFound."""
    key = opened(ring, Wrapped(one.key_id, one.kek_id, one.wrapped))
    evidence = key.seal(said.evidence, house, "mandate", one.id, "evidence")
    once = Once(said.key, f"{url}/signe", url)
    if await claim(sql, said.key, fingerprint(once.page, [said.code, said.signed_on, said.evidence]), 303, url):
        return
    outcome = await sql.fetchval(ENTER.statement, one.id, code_hash(said.code), day, one.key_id, evidence)
    if outcome is None:
        raise NotFound
    if outcome != "done":
        raise NotDone(outcome)


async def confirm(sql: Connection, once: Once, house: UUID, mandate: UUID, caps: Caps) -> None:
    """From now on the aidant acts; and the person is told by e-mail, if she has an address, whoever is at the desk.

    Raises NotDone: own, paper, already, enough, busy; NotFound.
    """
    if await claim(sql, once.key, fingerprint(once.page, "confirm"), 303, once.location):
        return
    row = await sql.fetchrow(CONFIRM, mandate, uuid4(), caps.aidants, caps.helped)
    if row is None:
        raise NotFound
    outcome, told = row
    if outcome != "done":
        raise NotDone(outcome)
    await enqueue(sql, Envelope(ALERT_BY_MAIL, house, {"helper": uuid4()}, Reader(told, "usager")))


async def cancel(sql: Connection, once: Once, mandate: UUID) -> None:
    await do(sql, once, CANCEL, mandate)


def evidence_of(ring: KeyRing, house: UUID, one: Mandate) -> str:
    """What was seen, in words."""
    if one.evidence is None:
        return ""
    key = opened(ring, Wrapped(one.key_id, one.kek_id, one.wrapped))
    return key.unseal(one.evidence, house, "mandate", one.id, "evidence")

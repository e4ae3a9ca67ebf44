"""The verbs: she asks, the first sees her, a second confirms, she takes it. Each through its door of the gate."""

from uuid import UUID, uuid4

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.identity.passkeys.service import ALERT_BY_MAIL
from backend.jobs.queue import Envelope, Reader, enqueue
from backend.kit.errors import NotFound
from backend.kit.references import new_reference
from backend.people.members.errors import NotDone
from backend.people.members.service import Once, do, noting
from backend.people.vouching.schemas import AtDesk

ASK = "select ask_vouching($1, $2, $3)"
TAKE = "select take_vouching($1)"
FOUND = "select vouching_found($1)"
SEE = noting("see_for_her($1, $2)", "vouching.seen", "identification")
CONFIRM = f"""with changed as (select * from confirm_vouching($1)),
    done as (select * from changed where outcome = 'done'),
    noted as ({noted("vouching.confirmed", "identification", "done")}) select outcome, told from changed"""
ONE = Statement(
    f"""with at_desk as (select * from vouching_at_desk(:vouching)),
        shown as (select d.id, d.establishment_id, d.id as dossier_id
                    from at_desk v join dossier d on d.id = v.dossier_id),
        noted as ({noted("vouching.read", "identification")})
       select coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)),
              coalesce(d.used_name, d.birth_name), d.birthdate,
              v.act, v.state, v.seen, v.seen_by, v.confirmed_by, v.mine
         from at_desk v join dossier d on d.id = v.dossier_id""",
    AtDesk,
)


async def ask(sql: Connection, step_up: UUID) -> None:
    """Raises NotFound when it waits no more, or when no house may say it."""
    if not await sql.fetchval(ASK, uuid4(), step_up, new_reference()):
        raise NotFound


async def take(sql: Connection, step_up: UUID) -> bool:
    """Whether it is proved now: her house said it, less than five minutes ago."""
    return bool(await sql.fetchval(TAKE, step_up))


async def see(sql: Connection, once: Once, vouching: UUID, document: str) -> None:
    """Raises NotDone: already; NotFound."""
    await do(sql, once, SEE, vouching, document)


async def confirm(sql: Connection, once: Once, house: UUID, vouching: UUID) -> None:
    """She may do that act now; and she is told by e-mail, if she has an address, whoever is at the desk.

    Raises NotDone: own, unseen; NotFound.
    """
    if await claim(sql, once.key, fingerprint(once.page, "confirm"), 303, once.location):
        return
    row = await sql.fetchrow(CONFIRM, vouching)
    if row is None:
        raise NotFound
    outcome, told = row
    if outcome != "done":
        raise NotDone(outcome)
    await enqueue(sql, Envelope(ALERT_BY_MAIL, house, {"vouched": uuid4()}, Reader(told, "usager")))

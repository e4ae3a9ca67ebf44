"""What the background process knows: every job of every domain, and what they work with."""

from typing import Any

import asyncpg

from backend.appointments.reminding import remind as remind_of_appointments
from backend.appointments.service import ENTRYPOINT as ENTRYPOINT_OF_APPOINTMENTS
from backend.bringing.expiring import forget as forget_brought
from backend.bringing.intake import intake as read_brought
from backend.bringing.service import ENTRYPOINT as BROUGHT
from backend.delegation.invited import TELL
from backend.delegation.reminding import BY_MAIL, BY_PUSH, remind
from backend.documents.expiring import drop_expired
from backend.documents.intake import intake
from backend.documents.scrub import scrub
from backend.documents.sweep import sweep
from backend.documents.vault import vault_of
from backend.evidence.intake import ENTRYPOINT as EVIDENCE
from backend.evidence.intake import intake as read_evidence
from backend.identity.passkeys.service import ALERT_BY_MAIL, ALERT_BY_PUSH
from backend.identity.registrations import close_ended
from backend.interop.scanner import Scanner
from backend.jobs.context import Context
from backend.jobs.registry import Registry
from backend.jobs.rounds import DAY, HOUR, MINUTE, Round
from backend.kit.keyring import FileKeyRing
from backend.messaging import photo_intake
from backend.messaging.photos import ENTRYPOINT as ENTRYPOINT_OF_PHOTOS
from backend.notifications import alerting, mail_jobs, planned, reminding
from backend.notifications.jobs import ENTRYPOINT, send
from backend.notifications.owing import CODE, MAIL
from backend.notifications.vapid import Voices
from backend.people import insi_jobs
from backend.people.leaving.service import end_at_majority
from backend.people.lists.bringing import LOOK
from backend.people.lists.carrying import carry
from backend.people.lists.forgetting import forget
from backend.people.lists.looking import look
from backend.people.lists.runs import CARRY
from backend.people.lists.stopping import not_carried, not_looked_at
from backend.protection.service import settle_due
from backend.rights.jobs import make_receipt, say_late
from backend.settings import Settings
from backend.web.catalogues import using


def registry() -> Registry:
    jobs = Registry()
    jobs.add("deposit.intake", intake)
    jobs.add(ENTRYPOINT_OF_PHOTOS, photo_intake.intake)
    jobs.add(BROUGHT, read_brought)
    jobs.add(EVIDENCE, read_evidence)
    jobs.add("request.receipt", make_receipt)
    jobs.add(ENTRYPOINT, send)
    jobs.add(ENTRYPOINT_OF_APPOINTMENTS, planned.ring)
    jobs.add(TELL, planned.ring_of_a_yes)
    jobs.add(CODE, mail_jobs.send_code, mail_jobs.ATTEMPTS)
    jobs.add(MAIL, mail_jobs.send_news, mail_jobs.ATTEMPTS)
    jobs.add(LOOK, look, given_up=not_looked_at)
    jobs.add(CARRY, carry, given_up=not_carried)
    jobs.add(ALERT_BY_PUSH, alerting.ring)
    jobs.add(ALERT_BY_MAIL, mail_jobs.send_alert, mail_jobs.ATTEMPTS)
    jobs.add(BY_PUSH, reminding.ring)
    jobs.add(BY_MAIL, reminding.write, mail_jobs.ATTEMPTS)
    jobs.add(insi_jobs.ENTRYPOINT, insi_jobs.ask)
    return jobs


def rounds(services: dict[str, Any]) -> tuple[Round, ...]:
    """What the domains do by the clock."""

    async def sweeping(pool: asyncpg.Pool) -> None:
        await sweep(pool, services["vault"])

    async def scrubbing(pool: asyncpg.Pool) -> None:
        await scrub(Context(pool, None, services))

    async def expiring(pool: asyncpg.Pool) -> None:
        await drop_expired(pool, services["vault"])

    return (
        Round("vault.sweep", DAY, sweeping),
        Round("vault.check", DAY, scrubbing),
        Round("deposits.expire", HOUR, expiring),
        Round("brought.forget", HOUR, forget_brought),
        Round("requests.late", HOUR, say_late),
        Round("registrations.close", HOUR, close_ended),
        Round("lists.forget", HOUR, forget),
        Round("majority.end", MINUTE, end_at_majority),
        Round("delegations.remind", HOUR, remind),
        Round("appointments.remind", HOUR, remind_of_appointments),
        Round("measures.settle", HOUR, settle_due),
    )


def services(settings: Settings) -> dict[str, Any]:
    return {
        "ring": FileKeyRing(settings.keys_dir / "kek.json"),
        "vault": vault_of(settings),
        "using": using,
        "voices": Voices(settings.keys_dir),
        "scanner": Scanner(settings.scanner_address),
    }

"""INSi is asked about one dossier, by the worker, as the system of its house; what it answers is written afterwards.

Nothing of anybody is in the queue, and no question is on the wire while a transaction is open.
"""

from uuid import UUID

import msgspec

from backend.db.compiled import Statement
from backend.interop.insi.answering import Fault, NoAnswer
from backend.interop.insi.client import Away, Insi, NotConfigured, SoapInsi, Wire
from backend.interop.insi.schemas import Answer, Asked
from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from backend.people import insi_writing
from backend.settings import Settings

ENTRYPOINT = "insi.ask"
STRUCTURE = "1"
"""What stands before a FINESS number in the national identifier of structures."""
AWAY = "away"


class Question(msgspec.Struct):
    """Whom to ask about, as the dossier has her now, and for which house."""

    birth_name: str
    given_names: str
    birthdate: str
    sex: str
    birthplace: str
    finess: str

    def asked(self) -> Asked:
        return Asked(self.birth_name, self.given_names, self.birthdate, self.sex, self.birthplace)


QUESTION = Statement(
    f"""select d.birth_name, d.given_names, d.birthdate, d.sex, d.birthplace, e.finess
          from insi_search s join dossier d on d.id = s.dossier_id join establishment e on e.id = s.establishment_id
         where s.id = :id and {insi_writing.WAITS.format(s="s")}""",
    Question,
)


async def ask(context: Context, job: Envelope) -> None:
    """The job: `job.ids["search"]`. Raises Away, and is tried again; meanwhile the desk reads that INSi is away."""
    house, search = job.house, job.ids["search"]
    async with context.as_system(house) as sql:
        question = await QUESTION.one(sql, id=search)
    if question is None:
        return
    answer = await _answer(context, house, search, question)
    if answer is None:
        return
    ring, production = context.services["ring"], context.settings.production
    async with context.as_system(house) as sql:
        await insi_writing.write(sql, ring, house, search, answer, production=production)


async def _answer(context: Context, house: UUID, search: UUID, question: Question) -> Answer | None:
    """None when it gave no answer, which is then written: a code that the desk tells in words."""
    try:
        insi: Insi = insi_of(context.settings)
        return await insi.search(question.asked(), STRUCTURE + question.finess)
    except Away:
        await _failed(context, house, search, AWAY)
        raise
    except NotConfigured:
        await _failed(context, house, search, "not-configured")
    except Fault as why:
        await _failed(context, house, search, why.code)
    except NoAnswer:
        await _failed(context, house, search, "no-answer")
    return None


async def _failed(context: Context, house: UUID, search: UUID, reason: str) -> None:
    async with context.as_system(house) as sql:
        await sql.execute(insi_writing.FAILED, search, reason)


def insi_of(settings: Settings) -> Insi:
    """Raises NotConfigured."""
    return SoapInsi(
        Wire(
            url=settings.insi_url,
            idam=settings.insi_idam,
            certificate_file=settings.insi_certificate_file,
            key_file=settings.insi_key_file,
            authority_file=settings.insi_ca_file,
            allow_loopback=settings.outbound_allow_loopback,
        )
    )

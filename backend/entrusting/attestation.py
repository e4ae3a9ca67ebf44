"""What was agreed, on one sheet: for the aidant who must show it, and for the person who keeps it."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.params import FromPath

from backend.audit.trail import noted
from backend.db.transaction import unit_of
from backend.delegation import queries
from backend.delegation.schemas import Attested
from backend.entrusting import presenter
from backend.identity.devices import refuse_keeping
from backend.interop.pdf.sheets import Fact, Told, print_away
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import day_words, local, time_words
from backend.kit.errors import NotFound
from backend.kit.file_names import attached
from backend.people import around

Req = Request[Any, Any, State]
NOTE = f"""with changed as (
    select d.id, o.establishment_id, o.id as dossier_id from delegation d, dossier o
     where d.id = $1 and d.usager_id = (select actor_id()) and o.id = any (visible_dossiers())
), noted as ({noted("delegation.attested", "own", "changed")}) select count(*) from changed"""


@get("/{delegation:uuid}/attestation")
async def attestation(request: Req, delegation: FromPath[UUID]) -> Response[bytes]:
    """No connection is held while the sheet is printed; whose it is, is asked again before it leaves."""
    unit = unit_of(request)
    sql = unit.take("sql")
    await refuse_keeping(sql)
    row = await queries.ATTESTED.one(sql, id=delegation)
    if row is None:
        raise NotFound
    _, zone = await around.of_person(sql)
    sheet = told(row, zone)
    async with unit.away():
        body = await print_away(sheet, row.given_at)
    if not await unit.take("sql").fetchval(NOTE, delegation):
        raise NotFound
    headers = {"Content-Disposition": attached(str(texts.t("attest.file")) + ".pdf")}
    return Response(body, media_type="application/pdf", headers=headers)


def told(row: Attested, zone: str) -> Told:
    """`proof` is the beginning of the SHA-256 of the words that she agreed to."""
    given, one = local(row.given_at, zone), presenter.aidant(row.given, now(), zone)
    shared = [_words(f"family.{family}") for family in one.families]
    more = [_words(f"entrust.option.{option}", name=one.name) for option in one.options]
    return Told(
        lang=texts.language(),
        author=_words("app.name"),
        title=_words("attest.title"),
        reference=row.proof.hex()[:16],
        facts=(
            _fact("who", f"{row.own_given_name} {row.own_family_name}"),
            _fact("aidant", one.name, _words(f"relation.bare.{one.relation}")),
            _fact("what", *shared, *more),
            _fact("when", f"{day_words(given.date())} {time_words(given)}"),
            _fact("until", _words(f"attest.{one.state}", day=one.day)),
            _fact("stop", _words("attest.stop_words")),
            _fact("text", _words("attest.version", version=row.agreed_text, proof=row.proof.hex()[:16])),
        ),
    )


def _fact(name: str, *lines: str) -> Fact:
    return Fact(_words(f"attest.{name}"), tuple(line for told in lines for line in told.splitlines()))


def _words(key: str, **values: Any) -> str:
    return texts.t(key, **values).unescape().replace("<br>", "\n")

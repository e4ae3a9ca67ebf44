"""Letters for one person or for several, in one file; or a code on the screen, for somebody who is there."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template
from markupsafe import Markup

from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.db.transaction import unit_of
from backend.enrolment import codes, presenter, queries, typed, views
from backend.enrolment.at_desk import MISTAKEN, NEVER_KEPT, at_desk, of_desk
from backend.enrolment.letter import Addressed, letters, printed
from backend.enrolment.schemas import Pressed
from backend.identity.arrivals.keeping import PAGE
from backend.identity.cards.hashing import CardKey, card_key
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import hour_words, local
from backend.kit.errors import Invalid, NotFound
from backend.kit.file_names import shown
from backend.kit.forms import Form
from backend.kit.pictures import code_of
from backend.kit.references import grouped, new_reference

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
BOX = "lettre-"


@post("/inscriptions/lettres", status_code=200)
async def print_letters(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], data: Data
) -> Response[Any]:
    """The sheets are made before their codes work, and leave once they do. Printed again, they have other codes."""
    shell, zone = await of_desk(sql, house)
    if not Form(Pressed, data):
        raise Invalid
    people, unit = await queries.TO_PRINT.all(sql, ids=list(typed.ticked(data, BOX))), unit_of(request)
    if not people:
        return await _nobody(sql, house, shell, zone)
    made = [Addressed(one.name, new_reference()) for one in people]
    ends = local(now() + codes.LASTS["letter"], zone).date()
    sheet = letters(made, shell["house"], people[0].phone, request.app.state.settings.origin, ends)
    async with unit.away():
        body, key = await printed(sheet, now()), await _key(request)
    await codes.make(unit.take("sql"), key, "letter", [one.id for one in people], [one.code for one in made])
    headers = {"Content-Disposition": shown(str(texts.t("enrol_letter.file")) + ".pdf"), **NEVER_KEPT}
    return Response(body, media_type="application/pdf", headers=headers)


async def _nobody(sql: Connection, house: UUID, shell: dict[str, Any], zone: str) -> Template:
    rows = await queries.WAITING.all(sql, state="", after=None)
    view = presenter.waiting(rows, f"/equipe/{house}/inscriptions", "", zone, {"lettres": "missing"})
    return Template("pages/enrolment/waiting.html", context={"view": view, **shell}, status_code=MISTAKEN)


async def _key(request: Req) -> CardKey:
    async with borrowed(request.app.state.pool) as sql:
        return await card_key(sql, request.app.state.ring)


@post("/inscriptions/{dossier:uuid}/telephone", status_code=200)
async def on_phone(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Template:
    """Turned towards her, for ten minutes: nothing around it leads to anybody else."""
    row = await at_desk(sql, dossier)
    if not Form(Pressed, data):
        raise Invalid
    if row.linked:
        raise NotFound
    shell, zone = await of_desk(sql, house)
    code, unit = new_reference(), unit_of(request)
    async with unit.away():
        key = await _key(request)
    await codes.make(unit.take("sql"), key, "phone", [dossier], [code])
    url = f"{request.app.state.settings.origin}{PAGE}"
    view = views.OnPhone(
        back_url=f"/equipe/{house}/inscriptions/{dossier}",
        given_name=row.given_name,
        words=url.partition("://")[2],
        picture=Markup(code_of(f"{url}#{code}")),  # noqa: S704 - a picture that we draw
        code=grouped(code),
        until=hour_words(local(now() + codes.LASTS["phone"], zone)),
    )
    alone = {"space": shell["space"], "house": shell["house"]}
    return Template("pages/enrolment/on_phone.html", context={"view": view, **alone}, headers=NEVER_KEPT)


HERE = (print_letters, on_phone)

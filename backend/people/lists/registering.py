"""« À inscrire au RPPS »: who works here without a national number, a list of them to send, and what became of it."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.identity.guards import as_staff
from backend.interop.nos.professions import PROFESSIONS
from backend.interop.spreadsheet import written
from backend.kit import texts
from backend.kit.dates import local
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people.lists.desk import shell_of
from backend.people.lists.registering_presenter import view_of
from backend.people.lists.registering_rows import SAY, TAKEN, WAITING, Waiting
from backend.people.lists.registering_views import Why

Data = URLEncodedBody[dict[str, Any]]
COLUMNS = ("nom", "prenom", "profession", "libelle_profession", "role", "debut")
NOTICES = ("sent", "refused")


class Sent(msgspec.Struct, frozen=True):
    key: UUID


class Refused(msgspec.Struct, frozen=True):
    key: UUID
    why: Why = msgspec.field(name="pourquoi")


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/rpps"


async def _shell(sql: Connection, house: UUID) -> tuple[dict[str, Any], str]:
    shell, zone = await shell_of(sql, house)
    if "members" not in shell["desk"].duties:
        raise NotFound
    return shell, zone


@get("/")
async def index(sql: NamedDependency[Connection], house: FromPath[UUID], suite: FromQuery[str] = "") -> Template:
    shell, zone = await _shell(sql, house)
    notice = suite if suite in NOTICES else ""
    view = view_of(await WAITING.all(sql), base_of(house), zone, notice)
    return Template("pages/people/registering.html", context={"view": view, **shell})


@get("/fichier")
async def list_file(sql: NamedDependency[Connection], house: FromPath[UUID]) -> Response[bytes]:
    """Those who are to be sent, the refused ones too once they are corrected: a spreadsheet that computes nothing."""
    _, zone = await _shell(sql, house)
    rows = [one for one in await WAITING.all(sql) if one.state != "sent"]
    await sql.fetchval(TAKEN, [one.membership for one in rows])
    lines = [
        (
            one.family_name,
            one.given_name,
            one.profession,
            PROFESSIONS.get(one.profession, ""),
            one.role,
            _day(one, zone),
        )
        for one in rows
    ]
    columns = [str(texts.t(f"register.column.{name}")) for name in COLUMNS]
    headers = {"Content-Disposition": 'attachment; filename="a-inscrire-au-rpps.csv"'}
    return Response(written(columns, lines), media_type="text/csv; charset=utf-8", headers=headers)


def _day(one: Waiting, zone: str) -> str:
    return f"{local(one.starts_at, zone):%d/%m/%Y}"


@post("/envoyees", status_code=303)
async def sent(sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Redirect:
    """The list of this moment left."""
    await _shell(sql, house)
    form, place = Form(Sent, data), base_of(house)
    if not form:
        raise Invalid
    if not await claim(sql, form.value.key, fingerprint(f"{place}/envoyees", ""), 303, place):
        members = [one.membership for one in await WAITING.all(sql) if one.state != "sent"]
        await sql.fetchval(SAY, members, "sent", "")
    return Redirect(f"{place}?suite=sent", status_code=303)


@post("/{member:uuid}/refusee", status_code=303)
async def refused(
    sql: NamedDependency[Connection], house: FromPath[UUID], member: FromPath[UUID], data: Data
) -> Redirect:
    """The register said no to this one, and why."""
    await _shell(sql, house)
    form, place = Form(Refused, data), base_of(house)
    if not form:
        raise Invalid
    done = await claim(sql, form.value.key, fingerprint(f"{place}/{member}", form.value.why), 303, place)
    if not done and not await sql.fetchval(SAY, [member], "refused", form.value.why):
        raise NotFound
    return Redirect(f"{place}?suite=refused", status_code=303)


router = Router("/equipe/{house:uuid}/rpps", route_handlers=[index, list_file, sent, refused], guards=[as_staff])

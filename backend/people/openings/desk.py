"""« Beaucoup de dossiers ouverts »: for whoever says who works in the house. Who, how many, since when; never whose."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.guards import as_staff
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import local, near_day_words, time_words
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people import around
from backend.people.members import service
from backend.people.members.desk import Data, Req, once_or_again, shell_of
from backend.people.members.service import Once
from backend.people.members.typed import Pressed
from backend.people.openings.queries import CHECK, TO_CHECK, Many
from backend.people.openings.views import ManyRow, ManyToCheck

DONE = "verifie"


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/ouvertures"


@get("/")
async def to_check(sql: NamedDependency[Connection], house: FromPath[UUID], suite: FromQuery[str] = "") -> Template:
    return await _page(sql, house, done=suite == DONE)


async def _page(sql: Connection, house: UUID, *, done: bool = False, wrong: str = "") -> Template:
    shell, zone = await shell_of(sql, house)
    rows = tuple(_row(one, house, zone) for one in await TO_CHECK.all(sql))
    view = ManyToCheck(rows=rows, done=done, wrong=wrong)
    return Template("pages/people/openings.html", context={"view": view, **shell})


def _row(one: Many, house: UUID, zone: str) -> ManyRow:
    since, name = local(one.since, zone), one.name or str(texts.t("who.somebody"))
    return ManyRow(
        id=one.id,
        name=name,
        role=one.label or "",
        initials=around.initials(name),
        opened=one.opened,
        since=f"{near_day_words(since.date(), local(now(), zone).date())}, {time_words(since)}",
        why=str(texts.t(f"openings.why.{one.why}")) if one.why else "",
        url=f"{base_of(house)}/{one.id}",
        member_url=f"/equipe/{house}/membres/{one.member}" if one.member else "",
    )


@post("/{alert:uuid}", status_code=303)
async def checked(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], alert: FromPath[UUID], data: Data
) -> Response[Any]:
    """Somebody else than she looked into it: it waits no more."""
    form, base = Form(Pressed, data), base_of(house)
    await shell_of(sql, house)
    if not form:
        raise Invalid

    async def act() -> None:
        await service.do(sql, Once(form.value.key, f"{base}/{alert}", base), CHECK, alert)

    return await once_or_again(request, form, act, f"{base}?suite={DONE}", lambda: _page(sql, house, wrong="again"))


router = Router("/equipe/{house:uuid}/ouvertures", route_handlers=[to_check, checked], guards=[as_staff])

"""« Vous avez ouvert beaucoup de dossiers »: she says why, and goes on. Care never stops."""

from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.identity.guards import as_staff
from backend.identity.oidc.next_url import safe_next
from backend.kit import texts
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people import around
from backend.people.members import service
from backend.people.members.desk import Data, Req, once_or_again
from backend.people.members.service import Once
from backend.people.openings.queries import GO_ON, TOO_MANY
from backend.people.openings.views import REASONS, GoingOn, Reason, Said

PLACE = "beaucoup"


class Why(msgspec.Struct, frozen=True):
    key: UUID
    why: Said = msgspec.field(name="pourquoi")
    back: str = msgspec.field(name="retour", default="")


class Sending(msgspec.Struct, frozen=True):
    """Said on the page that gave back what she typed: its other fields are those of what she was sending."""

    key: UUID = msgspec.field(name="beaucoup-key")
    why: Said = msgspec.field(name="beaucoup-pourquoi")
    there: str = msgspec.field(name="beaucoup-vers")


@get("/")
async def ask_why(
    sql: NamedDependency[Connection], house: FromPath[UUID], retour: FromQuery[str] = ""
) -> Template | Redirect:
    """Whoever has to say nothing, any more or yet, goes where she wanted to go."""
    form = Form(Why)
    form.typed["retour"] = retour
    opened = await sql.fetchval(TOO_MANY)
    return _on(form, house) if opened is None else await _page(sql, house, form, opened)


async def _page(sql: Connection, house: UUID, form: Form[Why], opened: int) -> Template:
    shell, _ = await around.of_desk(sql, house, "personnes")
    view = GoingOn(
        url=f"/equipe/{house}/{PLACE}",
        opened=opened,
        reasons=tuple(Reason(one, str(texts.t(f"openings.why.{one}"))) for one in REASONS),
        form=form,
        back=_back(form, house),
    )
    return Template("pages/people/openings_why.html", context={"view": view, **shell})


def _on(form: Form[Why], house: UUID) -> Redirect:
    return Redirect(_back(form, house), status_code=303)


def _back(form: Form[Why], house: UUID) -> str:
    """The page that was asked for, when it is one of this house; else the people of hers."""
    there = safe_next(form.typed.get("retour", ""))
    return there if there.startswith(f"/equipe/{house}/") else f"/equipe/{house}/personnes"


@post("/", status_code=303)
async def go_on(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Response[Any]:
    """For an hour. Who said so, and which reason, is in the trail, and her house is told."""
    if "beaucoup-vers" in data:
        return await _and_send(sql, house, Form(Sending, data))
    form = Form(Why, data)
    here, there = f"/equipe/{house}/{PLACE}", _back(form, house)
    opened = await sql.fetchval(TOO_MANY)
    if opened is None:
        return _on(form, house)

    async def act() -> None:
        await service.do(sql, Once(form.value.key, here, there), GO_ON, form.value.why, new=uuid4())

    return await once_or_again(request, form, act, there, lambda: _page(sql, house, form, opened))


async def _and_send(sql: Connection, house: UUID, form: Form[Sending]) -> Redirect:
    """What she wrote goes on to where it was going, by the same tap: after a 307 it is sent as it is.

    Of two taps on two reasons, the first is kept.
    """
    there = safe_next(form.typed["beaucoup-vers"])
    if not form or not there.startswith(f"/equipe/{house}/"):
        raise Invalid
    if await sql.fetchval(TOO_MANY) is not None:
        once = Once(form.value.key, f"/equipe/{house}/{PLACE}", there)
        with suppress(OtherBody):
            await service.do(sql, once, GO_ON, form.value.why, new=uuid4())
    return Redirect(there, status_code=307)


router = Router("/equipe/{house:uuid}/beaucoup", route_handlers=[ask_why, go_on], guards=[as_staff])

"""The form of a team's hours, day by day."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.identity.guards import as_staff
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.messaging import hours_presenter, team_hours, week
from backend.messaging.errors import HoursChanged
from backend.messaging.hours_desk import PLACE, WRONG, Pressed, base_of, shell_of, team_of

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]


@get("/")
async def form(sql: NamedDependency[Connection], house: FromPath[UUID], team: FromPath[UUID]) -> Template:
    shell, row = await shell_of(sql, house), await team_of(sql, team)
    view = hours_presenter.hours(row, base_of(house), week.typed(hours_presenter.hours_of(row)), {})
    return Template("pages/messaging/hours_form.html", context={"view": view, **shell})


@post("/", status_code=303)
async def keep(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], team: FromPath[UUID], data: Data
) -> Response[Any]:
    """All of the week, or the form again as it was typed."""
    pressed, url = Form(Pressed, data), f"{base_of(house)}/{team}"
    if not pressed:
        raise Invalid
    await shell_of(sql, house)
    hours, wrong = week.read(pressed.typed)
    notice = ""
    try:
        if not wrong:
            await team_hours.set_hours(sql, team, pressed.value.key, pressed.typed["vu"], hours, url)
            return Redirect(f"{url}?suite=hours", status_code=303)
    except (HoursChanged, OtherBody):
        notice = "changed"
    await unit_of(request).start_over()
    shell, row = await shell_of(sql, house), await team_of(sql, team)
    view = hours_presenter.hours(row, base_of(house), pressed.typed, wrong, notice)
    return Template("pages/messaging/hours_form.html", context={"view": view, **shell}, status_code=WRONG)


router = Router("/equipe/{house:uuid}/" + PLACE + "/{team:uuid}/heures", route_handlers=[form, keep], guards=[as_staff])

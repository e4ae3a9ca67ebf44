"""What every page of who works in a house begins and ends with: whose duty it is, one act, the page again."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people.members.errors import NotDone

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
DUTY, PLACE, WRONG = "members", "membres", 422
TEAM = "eq-"


async def shell_of(sql: Connection, house: UUID) -> tuple[dict[str, Any], str]:
    """With the time zone. Raises NotFound for a role without the duty."""
    shell, zone = await around.of_desk(sql, house, PLACE)
    if DUTY not in shell["desk"].duties:
        raise NotFound
    return shell, zone


def ticked(form: Form[Any], prefix: str) -> tuple[str, ...]:
    """What comes after the prefix in the names of the boxes that were ticked."""
    return tuple(name.removeprefix(prefix) for name, value in form.typed.items() if name.startswith(prefix) and value)


def ticked_ids(form: Form[Any], prefix: str) -> list[UUID] | None:
    """None when one is no id: no page of ours sends that."""
    try:
        return sorted(UUID(word) for word in ticked(form, prefix))
    except ValueError:
        return None


async def once_or_again(
    request: Req,
    form: Form[Any],
    act: Callable[[], Awaitable[None]],
    location: str,
    again: Callable[[], Awaitable[Template]],
) -> Response[Any]:
    """On to `location` once it is done; else the page again, with what was typed and every mistake."""
    try:
        if not form.errors:
            await act()
            return Redirect(location, status_code=303)
    except NotDone as why:
        form.errors["form"] = why.reason
    except OtherBody:
        form.errors["form"] = "again"
    await unit_of(request).start_over()
    page = await again()
    page.status_code = WRONG
    return page


class Mistake(msgspec.Struct, frozen=True):
    """What is wrong with a field, in words."""

    field: str
    words: str

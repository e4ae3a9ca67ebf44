"""« Faire une pause », « Reprendre »: beside « Arrêter », one tap each."""

from collections.abc import Awaitable
from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.delegation import pausing, service
from backend.delegation.schemas import Pressed
from backend.identity.proving.guards import after_proof_unless_recent
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people.members.guards import only_if

Data = URLEncodedBody[dict[str, Any]]
hers = only_if(service.HERS, "delegation")


@post("/{delegation:uuid}/pause", status_code=303, opt={"at_any_pace": True})
async def pause(sql: NamedDependency[Connection], delegation: FromPath[UUID], data: Data) -> Response[Any]:
    return await _done(pausing.pause(sql, delegation, pressed(data)), "paused")


@post("/{delegation:uuid}/reprendre", status_code=303, guards=[hers, after_proof_unless_recent("resume")])
async def resume(sql: NamedDependency[Connection], delegation: FromPath[UUID], data: Data) -> Response[Any]:
    """Gives back what she agreed to, and nothing else. It is given again all the same: whoever holds her telephone, the
    aidant who rests included, does not give it back to herself."""
    return await _done(pausing.resume(sql, delegation, pressed(data)), "resumed")


def pressed(data: dict[str, Any]) -> UUID:
    """The key of a form that is only a button. Raises Invalid."""
    form = Form(Pressed, data)
    if not form:
        raise Invalid
    return form.value.key


async def _done(doing: Awaitable[str], what: str) -> Response[Any]:
    try:
        return Redirect(f"{await doing}?suite={what}", status_code=303)
    except OtherBody:
        raise Invalid from None

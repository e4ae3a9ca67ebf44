"""« Prouvez que c’est vous »: before a grave act, and the act itself once it is proved."""

from typing import Any
from uuid import UUID

from litestar import Request, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.presenter import ways_of_proof
from backend.identity.proving import service
from backend.identity.proving.service import Asked
from backend.identity.views import Proving
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.people import around

Req = Request[Any, Any, State]


@get("/preuve/{step_up:uuid}")
async def proof(request: Req, sql: NamedDependency[Connection], step_up: FromPath[UUID]) -> Template:
    """The ways to prove oneself; afterwards what she typed, as she typed it, to be sent."""
    asked = await service.ASKED.one(sql, id=step_up)
    if asked is None:
        raise NotFound
    shell, _ = await around.of_person(sql)
    view = _proved(request.app.state.ring, step_up, asked) if asked.proved else _waiting(step_up, asked)
    return Template("pages/identity/proof.html", context={"view": view, **shell})


def _waiting(step_up: UUID, asked: Asked) -> Proving:
    return Proving(id=str(step_up), act=asked.act, ways=ways_of_proof(step_up=str(step_up)))


def _proved(ring: KeyRing, step_up: UUID, asked: Asked) -> Proving:
    fields = tuple(service.typed(ring, step_up, asked))
    return Proving(id=str(step_up), act=asked.act, proved=True, path=asked.path, fields=fields)

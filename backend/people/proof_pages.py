"""« Prouvez que c’est vous »: before a grave act, and the act itself once it is proved."""

from typing import Any
from uuid import UUID

from litestar import Request, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template
from msgspec.structs import replace

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.identity.cards import service as cards
from backend.identity.cards.presenter import my_card
from backend.identity.passkeys.service import MINE as KEYS
from backend.identity.passkeys.views import REFUSALS
from backend.identity.presenter import ways_of_proof
from backend.identity.proving import service
from backend.identity.proving.service import Asked
from backend.identity.views import Proving
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.kit.references import grouped
from backend.people import around

Req = Request[Any, Any, State]


@get("/preuve/{step_up:uuid}")
async def proof(
    request: Req, sql: NamedDependency[Connection], step_up: FromPath[UUID], cle: FromQuery[str] = ""
) -> Template:
    """The ways to prove oneself; afterwards what she typed, as she typed it, to be sent."""
    asked = await service.ASKED.one(sql, id=step_up)
    if asked is None:
        raise NotFound
    shell, zone = await around.of_person(sql)
    if asked.proved:
        view = _proved(request.app.state.ring, step_up, asked)
    else:
        view = replace(await waiting(request, step_up, asked, zone), refused=cle if cle in REFUSALS else "")
    return Template("pages/identity/proof.html", context={"view": view, **shell})


async def waiting(request: Req, step_up: UUID, asked: Asked, zone: str) -> Proving:
    """The means that she has, with the providers' own buttons where they are drawn."""
    sql, state = unit_of(request).take("sql"), request.app.state
    card, keys = my_card(await cards.MINE.one(sql), zone), await KEYS.all(sql)
    at_work = asked.path.startswith("/equipe/")
    return Proving(
        id=str(step_up),
        act=asked.act,
        ways=state.buttons.offered(ways_of_proof(step_up=str(step_up), staff=at_work), state.parties),
        passkey=bool(keys) and asked.by_key,
        card=card is not None and not at_work,
        card_new=card.new if card else "",
        vouched=asked.vouched,
        number=grouped(asked.number or ""),
    )


def _proved(ring: KeyRing, step_up: UUID, asked: Asked) -> Proving:
    fields = tuple(service.typed(ring, step_up, asked))
    return Proving(id=str(step_up), act=asked.act, proved=True, path=asked.path, fields=fields)

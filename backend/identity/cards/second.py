"""FranceConnect first, then a code of the card."""

from typing import Any

import structlog
from litestar import Request, Response, post
from litestar.datastructures import State
from litestar.params import URLEncodedBody
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.arriving import UnknownPerson, arrive
from backend.identity.cards import proving
from backend.identity.cards.asking import house_of, level_by, network_of
from backend.identity.cards.rules import plain
from backend.identity.cards.schemas import OneCode, Spent, well_typed
from backend.identity.means import MeansClosed
from backend.identity.oidc.next_url import safe_next
from backend.identity.pages import refused
from backend.identity.presenter import ways_of_proof
from backend.identity.sign_ins import Browser
from backend.identity.views import AnotherProof
from backend.kit.actor import COOKIE
from backend.kit.forms import Form

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@post("/entrer/encore/carte", opt={"static": True}, status_code=303)
async def go_further(request: Req, data: Data) -> Response[Any]:
    """FranceConnect, then a code of the card: two proofs."""
    form, next_page, by = Form(OneCode, data), safe_next(str(data.get("retour", ""))), request.cookies.get(COOKIE, "")
    if well_typed(form) and by:
        house = house_of(request)
        try:
            level, spent = level_by(request, "franceconnect-card"), Spent(plain(form.value.code))
            mine = await proving.tried_again(house, network_of(request), by, spent)

            async def opening(sql: Connection, here: Browser) -> str | None:
                return await proving.go_further(sql, house, level, mine, here, by) if mine else None

            return await arrive(request, next_page, opening)
        except UnknownPerson:
            log.warning("sign_in.refused", reason="card")
        except MeansClosed as why:
            return refused(why, "card")
    ways = request.app.state.buttons.offered(ways_of_proof(retour=next_page), request.app.state.parties)
    view = AnotherProof(ways=ways, next_page=next_page, wrong=form.errors, refused=not form.errors)
    return Template("pages/identity/another_proof.html", context={"view": view}, status_code=MISTAKEN)

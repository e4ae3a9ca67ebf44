"""Is this attestation one of ours, and does it hold? For whoever holds one, without signing in: a sentence, no name.

What is unknown answers by the same page, after the same statement. A network asks sixty times in a quarter of an hour.
"""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Router, get, post
from litestar.datastructures import State
from litestar.params import URLEncodedBody
from litestar.response import Template

from backend.db.pool import borrowed
from backend.delegation import attestations
from backend.entrusting import attestation_views as views
from backend.entrusting.attestation_presenter import PAGE
from backend.identity.cards.asking import network_of
from backend.identity.cards.hashing import card_key
from backend.identity.cards.rules import plain
from backend.identity.guards import public
from backend.kit.dates import date_words
from backend.kit.forms import Form
from backend.kit.references import grouped, is_reference

Req = Request[Any, Any, State]
MISTAKEN, TOO_MANY = 422, 429
NEVER_KEPT = {"Cache-Control": "no-store"}


class Asked(msgspec.Struct, frozen=True):
    """The reference, as it is on the paper."""

    key: UUID
    code: Annotated[str, msgspec.Meta(max_length=40)]


@get(PAGE, opt={"static": True})
async def before() -> Template:
    return _page(views.Check())


def _page(view: views.Check, status: int = 200) -> Template:
    return Template("pages/entrusting/check.html", context={"view": view}, status_code=status, headers=NEVER_KEPT)


@post(PAGE, opt={"static": True}, status_code=200)
async def check(request: Req, data: URLEncodedBody[dict[str, Any]]) -> Template:
    """What no paper says by its very form is told so, and asks the database nothing."""
    form = Form(Asked, data)
    if form and not is_reference(plain(form.value.code)):
        form.errors["code"] = "reference"
    if form.errors:
        return _page(views.Check(reference=form.typed["code"], wrong=form.errors), MISTAKEN)
    reference = plain(form.value.code)
    async with borrowed(request.app.state.pool) as sql:
        key = await card_key(sql, request.app.state.ring)
        if not await sql.fetchval(attestations.COUNT, key.network(network_of(request))):
            return _page(views.Check(state="wait"), TOO_MANY)
        found = await attestations.CHECKED.one(sql, reference=reference)
    if found is None:
        return _page(views.Check(state="unknown", reference=grouped(reference)))
    return _page(views.Check(state=found.state, reference=grouped(reference), day=date_words(found.day)))


router = Router("/", route_handlers=[before, check], guards=[public])

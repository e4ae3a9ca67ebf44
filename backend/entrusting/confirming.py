"""Somebody said yes to an invitation: see who, and what she would see; then say that it is the right person."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template
from msgspec.structs import replace

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import followed, seeing
from backend.delegation import inviting as service
from backend.delegation.codes import Named
from backend.delegation.followed import Followed
from backend.delegation.inviting import Invited
from backend.delegation.schemas import Pressed, Proposal
from backend.delegation.terms import Terms
from backend.delegation.writing import Agreed
from backend.documents import lists
from backend.documents.lists import FIRST_PAGE
from backend.entrusting import asked, inviting_presenter, inviting_views, presenter, views
from backend.entrusting.asked import Place
from backend.entrusting.giving import NO, REFUSED, agreed_words
from backend.identity.proving.guards import after_proof
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people.members.guards import only_if

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN, NOBODY_YET = 422, {"code": "-"}
"""`NOBODY_YET` stands where a proposal says whom: nobody knows it yet."""
SAID_YES = "select exists (select from invitation i where i.id = $1 and i.state in ('accepted', 'given'))"
accepted = only_if(SAID_YES, "invitation")


@get("/invitations/{invitation:uuid}")
async def one(request: Req, sql: NamedDependency[Connection], invitation: FromPath[UUID]) -> Template:
    return await _page(request, sql, invitation)


async def _page(request: Req, sql: Connection, invitation: UUID, wrong: str = "") -> Template:
    caps = asked.caps_of(request)
    row = await followed.FOLLOWED.one(sql, id=invitation, aidants=caps.aidants, helped=caps.helped)
    if row is None:
        raise NotFound
    place = await asked.place_of(request, sql)
    before = await _before(sql, place, row) if row.state == "accepted" and not wrong else None
    view = inviting_views.Followed(invitation=inviting_presenter.line(row, place.zone), before=before, wrong=wrong)
    status = MISTAKEN if wrong else 200
    return Template("pages/entrusting/invitation.html", context={"view": view, **place.shell}, status_code=status)


async def _before(sql: Connection, place: Place, row: Followed) -> views.Before | None:
    """What she will see of real papers. None when nothing can be given to her."""
    aidant, form = followed.named(row), proposal_of(row.proposal)
    terms = _terms(form, place, row)
    if aidant is None or form is None or terms is None or row.refused:
        return None
    seen = await lists.SEEN_BY.all(sql, **seeing.would(aidant.id, seeing.in_each(terms.dossiers, terms.squares)))
    mine, agreed = await lists.NEWEST.all(sql, **FIRST_PAGE), agreed_words(aidant, terms, place)
    return presenter.before(place.giver.ring, form, aidant, terms, agreed, seen, mine)


def proposal_of(kept: str) -> Form[Proposal] | None:
    """As she chose it; None once the forms no longer say it."""
    form = Form(Proposal, msgspec.json.decode(kept) | NOBODY_YET | {"key": str(uuid4())})
    return form if form else None


def _terms(form: Form[Proposal] | None, place: Place, row: Invited) -> Terms | None:
    """Until the day that she read when she invited, however long the answer took. None, too, when a house that she did
    not mean is among them: she left the one that she ticked, or the only one that she had."""
    terms = asked.proposed(form, place) if form else None
    if form is None or terms is None:
        return None
    return replace(terms, ends_at=row.rights_end) if asked.are_meant(form, terms.dossiers) else None


@post("/invitations/{invitation:uuid}/confirmer", status_code=303, guards=[accepted, after_proof("give")])
async def confirm(
    request: Req, sql: NamedDependency[Connection], invitation: FromPath[UUID], data: Data
) -> Response[Any]:
    pressed, row = Form(Pressed, data), await service.ONE.one(sql, id=invitation)
    if not pressed:
        raise Invalid
    place = await asked.place_of(request, sql)
    form = proposal_of(row.proposal) if row else None
    if row is None or form is None or (terms := _terms(form, place, row)) is None:
        raise NotFound

    def agree(aidant: Named) -> Agreed:
        return Agreed(terms, agreed_words(aidant, terms, place))

    try:
        there = await service.confirm(sql, place.giver, pressed.value.key, row, form.value.relation, agree)
        return Redirect(f"{there}?suite=given", status_code=303)
    except NO as why:
        wrong = REFUSED[type(why)]
    except OtherBody:
        wrong = "again"
    await unit_of(request).start_over()
    return await _page(request, sql, invitation, wrong)


CONFIRMING = (one, confirm)

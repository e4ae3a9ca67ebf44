"""Give: choose, see what the aidant would see of one's real papers, then say yes."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import seeing, service
from backend.delegation.codes import Named
from backend.delegation.errors import AlreadyHelps, CannotHelp, EnoughAidants, UnknownCode
from backend.delegation.schemas import Proposal
from backend.delegation.seeing import Asked
from backend.delegation.terms import Terms
from backend.documents import lists
from backend.documents.lists import FIRST_PAGE
from backend.entrusting import asked, presenter, words
from backend.entrusting.asked import OWN, Place, Req
from backend.entrusting.grid_views import Grid
from backend.identity.proving.guards import after_proof
from backend.kit.forms import Form

Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
REFUSED = {UnknownCode: "unknown", AlreadyHelps: "already", EnoughAidants: "enough", CannotHelp: "busy"}
NO = tuple(REFUSED)


@get("/donner")
async def choose(request: Req, sql: NamedDependency[Connection]) -> Template:
    return _page(Form(Proposal), await asked.place_of(request, sql))


def _page(form: Form[Proposal], place: Place) -> Template:
    """What she began: the grid, when that is where something is missing."""
    status, typed = MISTAKEN if form.errors else 200, form.typed
    if typed["quoi"] == OWN and not typed["revenir"] and set(form.errors) <= {"grille"}:
        return _grid_page(form, place, status)
    return Template(
        "pages/entrusting/choose.html",
        context={"view": presenter.choose(form, place.houses), **place.shell},
        status_code=status,
    )


def _grid_page(form: Form[Proposal], place: Place, status: int) -> Template:
    shown = presenter.rows(form.typed)
    names = [name for row in shown for name, _, _ in row.rights]
    view = Grid(form=form, rows=shown, fields=presenter.again(form.typed, "grille", *names))
    return Template("pages/entrusting/grid.html", context={"view": view, **place.shell}, status_code=status)


@post("/apercu", status_code=200)
async def look_first(request: Req, sql: NamedDependency[Connection], data: Data) -> Template:
    """Nothing is given here: what is shown was seen as the aidant would."""
    form, place = Form(Proposal, data), await asked.place_of(request, sql)
    if form.typed["revenir"]:
        form.errors.clear()
    elif form and (form.value.what != OWN or form.typed["grille"]) and (terms := asked.proposed(form, place)):
        try:
            return await _before(request, sql, form, place, terms)
        except NO as why:
            form.errors["code"] = REFUSED[type(why)]
            await unit_of(request).start_over()
    return _page(form, place)


async def _before(request: Req, sql: Connection, form: Form[Proposal], place: Place, terms: Terms) -> Template:
    aidant = await service.named(sql, form.value)
    await seeing.is_let(sql, Asked(aidant.id, place.giver.caps))
    seen = await lists.SEEN_BY.all(sql, **seeing.would(aidant.id, seeing.in_each(terms.dossiers, terms.squares)))
    mine, agreed = await lists.NEWEST.all(sql, **FIRST_PAGE), agreed_words(aidant, terms, place)
    view = presenter.before(request.app.state.ring, form, aidant, terms, agreed, seen, mine)
    return Template("pages/entrusting/before.html", context={"view": view, **place.shell})


def agreed_words(aidant: Named, terms: Terms, place: Place) -> str:
    name = f"{aidant.given_name} {aidant.family_name}"
    return words.agreed(name, terms, place.zone, place.chosen(terms))


@post("/donner", status_code=303, guards=[after_proof("give")])
async def give(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    form, place = Form(Proposal, data), await asked.place_of(request, sql)
    try:
        if form and (terms := asked.proposed(form, place)):
            return Redirect(f"{await _give(sql, form, place, terms)}?suite=given", status_code=303)
    except NO as why:
        form.errors["code"] = REFUSED[type(why)]
    except OtherBody:
        form.errors["form"] = "again"
    await unit_of(request).start_over()
    return _page(form, place)


async def _give(sql: Connection, form: Form[Proposal], place: Place, terms: Terms) -> str:
    """The first answer to this key when it was given already: the code has served by then."""
    return await service.give(sql, place.giver, form.value, terms, lambda aidant: agreed_words(aidant, terms, place))


GIVING = (choose, look_first, give)

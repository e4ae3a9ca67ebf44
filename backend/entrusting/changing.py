"""Change what an aidant may do: the same grid, what comes and what goes of one's real papers, then yes.

To take away asks for nothing; to add asks who is there. The rows say which it is, never the form.
"""

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from backend.db.compiled import Connection
from backend.delegation import queries, seeing
from backend.delegation.presets import MESSAGES
from backend.delegation.schemas import Change, Held
from backend.delegation.seeing import Asked, Piece
from backend.delegation.terms import Terms
from backend.documents import lists
from backend.documents.list_schemas import PaperRow
from backend.entrusting import asked, change_presenter, giving, presenter
from backend.entrusting.asked import Place, Req
from backend.kit.errors import NotFound
from backend.kit.forms import Form

Data = URLEncodedBody[dict[str, Any]]
ONE = "/{delegation:uuid}"


async def held_by(sql: Connection, delegation: UUID) -> Held:
    """Raises NotFound for what is not hers, is over, rests, or is not of her choosing."""
    held = await queries.HELD.one(sql, id=delegation)
    if held is None:
        raise NotFound
    return held


@get(f"{ONE}/changer")
async def change(request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID]) -> Template:
    held, place = await held_by(sql, delegation), await asked.place_of(request, sql)
    form = Form(Change)
    form.typed.update(change_presenter.filled(request.app.state.ring, held, place.zone))
    return grid_page(form, held, place)


def grid_page(form: Form[Change], held: Held, place: Place) -> Template:
    view = change_presenter.grid(form, held, place)
    status = giving.MISTAKEN if form.errors else 200
    return Template("pages/entrusting/grid.html", context={"view": view, **place.shell}, status_code=status)


@post(f"{ONE}/changer", status_code=200)
async def look_first(
    request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID], data: Data
) -> Template:
    """Nothing is changed here."""
    held, place, form = await held_by(sql, delegation), await asked.place_of(request, sql), Form(Change, data)
    terms = asked.changed(form, place, held) if form and not form.typed["revenir"] else None
    if terms and not change_presenter.differs(held, terms, presenter.motive(request.app.state.ring, held)):
        form.errors["grille"] = "same"
    if terms is None or form.errors:
        return grid_page(form, held, place)
    return await before_page(request, sql, form, (held, place, terms))


async def before_page(
    request: Req, sql: Connection, form: Form[Change], at: tuple[Held, Place, Terms], *, again: bool = False
) -> Template:
    """`again`: she was about to add something where one only takes away."""
    held, place, terms = at
    plus, minus = change_presenter.parts(held, terms)
    seen = await _seen(sql, at, plus), await _seen(sql, at, minus)
    view = change_presenter.before(request.app.state.ring, form, at, seen, again=again)
    status = giving.MISTAKEN if again else 200
    return Template("pages/entrusting/changing.html", context={"view": view, **place.shell}, status_code=status)


async def _seen(sql: Connection, at: tuple[Held, Place, Terms], pieces: tuple[Piece, ...]) -> list[PaperRow] | None:
    """The papers of some squares alone, as the aidant would see them; None when no shelf of papers is among them."""
    held, place, _ = at
    papers = [piece for piece in pieces if piece[1] == "read" and piece[2] != MESSAGES]
    if not papers:
        return None
    await seeing.is_let(sql, Asked(held.aidant, place.giver.caps, former=held.id))
    return await lists.SEEN_BY.all(sql, **seeing.would(held.aidant, papers))


CHANGING = (change, look_first)

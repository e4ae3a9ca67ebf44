"""Before a change: what comes, what goes, and the grid as it stands."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from backend.delegation.codes import Named
from backend.delegation.presets import Square
from backend.delegation.rules import Right, widens
from backend.delegation.schemas import Change, Held
from backend.delegation.seeing import Piece, in_each
from backend.delegation.terms import Terms
from backend.documents import list_presenter
from backend.documents.list_schemas import PaperRow
from backend.entrusting import grid as squares
from backend.entrusting import presenter, words
from backend.entrusting.asked import HOUSE, Place
from backend.entrusting.change_words import At, by_house
from backend.entrusting.grid_views import Changing, Grid, Sight
from backend.kit.clock import now
from backend.kit.dates import local
from backend.kit.forms import Form
from backend.kit.keyring import ForOnePage, KeyRing
from backend.people import around

Seen = tuple[list[PaperRow] | None, list[PaperRow] | None]


def named(held: Held) -> Named:
    return Named(held.aidant, held.given_name, held.family_name)


def filled(ring: KeyRing, held: Held, zone: str) -> dict[str, str]:
    """The form as it would have been sent for what she holds."""
    later = {"debut": local(held.starts_at, zone).strftime("%d/%m/%Y")} if held.starts_at > now() else {}
    houses = {f"{HOUSE}{dossier}": "on" for dossier in held.dossiers}
    known = squares.fields(presenter.squares_of(held.squares)) | houses | later
    return known | {"jusqua": "same", "motif": presenter.motive(ring, held), "quoi": "own"}


def grid(form: Form[Change], held: Held, place: Place) -> Grid:
    return Grid(
        form=form,
        rows=presenter.rows(form.typed),
        name=held.given_name,
        url=f"/aidants/{held.id}",
        day=words.last_day(held.ends_at, place.zone),
        later=held.starts_at > now(),
        houses=presenter.house_ticks(form.typed | {"quoi": "own"}, place.houses),
    )


def parts(held: Held, terms: Terms) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The squares that come, and those that go."""
    had = set(in_each(held.dossiers, presenter.squares_of(held.squares)))
    will = set(in_each(terms.dossiers, terms.squares))
    return tuple(sorted(will - had)), tuple(sorted(had - will))


def differs(held: Held, terms: Terms, motive: str) -> bool:
    """Whether anything becomes otherwise, her own note included."""
    later = terms.starts_at or (held.starts_at if held.starts_at <= now() else None)
    had, will = (held.starts_at, held.ends_at, motive), (later, terms.ends_at, terms.motive.strip())
    return any(parts(held, terms)) or had != will


def adds(held: Held, terms: Terms) -> bool:
    """Whether a fresh proof will be asked: as far as this page knows, the rows decide."""
    had = _rights(held.dossiers, presenter.squares_of(held.squares), held.starts_at, held.ends_at)
    return widens(had, _rights(terms.dossiers, terms.squares, terms.starts_at or now(), terms.ends_at))


def _rights(dossiers: Iterable[UUID], held: Iterable[Square], starts_at: datetime, ends_at: datetime) -> list[Right]:
    return [Right(can, dossier, shelf, starts_at, ends_at) for dossier, can, shelf in in_each(dossiers, held)]


def before(ring: KeyRing, form: Form[Change], at: At, seen: Seen, *, again: bool = False) -> Changing:
    held, place, terms = at
    name, ring = f"{held.given_name} {held.family_name}", ForOnePage(ring)
    plus, minus = parts(held, terms)
    return Changing(
        name=held.given_name,
        initials=around.initials(name),
        relation=held.relation.lower(),
        url=f"/aidants/{held.id}",
        act="elargir" if again or adds(held, terms) else "reduire",
        gains=_sight(ring, seen[0]),
        loses=_sight(ring, seen[1]),
        plus=by_house("plus", at, plus),
        minus=by_house("minus", at, minus),
        words=words.lines(words.agreed(name, terms, place.zone, place.chosen(terms))),
        fields=presenter.again(form.typed),
        again=again,
    )


def _sight(ring: KeyRing, rows: list[PaperRow] | None) -> Sight | None:
    if rows is None:
        return None
    shown = tuple(list_presenter.paper_row(ring, row, "/papiers") for row in rows)
    return Sight(shown, list_presenter.goes_on(rows))

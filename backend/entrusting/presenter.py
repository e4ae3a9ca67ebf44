"""From rows to the words of a page."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from backend.delegation.codes import Named
from backend.delegation.presets import MESSAGES, Square
from backend.delegation.schemas import Given, Held, House, Proposal
from backend.delegation.terms import Terms
from backend.documents import list_presenter
from backend.documents.list_schemas import PaperRow
from backend.documents.views import FAMILIES, Family
from backend.entrusting import grid, views, words
from backend.entrusting.asked import HOUSE
from backend.entrusting.grid_views import GridRow
from backend.entrusting.words import last_day
from backend.kit.dates import date_words, local
from backend.kit.forms import CHECKED, Form
from backend.kit.keyring import ForOnePage, KeyRing
from backend.people import around
from backend.people.apart import labels
from backend.people.keys import Wrapped, opened

NOT_AGAIN = ("key", "_csrf", "revenir")
OTHERS = {
    MESSAGES: Family(MESSAGES, "", 0, "message"),
    grid.REQUESTS: Family(grid.REQUESTS, "", 0, "rights"),
    grid.APPOINTMENTS: Family(grid.APPOINTMENTS, "", 0, "calendar"),
}
SHELVES = {**FAMILIES, **OTHERS}


def aidant(row: Given, at: datetime, zone: str) -> views.Aidant:
    name, squares = f"{row.given_name} {row.family_name}", squares_of(row.squares)
    state, day = _state(row, at, zone)
    return views.Aidant(
        name=name,
        initials=around.initials(name),
        relation=row.relation.lower(),
        state=state,
        day=day,
        url=f"/aidants/{row.id}",
        families=words.families(squares),
        lines=words.beside(name, squares),
    )


def _state(row: Given, at: datetime, zone: str) -> tuple[str, str]:
    if row.stopped_at:
        return "stopped", date_words(local(row.stopped_at, zone).date())
    if row.starts_at > at:
        return "later", date_words(local(row.starts_at, zone).date())
    return "ended" if row.ends_at <= at else "now", last_day(row.ends_at, zone)


def squares_of(told: Iterable[str]) -> tuple[Square, ...]:
    return tuple((can, shelf) for can, _, shelf in (square.partition("/") for square in told))


def motive(ring: KeyRing, held: Held | None) -> str:
    """What she wrote for herself, or nothing."""
    if held is None or not held.motive:
        return ""
    key = opened(ring, Wrapped(held.key_id, held.kek_id, held.wrapped))
    return key.unseal(held.motive, held.house, "delegation_right", held.id, "motive")


def choose(form: Form[Proposal], houses: list[House]) -> views.Choose:
    """`fields`: the squares that she ticked already, should she come back to the grid."""
    later = any(form.typed[name] or name in form.errors for name in ("debut", "motif"))
    ticked = tuple(grid.fields(grid.ticked(form.typed)).items())
    return views.Choose(form=form, houses=house_ticks(form.typed, houses), fields=ticked, more=later)


def house_ticks(typed: Mapping[str, str], houses: list[House]) -> tuple[views.Tick, ...]:
    """All of them, until she says which; nothing is asked of who has one."""
    if len(houses) < 2:
        return ()
    said = "quoi" in typed or "fin" in typed
    named = zip((f"{HOUSE}{house.dossier}" for house in houses), labels(house.mine for house in houses), strict=True)
    return tuple(views.Tick(name, label, not said or typed.get(name, "") in CHECKED) for name, label in named)


def rows(typed: Mapping[str, str]) -> tuple[GridRow, ...]:
    return tuple(GridRow(SHELVES[shelf], _rights(typed, shelf)) for shelf in grid.ROWS)


def _rights(typed: Mapping[str, str], shelf: str) -> tuple[tuple[str, str, bool], ...]:
    named = [(grid.name_of((can, shelf)), can) for can in grid.ROWS[shelf]]
    return tuple((name, can, typed.get(name, "") in CHECKED) for name, can in named)


def again(typed: Mapping[str, str], *without: str) -> tuple[views.Field, ...]:
    """The fields of the form, to be sent again; its key is not one of them."""
    return tuple((name, value) for name, value in typed.items() if value and name not in (*NOT_AGAIN, *without))


def in_two(code: str) -> str:
    """Ten signs are read aloud in two breaths."""
    return f"{code[:5]} {code[5:]}"


def before(
    ring: KeyRing, form: Form[Proposal], aidant: Named, terms: Terms, agreed: str, seen: list[PaperRow],
    mine: list[PaperRow],
) -> views.Before:  # fmt: skip
    ring, hers = ForOnePage(ring), {row.id for row in seen}
    left_out = [row for row in mine if row.id not in hers]
    return views.Before(
        name=aidant.given_name,
        initials=around.initials(f"{aidant.given_name} {aidant.family_name}"),
        relation=form.value.relation,
        messages=("read", MESSAGES) in terms.squares,
        appointments=("appointments", grid.APPOINTMENTS) in terms.squares,
        sees=tuple(list_presenter.paper_row(ring, row, "/papiers") for row in seen),
        not_sees=tuple(list_presenter.paper_row(ring, row, "/papiers") for row in left_out),
        more=list_presenter.goes_on(seen) or list_presenter.goes_on(mine),
        words=words.lines(agreed),
        fields=again(form.typed),
    )

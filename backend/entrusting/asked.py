"""From what was typed to what would be given; what is wrong goes back to the form."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from litestar import Request
from litestar.datastructures import State
from msgspec import Struct

from backend.db.compiled import Connection
from backend.delegation import queries, terms
from backend.delegation.presets import Square, squares
from backend.delegation.schemas import Change, Held, House, Proposal
from backend.delegation.terms import Span, Terms
from backend.delegation.writing import Caps, Giver
from backend.entrusting import grid
from backend.kit.clock import now
from backend.kit.dates import local
from backend.kit.forms import CHECKED, Form
from backend.people import around
from backend.people.apart import labels

Req = Request[Any, Any, State]
HOUSE = "chez-"
OWN = "own"


class Place(Struct, frozen=True):
    """What surrounds the page, and with what she gives."""

    shell: dict[str, Any]
    zone: str
    giver: Giver

    @property
    def houses(self) -> list[House]:
        return self.giver.houses

    def chosen(self, terms: Terms) -> list[str]:
        """For who has several: the houses, and which of hers in one of them where not all are meant."""
        if len(self.houses) < 2:
            return []
        left = {house.establishment_id for house in self.houses if house.dossier not in terms.dossiers}
        named = zip(self.houses, labels(house.mine for house in self.houses), strict=True)
        meant = [(house, label) for house, label in named if house.dossier in terms.dossiers]
        return list(dict.fromkeys(label if house.establishment_id in left else house.name for house, label in meant))


async def place_of(request: Req, sql: Connection) -> Place:
    shell, zone = await around.of_person(sql)
    giver = Giver(request.app.state.ring, await queries.MY_HOUSES.all(sql), caps_of(request))
    return Place(shell, zone, giver)


def caps_of(request: Req) -> Caps:
    settings = request.app.state.settings
    return Caps(settings.aidants_per_person, settings.people_per_aidant)


def proposed(form: Form[Proposal], place: Place) -> Terms | None:
    """None when something is wrong, which the form then says."""
    wish = form.value
    chosen = grid.ticked(form.typed) if wish.what == OWN else squares(wish.what, told=wish.told)
    return _terms(form, chosen, place, None)


def in_one_tap(form: Form[Proposal]) -> bool:
    """Whether a preset was chosen: squares of one's own are ticked once somebody has them."""
    if form and form.value.what == OWN:
        form.errors["quoi"] = "invalid"
    return not form.errors


def changed(form: Form[Change], place: Place, held: Held | None) -> Terms | None:
    span = Span(held.starts_at, held.ends_at) if held else Span(now(), now())
    return _terms(form, grid.ticked(form.typed), place, span)


def _terms(
    form: Form[Proposal] | Form[Change], chosen: tuple[Square, ...], place: Place, former: Span | None
) -> Terms | None:
    if not any(can in grid.ALONE for can, _ in chosen):
        form.errors["grille"] = "missing"
    starts_at, ends_at, wrong = terms.times(form.value, local(now(), place.zone).date(), place.zone, former)
    form.errors.update(wrong)
    found = Terms(chosen, dossiers(form, place.houses), starts_at, ends_at, form.value.motive)
    return None if form.errors else found


def dossiers(form: Form[Proposal] | Form[Change], houses: list[House]) -> tuple[UUID, ...]:
    """Those that she ticked, when she has several."""
    if len(houses) < 2:
        return tuple(house.dossier for house in houses)
    found = tuple(house.dossier for house in houses if form.typed[f"{HOUSE}{house.dossier}"] in CHECKED)
    if not found:
        form.errors["chez"] = "missing"
    return found


def ticked(dossiers: Iterable[UUID]) -> dict[str, str]:
    """These houses, as a form says them."""
    return dict.fromkeys((f"{HOUSE}{dossier}" for dossier in dossiers), "on")


def are_meant(form: Form[Proposal], dossiers: Iterable[UUID]) -> bool:
    """Whether she ticked each of them, when she ticked any."""
    meant = {name for name, value in form.typed.items() if name.startswith(HOUSE) and value in CHECKED}
    return not meant or ticked(dossiers).keys() <= meant

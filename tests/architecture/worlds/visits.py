"""Appointments of a world: which there are, from whom they are kept, and what is tried with them."""

from datetime import timedelta
from uuid import UUID

import msgspec

from backend.appointments.rules import SEE, SHELF, Appointment
from backend.delegation.rules import Right
from tests.architecture.worlds.dice import Dice
from tests.architecture.worlds.loading import beside

VISIT = (
    "id", "establishment_id", "dossier_id", "starts_at", "words", "key_id", "state", "changed_at",
)  # fmt: skip
SECRET = ("id", "establishment_id", "dossier_id", "appointment_id", "kind", "made_by", "from_id")
KINDS = ("own", "opposition")


class Plan(msgspec.Struct, frozen=True):
    dossier: UUID
    author: UUID


class Move(msgspec.Struct, frozen=True):
    """To another time: `told`, as the person must be."""

    visit: UUID
    told: bool


class Keep(msgspec.Struct, frozen=True):
    """By herself or, of a minor, by a professional: from somebody, or from whoever acts."""

    visit: UUID
    kind: str
    by: UUID
    whom: UUID | None


def squares(seed, moment, dossiers, memberships, delegations):
    """The memberships and delegations with what they open here: drawn apart, so that the rest of a world stays."""
    dice = Dice(f"{seed}/squares", moment)
    may = ((SEE, SHELF), ("write", SHELF))
    works = {
        key: msgspec.structs.replace(one, rights=one.rights | {*dice.some(may, 0.7)})
        for key, one in memberships.items()
    }
    acts = {
        key: msgspec.structs.replace(one, rights=(*one.rights, *_given(dice, one, dossiers)))
        for key, one in delegations.items()
    }
    return works, acts


def _given(dice, one, dossiers):
    for dossier in dossiers.values():
        if dice.happens(0.8 if dossier.person == one.usager else 0.1):
            yield Right(SEE, dossier.id, SHELF, *dice.times())


def visits(seed, moment, persons, dossiers):
    dice = Dice(f"{seed}/visits", moment)
    where = (dice.choice(tuple(dossiers)) for _ in range(dice.randint(2, 4)))
    return {dice.id(): Appointment(dossier, _kept(dice, persons), dice.happens(0.2)) for dossier in where}


def _kept(dice, persons):
    return frozenset({dice.choice((*persons, None))} if dice.happens(0.3) else ())


def deeds(seed, moment, actor, persons, dossiers, visits):
    dice = Dice(f"{seed}/tried", moment)

    def oneself():
        return actor if dice.happens(0.9) and actor in persons else dice.choice(persons)

    yield Plan(dice.choice(tuple(dossiers)), oneself())
    for visit, one in visits.items():
        yield Move(visit, dice.happens(0.9))
        for kind in KINDS if not one.secret_from else ():  # once from each: what is already so is no deed
            yield Keep(visit, kind, oneself(), dice.choice((None, *persons)))


def rows(world, moment):
    for key, one in world.visits.items():
        house, changed = world.dossiers[one.dossier].house, moment if one.cancelled else None
        state = "cancelled" if one.cancelled else "planned"
        yield "appointment", VISIT, (key, house, one.dossier, moment + timedelta(days=2), b"",
                                     beside(one.dossier, "key"), state, changed)  # fmt: skip
        for whom in one.secret_from:
            row = (beside(key, f"kept {whom}"), house, one.dossier, key, "own", world.persons[0], whom)
            yield "appointment_secret", SECRET, row

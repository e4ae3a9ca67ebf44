"""Contacts that are forbidden in a world: which there are, what is tried with them, what the rules say of it."""

from datetime import timedelta
from itertools import permutations
from uuid import UUID, uuid4

import msgspec

from backend.protection.rules_bans import Ban, Clerk, may_forbid, may_lift, may_name, shut
from tests.architecture.worlds.dice import Dice
from tests.architecture.worlds.loading import beside

MEASURE = (
    "id", "establishment_id", "dossier_id", "kind", "scope", "decided_on", "starts_on", "evidence", "entered_by",
    "stops_at",
)  # fmt: skip
HOLDER = ("id", "measure_id", "establishment_id", "person_id")


class Name(msgspec.Struct, frozen=True):
    """That somebody acts for a person from now on."""

    usager: UUID
    aidant: UUID


class Forbid(msgspec.Struct, frozen=True):
    dossier: UUID
    barred: UUID


class Lift(msgspec.Struct, frozen=True):
    ban: UUID


def duties(seed, moment, memberships):
    """Some of those who work enrol too: drawn apart, so that the rest of a world stays."""
    dice = Dice(f"{seed}/enrolment", moment)
    more = {key: frozenset({"enrolment"} if dice.happens(0.6) else ()) for key in memberships}
    return {key: msgspec.structs.replace(one, duties=one.duties | more[key]) for key, one in memberships.items()}


def bans(seed, moment, persons, dossiers, delegations):
    """Mostly of somebody who has no access, so that the rest of a world stays."""
    dice, found, alive = Dice(f"{seed}/bans", moment), {}, _alive(delegations)
    for dossier in dossiers.values():
        free = [one for one in persons if one != dossier.person and (dossier.person, one) not in alive]
        if dice.happens(0.6 if free else 0.12):
            barred = dice.choice(free or persons)
            by = dice.choice([one for one in persons[: dice.choice((2, 2, 2, 3))] if one != barred])
            found[dice.id()] = Ban(dossier.house, dossier.id, barred, by, dice.happens(0.2))
    return found


def _alive(delegations):
    return {(one.usager, one.aidant) for one in delegations.values() if not one.stopped}


def ended(delegations, bans, dossiers):
    """As a ban leaves them: none that it shuts is alive."""
    return {
        key: msgspec.structs.replace(one, stopped=one.stopped or _shut(bans, dossiers, one.usager, one.aidant))
        for key, one in delegations.items()
    }


def _shut(bans, dossiers, usager, somebody):
    return shut(bans.values(), frozenset(d.id for d in dossiers.values() if d.person == usager), somebody)


def deeds(seed, moment, asked, persons, dossiers, delegations, bans):
    """Mostly by who may. A pair that has an access already is named by nobody: it would be two."""
    dice, actor = Dice(f"{seed}/forbidden", moment), asked.sign_in.person
    often = {"usager": (0.9, 0.1), "staff": (0.1, 0.9)}.get(asked.capacity, (0.2, 0.2))
    alive = _alive(delegations)
    free = [pair for pair in permutations(persons, 2) if pair not in alive]
    if free and dice.happens(often[0]):
        yield Name(*dice.choice([pair for pair in free if pair[0] == actor] or free))
    if dice.happens(often[1]):
        near = [key for key, one in dossiers.items() if one.house == asked.subject]
        yield Forbid(dice.choice(near or tuple(dossiers)), dice.choice(persons))
    if bans and dice.happens(often[1]):
        near = [key for key, one in bans.items() if one.house == asked.subject]
        yield Lift(dice.choice(near or tuple(bans)))


def allowed(world, reader, answers_for, deed):
    if isinstance(deed, Name):
        giver = reader.person if reader.capacity == "usager" else None
        return may_name(giver, deed.usager, is_shut=_shut(world.bans, world.dossiers, deed.usager, deed.aidant))
    clerk = Clerk(reader.person, world.asked.subject, answers_for)
    if isinstance(deed, Lift):
        return may_lift(clerk, world.bans[deed.ban])
    dossier = world.dossiers[deed.dossier]
    known = any(
        (one.usager, one.aidant) == (dossier.person, deed.barred) and dossier.id in {r.dossier for r in one.rights}
        for one in world.delegations.values()
    )
    is_shut = _shut(world.bans, world.dossiers, dossier.person, deed.barred)
    return may_forbid(clerk, dossier.house, deed.barred, helps=known, is_shut=is_shut)


def statement(_, deed):
    if isinstance(deed, Name):
        return (
            "insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at)"
            f" values ('{uuid4()}', '{deed.usager}', '{deed.aidant}', 'SIS', '1', '', now(), now() + interval '9 days')"
        )
    if isinstance(deed, Lift):
        return f"select from stop_measure('{deed.ban}', 'ended', null, '{uuid4()}') where outcome = 'done'"
    said = f"'{uuid4()}', '{deed.dossier}', '{deed.barred}', null, current_date, 'judgment'"
    return f"select from forbid_contact({said}) where outcome = 'done'"


def rows(world, moment):
    for key, one in world.bans.items():
        day, over = moment.date() - timedelta(days=3), moment - timedelta(days=1) if one.lifted else None
        yield "measure", MEASURE, (key, one.house, one.dossier, "forbidden", "", day, day, "judgment", one.by, over)
        yield "measure_holder", HOLDER, (beside(key, "holder"), key, one.house, one.barred)

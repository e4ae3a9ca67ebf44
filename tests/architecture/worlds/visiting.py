"""Who may do what with the appointments of a world: by the rules, and the statement that tries it."""

from uuid import uuid4

from backend.appointments.rules import Seer, knows, may_change, may_keep, may_oppose, may_plan
from tests.architecture.worlds.loading import beside
from tests.architecture.worlds.visits import Move, Plan


def seer(capacity, actor, powers):
    return Seer(capacity, actor, powers.sees, powers.plans)


def allowed(world, moment, seer, deed):
    if isinstance(deed, Plan):
        return may_plan(seer, deed.dossier) and deed.author == seer.person
    one = world.visits[deed.visit]
    if isinstance(deed, Move):
        return deed.told and may_change(seer, one)
    dossier, by_her = world.dossiers[one.dossier], deed.by == seer.person
    acts = deed.whom is None or any(
        _acts(each, dossier.person, deed.whom, moment) for each in world.delegations.values()
    )
    if deed.kind == "own":
        return by_her and may_keep(seer, one, acts=acts)
    return by_her and may_oppose(seer, one, minor=dossier.minor, acts=acts)


def _acts(delegation, person, whom, moment):
    """Paused or not: she acts again when it is resumed."""
    theirs = (delegation.usager, delegation.aidant) == (person, whom)
    return theirs and not delegation.stopped and delegation.starts_at <= moment < delegation.ends_at


def known(world, seer):
    return frozenset(key for key, one in world.visits.items() if knows(seer, one))


def statement(world, deed):
    dossier = deed.dossier if isinstance(deed, Plan) else world.visits[deed.visit].dossier
    where = f"'{world.dossiers[dossier].house}', '{dossier}'"
    if isinstance(deed, Plan):
        return (
            "insert into appointment (id, establishment_id, dossier_id, starts_at, words, key_id, author_id)"
            f" values ('{uuid4()}', {where}, now(), '', '{beside(dossier, 'key')}', '{deed.author}')"
        )
    if isinstance(deed, Move):
        told = ", changed_at = now()" if deed.told else ""
        return f"update appointment set starts_at = now(){told} where id = '{deed.visit}'"
    mention = "null" if deed.kind == "own" else "''"
    whom = f"'{deed.whom}'" if deed.whom else "null"
    return (
        "insert into appointment_secret"
        " (id, establishment_id, dossier_id, appointment_id, kind, made_by, from_id, mention)"
        f" values ('{uuid4()}', {where}, '{deed.visit}', '{deed.kind}', '{deed.by}', {whom}, {mention})"
    )

"""Make a random world: most of its rights hold, so that each reason to refuse is met alone."""

from datetime import timedelta
from itertools import permutations

from backend.delegation.rules import Delegation, Right
from backend.documents.rules import Paper
from backend.identity.rules import SignIn
from backend.messaging.rules import Thread
from backend.people.rules import Dossier, Membership, Support
from backend.rights.rules import Request
from tests.architecture.worlds import bans, visits
from tests.architecture.worlds.deeds import announced, deeds
from tests.architecture.worlds.dice import Dice
from tests.architecture.worlds.world import DUTIES, FAMILIES, PAPERS, RIGHTS, Asked, Letter, Team, World

GROUNDS = ("chosen", "desk", "measure", "authority")


def make(seed, moment):
    dice = Dice(seed, moment)
    persons, houses, machine = dice.ids(3), dice.ids(2), dice.id()
    dossiers = {key: _dossier(dice, key, persons, houses) for key in dice.ids(dice.randint(1, 3))}
    teams = {key: Team(house, dice.happens(0.8)) for house in houses for key in dice.ids(2)}
    papers = {key: _paper(dice, persons, dossiers) for key in dice.ids(dice.randint(2, 5))}
    memberships = dict(_memberships(dice, persons, houses, teams))
    known = {
        "persons": persons,
        "houses": houses,
        "machine": machine,
        "dossiers": dossiers,
        "teams": teams,
        "supports": tuple(_supports(dice, dossiers, teams)),
        "memberships": memberships,
        "delegations": dict(_delegations(dice, persons, dossiers)),
        "papers": papers,
        "letters": {
            key: _letter(dice, persons, dossiers, teams, papers, memberships) for key in dice.ids(dice.randint(1, 3))
        },
        "requests": {dice.id(): _request(dice, key, papers, persons) for key in papers},
    }
    asked = _asked(dice, persons, houses, machine)
    tried = tuple(deeds(dice, asked, **known))
    works, acts = visits.squares(seed, moment, dossiers, memberships, known["delegations"])
    known["bans"] = bans.bans(seed, moment, persons, dossiers, acts)
    known["memberships"] = bans.duties(seed, moment, works)
    known["delegations"] = bans.ended(acts, known["bans"], dossiers)
    known["visits"] = visits.visits(seed, moment, persons, dossiers)
    actor = asked.sign_in.person
    tried += tuple(visits.deeds(seed, moment, actor, persons, dossiers, known["visits"]))
    tried += tuple(bans.deeds(seed, moment, asked, persons, dossiers, known["delegations"], known["bans"]))
    tried += tuple(announced(seed, moment, asked, papers))
    return World(seed=str(seed), asked=asked, deeds=tried, **known)


def _dossier(dice, key, persons, houses):
    person = dice.choices((*persons, None), (5, 2, 1, 1))[0]
    linked = person is not None and dice.happens(0.85)
    house, closed = dice.choices(houses, (4, 1))[0], dice.happens(0.08)
    child = {"minor": dice.happens(0.3), "withheld": frozenset(dice.some(PAPERS, 0.2))}
    return Dossier(key, house, person, linked=linked, closed=closed, **child)


def _paper(dice, persons, dossiers):
    dossier = dice.choice(tuple(dossiers.values()))
    return Paper(
        house=dossier.house,
        dossier=dossier.id,
        family=dice.choice(PAPERS),
        type_code=dice.choice(("11488-4", "51851-4")),
        state=dice.choices(("current", "replaced", "cancelled"), (8, 1, 1))[0],
        not_for_person=dice.happens(0.15),
        not_for_representatives=dice.happens(0.15),
        hidden_from_staff=dice.happens(0.3),
        disputed=dice.happens(0.1),
        author=dice.maybe(dice.choice(persons), 0.4),
        aidant=dice.maybe(dice.choice(persons), 0.2),
        secret_from=_secret(dice, persons),
    )


def _secret(dice, persons):
    return frozenset({dice.choice((*persons, None))} if dice.happens(0.2) else ())


def _supports(dice, dossiers, teams):
    for dossier in dossiers.values():
        for key, team in teams.items():
            if team.house == dossier.house and dice.happens(0.7):
                yield Support(dossier.id, key, *dice.times())


def _memberships(dice, persons, houses, teams):
    for house in houses:
        for person in persons:
            for stopped in (False, True):
                if dice.happens(0.2 if stopped else 0.85):
                    of_house = [key for key, team in teams.items() if team.house == house]
                    rights = frozenset(dice.some([(can, family) for can in RIGHTS for family in FAMILIES], 0.7))
                    mine = frozenset(dice.some(of_house, 0.7))
                    duties = frozenset(dice.some(DUTIES, 0.7))
                    yield dice.id(), Membership(person, house, mine, rights, *dice.times(), stopped, duties)


def _delegations(dice, persons, dossiers):
    for usager, aidant in permutations(persons, 2):
        for stopped in (False, True):
            if dice.happens(0.2 if stopped else 0.85):
                rights = tuple(_rights(dice, usager, dossiers))
                paused = dice.happens(0.1)
                given = dice.moment - dice.choices((timedelta(), timedelta(days=1)), (3, 1))[0]
                ground = dice.choices(GROUNDS, (6, 1, 1, 1))[0]
                yield dice.id(), Delegation(usager, aidant, rights, given, *dice.times(), stopped, paused, ground)


def _rights(dice, usager, dossiers):
    for dossier in dossiers.values():
        # Mostly hers; sometimes one that was hers, or that never was.
        for can in RIGHTS:
            for family in dice.some(FAMILIES, 0.8 if dossier.person == usager else 0.1):
                yield Right(can, dossier.id, family, *dice.times())
        if dice.happens(0.6 if dossier.person == usager else 0.1):
            yield Right("exercise", dossier.id, "demandes", *dice.times())


def _letter(dice, persons, dossiers, teams, papers, memberships):
    dossier = dice.choice(tuple(dossiers.values()))
    team = dice.choice([key for key, team in teams.items() if team.house == dossier.house])
    about = [key for key, paper in papers.items() if paper.dossier == dossier.id]
    only = dice.choice([None, *memberships]) if dice.happens(0.25) else None
    paper, kept = dice.choice([None, *about]), _secret(dice, persons)
    closed = kept | (papers[paper].secret_from if paper else frozenset())
    also = (papers[paper].not_for_representatives, papers[paper].aidant) if paper else ()
    begun = dice.happens(0.9)
    wrote = frozenset({dice.choice(persons)} if begun and dice.happens(0.3) else ())
    return Letter(Thread(dossier.house, dossier.id, team, only, closed, wrote, begun, *also), paper, dice.id(), kept)


def _request(dice, key, papers, persons):
    state = dice.choices(("open", "accepted", "refused", "withdrawn"), (5, 3, 1, 1))[0]
    return Request(papers[key].dossier, key, state, dice.choice((None, *persons)))


def _asked(dice, persons, houses, machine):
    """Mostly the first person as herself, the second as her aidant, the third in the first house."""
    capacity = dice.choices(("usager", "aidant", "staff", "machine"), (4, 5, 5, 1))[0]
    is_machine = dice.happens(0.8 if capacity == "machine" else 0.02)
    usual = dict(zip(("usager", "aidant", "staff"), persons, strict=True)).get(capacity, persons[0])
    person = None if is_machine else usual if dice.happens(0.85) else dice.choice(persons)
    subject = {
        "usager": dice.choices((None, person, dice.choice(persons)), (6, 3, 1))[0],
        "aidant": persons[0] if dice.happens(0.85) else dice.choice([*persons, None]),
        "staff": houses[0] if dice.happens(0.85) else dice.choice([*houses, dice.id()]),
        "machine": None,
    }[capacity]
    return Asked(_sign_in(dice, person, machine if is_machine else None, houses), capacity, subject)


def _sign_in(dice, person, machine, houses):
    seen = dice.moment - dice.choices((timedelta(), timedelta(minutes=29), timedelta(minutes=30)), (30, 5, 1))[0]
    expires = dice.moment + dice.choices((timedelta(hours=1), timedelta(), timedelta(hours=-1)), (50, 1, 1))[0]
    idle, revoked = timedelta(minutes=30), dice.happens(0.02)
    situation = dice.choices((None, *houses), (1, 15, 1))[0] if person else None
    helped = bool(person) and dice.happens(0.05)
    level, means = (
        dice.choice((1, 2, 2, 2, 2, 3)),
        dice.choice(("prosanteconnect",) * 5 + ("passkey", "franceconnect-plus")),
    )
    return SignIn(person, machine, level, seen, idle, expires, revoked, situation, helped, means)

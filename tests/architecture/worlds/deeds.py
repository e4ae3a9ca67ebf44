"""What somebody tries in a world: the allowed, the nearly allowed, the absurd."""

from backend.messaging.rules import Thread
from tests.architecture.worlds.dice import Dice
from tests.architecture.worlds.world import (
    Announce,
    Ask,
    Become,
    Begin,
    Dispute,
    Give,
    Hide,
    Hold,
    MarkOpened,
    MarkRead,
    Note,
    Post,
    Say,
    Stop,
    TakeNumber,
)

CAPACITIES = ("usager", "aidant", "staff", "machine")
STATES = ("open", "accepted", "refused", "withdrawn")
STEPS = ("asked", "read", "late", "accepted", "refused", "withdrawn")


def deeds(dice, asked, *, dossiers, teams, papers, letters, requests, memberships, delegations, houses, persons, **_):
    actor = asked.sign_in.person or asked.sign_in.machine
    paper, thread = dice.choice(tuple(papers)), dice.choice(tuple(letters))
    yield Hide(paper)
    yield Dispute(dice.choice(tuple(papers)))
    yield MarkOpened(dice.choice(tuple(papers)))
    if written := [key for key, letter in letters.items() if letter.thread.begun]:
        yield MarkRead(dice.choice(written))
    yield TakeNumber(thread)
    for _ in range(3 if memberships else 0):
        yield Hold(dice.choice(tuple(letters)), dice.choice(tuple(memberships)))
    for _ in range(2):
        yield _begin(dice, dossiers, teams, papers, houses, memberships)
        yield _post(dice, asked, actor, letters, dossiers, persons)
        yield Note(thread, actor if dice.happens(0.9) else dice.choice(persons), _near(dice, letters[thread], dossiers))
        yield _ask(dice, actor, dossiers, papers, persons)
        yield Become(dice.choice(tuple(requests)), dice.choice(STATES))
        yield Say(dice.choice(tuple(requests)), dice.choice(STEPS))
    if delegations:
        yield Give(dice.choice(tuple(delegations)), dice.choice(tuple(dossiers)))
        yield Stop(dice.choice(tuple(delegations)), back=dice.happens(0.3))


def announced(seed, moment, asked, papers):
    """Drawn apart, so that the rest of a world stays: mostly what is not for the person yet, by who works there."""
    dice, works = Dice(f"{seed}/announced", moment), asked.capacity == "staff"
    untold = [key for key, paper in papers.items() if paper.not_for_person]
    near = [key for key in untold if papers[key].house == asked.subject]
    if dice.happens((0.2, 0.9)[works] if untold else 0.1):
        yield Announce(dice.choice(near or untold or tuple(papers)))


def _begin(dice, dossiers, teams, papers, houses, memberships):
    dossier = dice.choice(tuple(dossiers.values()))
    near = [key for key, team in teams.items() if team.house == dossier.house]
    team = dice.choice(near if dice.happens(0.9) else tuple(teams))
    house = dossier.house if dice.happens(0.9) else dice.choice(houses)
    hers = [key for key, paper in papers.items() if paper.dossier == dossier.id]
    only = dice.choice([None, *memberships]) if dice.happens(0.5) else None
    about = dice.choice([None, *hers]) if dice.happens(0.8) else dice.choice(tuple(papers))
    return Begin(Thread(house, dossier.id, team, only), about)


def _ask(dice, actor, dossiers, papers, persons):
    paper = dice.choice(tuple(papers))
    dossier = papers[paper].dossier if dice.happens(0.85) else dice.choice(tuple(dossiers))
    person = actor if actor in persons else None
    return Ask(dossier, paper, person if dice.happens(0.9) else dice.choice((None, *persons)))


def _post(dice, asked, actor, letters, dossiers, persons):
    thread = dice.choice(tuple(letters))
    return Post(
        thread=thread,
        author=actor if dice.happens(0.9) else dice.choice(persons),
        capacity=asked.capacity if dice.happens(0.9) else dice.choice(CAPACITIES),
        dossier=_near(dice, letters[thread], dossiers),
    )


def _near(dice, letter, dossiers):
    return letter.thread.dossier if dice.happens(0.85) else dice.choice(tuple(dossiers))

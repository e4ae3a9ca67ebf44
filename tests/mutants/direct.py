"""What no world asks, asked directly: the same questions of the rules as they stand and of each turned one."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID

from msgspec.structs import replace

from backend.delegation.rules import Delegation, Right, everyday_only, last_day, widens
from backend.messaging.rules import Thread, Writer, may_be_confided_in, may_hold, takes_from_nobody
from backend.people.rules import Dossier, Membership, Support, withheld_shelves
from backend.rights import rules as rights
from tests.mutants.questions_typed import of_appointments

NOW, DAY = datetime(2026, 3, 2, 8, tzinfo=UTC), timedelta(days=1)
HERE, THERE, HER, HOUSE = (UUID(int=n) for n in range(1, 5))
BOTH = frozenset({("read", "messages"), ("write", "messages")})
MORE = BOTH | {("read", "soins")}
SQUARE = Right("read", HER, "mdph", NOW - DAY, NOW + DAY)
SQUARES = (
    SQUARE,
    replace(SQUARE, can="write"),
    replace(SQUARE, starts_at=NOW),
    replace(SQUARE, starts_at=NOW - 2 * DAY),
    replace(SQUARE, ends_at=NOW + 2 * DAY),
    replace(SQUARE, ends_at=NOW),
)
GRIDS = ((), *((one,) for one in SQUARES), SQUARES[:2])
CHILDREN = tuple(
    Dossier(key, HOUSE, person, linked=True, closed=False, minor=minor, withheld=frozenset({"soins"}))
    for key, (person, minor) in zip((HERE, THERE, HER, HOUSE), product((HERE, THERE), (True, False)), strict=True)
)


def answers():
    """One tuple for each group of questions."""
    days = (date(2026, 3, 1), date(2026, 3, 2))
    states, words = ("open", "accepted"), ("", "non", "x" * (rights.SHORTEST_WHY - 1), "x" * rights.SHORTEST_WHY)
    return (
        tuple(last_day(until, day) for until, day in product(("month", "quarter", "year"), days)),
        of_appointments(),
        tuple(widens(before, after) for before, after in product(GRIDS, GRIDS)),
        tuple(everyday_only(_given(ground), HER, NOW) for ground in ("chosen", "measure")),
        tuple(sorted(withheld_shelves(CHILDREN, person)) for person in (HERE, THERE)),
        tuple(_held(only, key) for only, key in product((None, HERE, THERE), (HERE, THERE))),
        tuple(rights.is_late(state, due, today) for state, due, today in product(states, days, days)),
        tuple(rights.says_why(answer, said) for answer, said in product(("refused", "accepted"), words)),
        tuple(_taken(begun, wrote) for begun, wrote in product((True, False), (HERE, HER))),
        tuple(_confided(*one) for one in product((BOTH, MORE, frozenset()), (HERE, THERE), (HERE, THERE), (0, 5))),
    )


def _confided(rights, team, dossier, ended):
    member = Membership(HER, HOUSE, frozenset({HERE, THERE}), rights, NOW - DAY, NOW + DAY, False, frozenset())
    support = Support(HERE, HERE, NOW - 9 * DAY, NOW + DAY - ended * DAY)
    return [may_be_confided_in(member, team, replies, support, dossier, NOW) for replies in (True, False)]


def _taken(begun, wrote):
    """A parent, in a thread where she or another wrote."""
    parent = Writer("aidant", HER, frozenset({HER}), frozenset({HER}), frozenset(), by_authority=True)
    return takes_from_nobody(parent, Thread(HOUSE, HER, HERE, aidants=frozenset({wrote}), begun=begun))


def _given(ground):
    """Papers of health in another dossier, and none in hers."""
    rights = (SQUARE, replace(SQUARE, dossier=HERE, family="soins"))
    return Delegation(HER, THERE, rights, NOW, NOW - DAY, NOW + DAY, stopped=False, ground=ground)


def _held(only, key):
    """Whether she who may see what was confided to `only` gives it to a colleague whose membership is `key`."""
    thread = Thread(HOUSE, HER, HERE, only)
    here = frozenset({HER})
    writer = Writer("staff", HER, here, here, frozenset({HERE}), only or HERE)
    member = Membership(HER, HOUSE, frozenset({HERE}), BOTH, NOW - DAY, NOW + DAY, False, frozenset())
    return may_hold(writer, thread, key, member, NOW)

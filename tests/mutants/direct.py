"""What no world asks, asked directly: the same questions of the rules as they stand and of each turned one."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID

from backend.delegation.rules import last_day
from backend.messaging.rules import may_be_confided_in
from backend.people.rules import Membership, Support
from backend.rights import rules as rights
from tests.mutants.questions_typed import of_appointments

NOW, DAY = datetime(2026, 3, 2, 8, tzinfo=UTC), timedelta(days=1)
HERE, THERE, HER, HOUSE = (UUID(int=n) for n in range(1, 5))
BOTH = frozenset({("read", "messages"), ("write", "messages")})
MORE = BOTH | {("read", "soins")}


def answers():
    """One tuple for each group of questions."""
    days = (date(2026, 3, 1), date(2026, 3, 2))
    states, words = ("open", "accepted"), ("", "non", "x" * (rights.SHORTEST_WHY - 1), "x" * rights.SHORTEST_WHY)
    return (
        tuple(last_day(until, day) for until, day in product(("month", "quarter", "year"), days)),
        of_appointments(),
        tuple(rights.is_late(state, due, today) for state, due, today in product(states, days, days)),
        tuple(rights.says_why(answer, said) for answer, said in product(("refused", "accepted"), words)),
        tuple(_confided(*one) for one in product((BOTH, MORE, frozenset()), (HERE, THERE), (HERE, THERE), (0, 5))),
    )


def _confided(rights, team, dossier, ended):
    member = Membership(HER, HOUSE, frozenset({HERE, THERE}), rights, NOW - DAY, NOW + DAY, False, frozenset())
    support = Support(HERE, HERE, NOW - 9 * DAY, NOW + DAY - ended * DAY)
    return [may_be_confided_in(member, team, replies, support, dossier, NOW) for replies in (True, False)]

"""What is asked directly of the rules that no world explains: the questions of each module, answered in one row."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID

from backend.identity.cards import rules as cards
from backend.identity.passkeys import rules as passkeys
from backend.notifications import rules as notifications
from backend.people.leaving import rules as leaving
from backend.people.lists import rules as lists
from backend.people.lists import rules_staff as staff
from backend.people.members import rules as members
from backend.protection import rules as protection
from tests.mutants.questions_lists import of_lists, of_staff
from tests.mutants.questions_typed import ASKED as TYPED

NOW, DAY = datetime(2026, 3, 2, 8, tzinfo=UTC), timedelta(days=1)
ONE, TWO = UUID(int=1), UUID(int=2)
PARIS = "Europe/Paris"
ADDRESSES = (
    "https://fcm.googleapis.com/x", "https://fcm.googleapis.com:443/x", "https://fcm.googleapis.com:444/x",
    "http://fcm.googleapis.com/x", "https://web.push.apple.com/x", "https://push.apple.com/x", "https://.push.apple.com/x",
    "https://pushxapple.com/x", "https://evil.test/x", "https://é.push.apple.com/x", "https://a.push.apple.com@evil/x",
    "https://web.push.apple.com/a b", "https://web.push.apple.com:x/", "http://localhost:1/x", "http://localhost:2/x",
    "http://evil.test:1/x", "https://localhost:1/x", "https:///x",
    "https://a.name.that.is.long.evil.test/x",
)  # fmt: skip
HOSTS = ((), ("localhost:1", "evil.test:1"), ("evil.test",))
EASY = (
    "111111", "121212", "112233", "123456", "901234", "987654", "210987", "123123", "120384", "840312", "031284",
    "198403", "031984", "198412", "841203", "271935", "272935",
)  # fmt: skip


def of_protection():
    days, ends = date(2026, 3, 1), (None, date(2026, 2, 28), date(2026, 3, 1), date(2027, 1, 1))
    births, stops = ("", "2008-03-01", "2008-03-02", "2012-05-14"), (None, NOW, NOW - 9 * DAY)
    held = (protection.Held(days, *one) for one in product(ends, stops, (True, False), births, (None, NOW - 9 * DAY)))
    years = (date(2045, 1, 1), date(2046, 1, 1), date(2047, 1, 1))
    return [protection.window(one, PARIS) for one in held], [protection.too_long(days, one) for one in years]


def of_notifications():
    return [notifications.may_ring(*one, loopback=loop) for one in product(ADDRESSES, HOSTS) for loop in (True, False)]


def of_passkeys():
    known = [passkeys.Known(*one) for one in product((True, False), (0, 1, 5))]
    moments = (NOW - DAY, NOW, NOW + DAY)
    back = [passkeys.went_back(*one) for one in product(known, (0, 1, 2, 5, 6))]
    return back, [passkeys.may_prove(*one, NOW) for one in product(moments, (None, NOW))]


def of_cards():
    codes = ("", "ABCDEFG", "ABCDEFGH", "ABCDEFGHJ", "ABCDEF1H", "abcdefgh", "ABCDEFG0", "ABCDEFGI", "ABCD-FGH")
    typed = ("12345", "123456", "1234567", "12345a", "١٢٣٤٥٦", "")
    made = cards.new_codes()
    return (
        [cards.is_code(one) for one in codes], [cards.is_personal(one) for one in typed],
        [cards.is_easy(one, "1984-03-12") for one in EASY], cards.in_two("K7R42MXP"), cards.plain("k7r4 – 2mx-p"),
        len(made), len(set(made)), {len(one) for one in made},
    )  # fmt: skip


def of_leaving():
    days = (date(2026, 1, 31), date(2026, 12, 15), date(2027, 12, 31))
    closed = [leaving.closing(kind, day, PARIS, 3, NOW) for kind, day in product(leaving.KINDS, days)]
    births = ("2008-03-02", "2008-02-29", "2008-00-00", "2008-03-00")
    given, relations = (NOW - 900 * DAY, NOW - DAY / 2, NOW + DAY), (leaving.parents()[0], "SIS")
    grown = datetime(2026, 3, 1, 23, tzinfo=UTC)
    moments = (NOW, grown, grown - DAY, NOW + 60 * DAY)
    ends = [
        leaving.ends_at_majority(*one[:3], PARIS, one[3])
        for one in product(relations, (*given, grown), births, moments)
    ]
    return closed, ends, [leaving.of_age_on(one) for one in births]


def of_members():
    one, other = members.Holding(frozenset({("read", "soins")}), frozenset({"members"})), frozenset({("read", "mdph")})
    after = members.Holding(other, frozenset({"hours"}))
    change = members.parts(one, after)
    limits = (NOW - members.LASTS, NOW - members.LASTS + DAY, NOW - members.LASTS - DAY)
    duties = (frozenset({"members"}), frozenset({"hours"}), frozenset())
    choices = product((ONE, TWO), duties[:2], (NOW - DAY, NOW, NOW + DAY), (None, NOW + DAY), (True, False))
    deciders = [members.Decider(m, m, d, starts, ends, stopped) for m, d, starts, ends, stopped in choices]
    without = ({}, {"without": ONE}, {"without_role": ONE})
    return (
        change, members.applied(one, change), [members.alive(at, NOW) for at in limits],
        [members.may_confirm(ONE, *who) for who in product((ONE, TWO), duties)],
        [members.somebody_decides([who], NOW, **but) for who, but in product(deciders, without)],
    )  # fmt: skip


ASKED = {
    cards: of_cards, leaving: of_leaving, members: of_members, notifications: of_notifications,
    passkeys: of_passkeys, protection: of_protection, lists: of_lists, staff: of_staff, **TYPED,
}  # fmt: skip

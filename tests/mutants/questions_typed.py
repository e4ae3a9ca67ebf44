"""What is asked of the rules that judge what is typed, sent or kept in a cookie, and of the hours of appointments."""

from base64 import urlsafe_b64encode
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from uuid import UUID

from msgspec.structs import replace

from backend.appointments import rules as appointments
from backend.bringing import rules as bringing
from backend.enrolment import rules as enrolment
from backend.people.matching import Traits
from backend.reading import rules as reading

ONE = UUID(int=1)
HERE = frozenset({ONE})
NIR = "269059741100123"
HERS = Traits(NIR, "", "Dupont", "Anne", "1950-03-12", "F", "97411")
CLAIMS = {
    "family_name": "Dupont", "given_name": "Anne", "birthdate": "1950-03-12", "gender": "female", "birthplace": "97411",
}  # fmt: skip
WHOLE = "f~200~wide~lexend~dark~n~0.7~"
# The longest that is read, and a longer one: its name is short once what nobody sees is left out.
LONG = (WHOLE + urlsafe_b64encode(b"Anna" + b"\x07" * bells).decode().rstrip("=") for bells in (400, 422, 424, 600))
COOKIES = (
    None, "", WHOLE, "~100~normal~atkinson~auto~~1~QW5uYQ", "~1~2~3~4~5~6~!", "f~200", "f~200~w~l~d~n~0.7~~", *LONG,
)  # fmt: skip
VOICES = ("", "Anna", " A\x07nna ", "أ\N{ZERO WIDTH JOINER}ب", "A\N{RIGHT-TO-LEFT OVERRIDE}", "é" * 100, "é" * 101)
NOW, DAY = datetime(2026, 3, 2, 8, tzinfo=UTC), timedelta(days=1)


def of_enrolment():
    """Two dossiers, and what a provider or a hand writes of them."""
    born = ("1950-03-12", "1950-03-00", "1950-00-00", "1950-03-01", "1950-01-01", "1951-03-12", "")
    pairs = product(born, born, ("Dupont", "DUPONT", "Durand"), ("97411", ""))
    differ = [
        enrolment.different(
            replace(HERS, birthdate=a), replace(HERS, birthdate=b, birth_name=n, birthplace=p, matricule="1")
        )
        for a, b, n, p in pairs
    ]
    abroad = product(("97411", ""), ("99100", "99109", ""), ("female", "male", 7))
    told = [enrolment.traits_of(CLAIMS | {"birthplace": p, "birthcountry": c, "gender": g}) for p, c, g in abroad]
    days = ("2/9/1969", "00/00/1950", "02/09/1879", "02/09/1880", "31/12/2100", "1/1/2101", "1969", "9/1969", "x", "")
    numbers = ("2 69 05 97411001 23 49", "269059741100123", "26905974110012385", "", "1", "8" * 15, f"{NIR}"[:14])
    right = [enrolment.matricule_of(one) for one in (*numbers, *(f"{NIR[:13]}{key:02}" for key in range(1, 98)))]
    registers = [
        enrolment.register_of(one, production=real) for one, real in product(("", NIR, "8" * 15), (True, False))
    ]
    return (
        differ, told, [enrolment.birthdate_of(one) for one in days], right, registers,
        [enrolment.masked(one) for one in ("", NIR, NIR[:14], f"{NIR}0")], enrolment.spaced(NIR),
        [enrolment.alike(*one) for one in product(("Dupont", "du-pont", "Durand"), repeat=2)],
    )  # fmt: skip


def of_reading():
    read = [reading.parse(one) for one in COOKIES]
    typed = [
        reading.from_form({"texte": easy, "pictos": pictures, "taille": size, "voice": voice})
        for easy, pictures, size, voice in product(("facile", ""), ("non", ""), ("140", "7"), VOICES)
    ]
    moved = [(one.larger(), one.smaller(), one.look, one.easy(True), one.as_before()) for one in read]
    return read, typed, moved, [reading.formatted(one) for one in (*read, *typed)], [*map(reading.around, read)]


def of_bringing():
    pdf, photo = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0" + bytes(20)
    bodies = (b"", pdf, photo, b"text", pdf + bytes(bringing.LARGEST - len(pdf)), pdf + bytes(bringing.LARGEST))
    refused = [bringing.refusal(body, too_large=large) for body, large in product(bodies, (True, False))]
    return refused, [bringing.told(one) for one in ("quota", "infected:x", "weird", "", "pdf-locked")]


def of_appointments():
    """What no world has: the hour of a house, and what is no time to plan."""
    ends = (NOW - DAY, NOW, NOW + DAY, NOW + appointments.FARTHEST, NOW + appointments.FARTHEST + DAY)
    there = [appointments.instant(date(2026, 3, 29), time(hour, 30), "Europe/Paris") for hour in (1, 2, 3)]
    seers = [appointments.Seer(capacity, ONE, HERE, HERE) for capacity in ("staff", "aidant", "usager")]
    return [appointments.wrong_time(at, NOW) for at in ends], there, [appointments.may_plan(one, ONE) for one in seers]


ASKED = {enrolment: of_enrolment, reading: of_reading, bringing: of_bringing}

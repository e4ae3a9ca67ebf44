"""What is asked of the rules of lists: lines, and dossiers or members that they could be about."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import combinations, product
from uuid import UUID

from msgspec.structs import replace

from backend.people.lists import rules as lists
from backend.people.lists import rules_staff as staff
from backend.people.lists.changes import Asked, Known
from backend.people.lists.said import Professional, Usager

ONE, TWO, THREE = (UUID(int=n) for n in range(1, 4))
TRAITS = {
    "birth_name": "Dupont", "given_names": "Anne", "birthdate": "1950-03-12", "sex": "F", "birthplace": "97411",
}  # fmt: skip
HERSELF = Known(
    id=ONE, local_id="7", used_name="", used_given_name="", identity_status="VALI", index=b"a", **TRAITS
)  # fmt: skip
DOSSIERS = (
    HERSELF,
    replace(HERSELF, local_id="", index=b""),
    replace(HERSELF, id=TWO, local_id="8", index=b"b"),
    replace(HERSELF, id=TWO, local_id="", index=b"b", identity_status="QUAL"),
    replace(HERSELF, id=THREE, birth_name="Durand", local_id="", index=b"c"),
    replace(HERSELF, id=THREE, birthdate="1951-03-12", local_id="9", index=b"a"),
    replace(HERSELF, id=THREE, local_id="7", index=b"c", identity_status="QUAL", sex=""),
)
OTHERWISE = (
    {}, {"birth_name": "Durand"}, {"birthdate": "1951-03-12"}, {"birth_name": "Durand", "birthdate": "1951-03-12"},
    {"birthplace": "97412"}, {"birthplace": ""}, {"sex": ""}, {"used_name": "Martin"}, {"given_names": "ANNÉ"},
    {"birth_name": "", "birthdate": ""},
)  # fmt: skip
NOW, DAY = datetime(2026, 3, 2, 20, tzinfo=timezone(timedelta(hours=4))), timedelta(days=1)
MEMBER = staff.Member(
    ONE, "810000000001", "Anne", "Martin", "Madame Martin", ONE, frozenset({ONE}), NOW, NOW + DAY, "60"
)  # fmt: skip
MEMBERS = (
    MEMBER,
    replace(MEMBER, id=TWO, national_id=""),
    replace(MEMBER, id=TWO, national_id="810000000002", shown_name="Docteur Roux"),
    replace(MEMBER, id=THREE, family_name="Roux", ends_at=None),
    replace(MEMBER, id=THREE, given_name="Zoé", national_id="", teams=frozenset()),
)
WORDS = staff.Words({ONE: "Infirmière", TWO: "Éducateur"}, {ONE: "Soins", TWO: "Vie"})


def groups(those):
    return [some for count in (0, 1, 2) for some in combinations(those, count)]


def of_lists():
    said = product(OTHERWISE, ("", "7", "8"), ("", "PROV", "VALI", "QUAL"), (b"", b"a", b"b"))
    lines = [
        Asked(usager=Usager(**TRAITS | other, local_id=number, identity_status=status), index=index)
        for other, number, status, index in said
    ]
    made = [lists.decide(line, known) for line in lines for known in groups(DOSSIERS)]
    first = made[0]
    others = (first, replace(first, outcome="same"), replace(first, found=ONE), replace(first, warnings=(1,)))
    return made, [one.same_as(other) for one, other in product(others, others)]


def of_staff():
    said = [
        Professional(national_id=number, civility="Madame", family_name=name, given_name=given, profession=work)
        for number, name, given, work in product(
            ("", "810000000001", "810000000003"), ("Martin", "ROUX"), ("Anne", "Zoé"), ("", "60", "10")
        )
    ]
    plain = [staff.AskedOf(said=one, role=role) for one, role in product(said, (None, ONE, TWO))]
    more = (
        {"proposed": TWO}, {"teams": frozenset()}, {"teams": frozenset({TWO})}, {"teams": frozenset({ONE})},
        {"starts_at": NOW}, {"starts_at": NOW.astimezone(UTC) + DAY / 2}, {"ends_at": NOW + DAY},
        {"ends_at": NOW + 9 * DAY},
    )  # fmt: skip
    fuller = [replace(one, **fields) for one, fields in product(plain[:9], more)]
    made = [staff.decide(line, members, WORDS) for line in (*plain, *fuller) for members in groups(MEMBERS)]
    return made, staff.twice((said[0], said[1], said[0], said[-1], said[-1]))

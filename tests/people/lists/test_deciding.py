"""Who a line is and what it changes: a truth table, and what holds of any of them."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backend.people.lists.changes import STRICT, SURE, Asked, Known
from backend.people.lists.doubles import twice
from backend.people.lists.rules import decide
from backend.people.lists.said import Usager

ROSE = Usager(
    local_id="12", birth_name="GRONDIN", given_names="ROSE ANNE", birthdate="1950-03-12", sex="F", birthplace="97411"
)
HERE = Known(
    id=uuid4(), local_id="12", birth_name="Grondin", used_name="", given_names="Rose Anne", used_given_name="",
    birthdate="1950-03-12", sex="F", birthplace="97411", identity_status="PROV",
)  # fmt: skip
INDEX = b"i" * 16


def decided(said=ROSE, known=(HERE,), index=b""):
    return decide(Asked(usager=said, index=index), list(known))


def told(decision):
    return (
        decision.outcome,
        tuple(fault.code for fault in decision.faults),
        tuple(change.what for change in decision.changes),
    )


@pytest.mark.parametrize(("said", "known", "index", "answer"), [
    (ROSE, HERE, b"", ("same", (), ())),
    (ROSE, replace(HERE, local_id="99"), b"", ("new", (), ())),
    (replace(ROSE, local_id=""), HERE, b"", ("same", (), ())),
    (ROSE, replace(HERE, local_id=""), b"", ("changed", (), ("local_id",))),
    (replace(ROSE, local_id="", birthplace=""), replace(HERE, local_id=""), b"", ("new", (), ())),
    (ROSE, replace(HERE, local_id="", index=INDEX), INDEX, ("changed", (), ("local_id",))),
    (ROSE, HERE, INDEX, ("changed", (), ("matricule",))),
    (ROSE, replace(HERE, index=b"o" * 16), INDEX, ("faulty", ("other-matricule",), ())),
    (ROSE, replace(HERE, local_id="99", index=INDEX), INDEX, ("faulty", ("other-number",), ())),
    (replace(ROSE, used_name="TÉCHER"), HERE, b"", ("changed", (), ("used_name",))),
    (replace(ROSE, birth_name="AUTRE", birthdate="1960-01-01"), HERE, b"", ("faulty", ("somebody-else",), ())),
    (replace(ROSE, birth_name="GRONDINE"), HERE, b"", ("changed", (), ("birth_name",))),
    (replace(ROSE, birth_name="GRONDINE"), replace(HERE, identity_status="QUAL"), b"",
     ("faulty", ("qualified-here",), ())),
    (replace(ROSE, birth_name="GRONDINE", identity_status="QUAL"), replace(HERE, identity_status="QUAL"), b"",
     ("changed", (), ("birth_name",))),
    (replace(ROSE, identity_status="VALI"), HERE, b"", ("changed", (), ("identity_status",))),
    (replace(ROSE, identity_status="PROV"), replace(HERE, identity_status="QUAL"), b"", ("same", (), ())),
])  # fmt: skip
def test_who_she_is_and_what_changes(said, known, index, answer):
    assert told(decided(said, [known], index)) == answer


def test_two_dossiers_that_answer_are_for_a_human():
    both = [replace(HERE, id=uuid4(), local_id=""), replace(HERE, id=uuid4(), local_id="")]
    assert told(decided(replace(ROSE, local_id=""), both)) == ("faulty", ("several",), ())


def test_a_matricule_of_another_dossier_is_for_a_human():
    other = replace(HERE, id=uuid4(), local_id="99", birthdate="1940-01-01", index=INDEX)
    assert told(decided(ROSE, [HERE, other], INDEX)) == ("faulty", ("matricule-taken",), ())


def test_a_twin_is_new_and_said_to_look_like_her_sister():
    decision = decided(replace(ROSE, local_id="13", given_names="LOUISE"))
    assert decision.outcome == "new"
    assert [fault.code for fault in decision.warnings] == ["looks-like"]


SAID = st.builds(
    Usager,
    local_id=st.sampled_from(["", "12", "13"]), birth_name=st.sampled_from(["GRONDIN", "Grondin", "TÉCHER"]),
    given_names=st.sampled_from(["ROSE ANNE", "LOUISE"]), used_name=st.sampled_from(["", "TÉCHER"]),
    birthdate=st.sampled_from(["1950-03-12", "1951-03-12"]), sex=st.sampled_from(["F", "M"]),
    birthplace=st.sampled_from(["", "97411"]), identity_status=st.sampled_from(["", *SURE]),
)  # fmt: skip


@given(SAID, st.sampled_from(list(SURE)), st.booleans())
def test_a_list_makes_no_identity_less_sure_and_erases_nothing(said, status, numbered):
    known = replace(HERE, identity_status=status, local_id="12" if numbered else "")
    decision = decided(said, [known])
    for change in decision.changes:
        assert change.after
        if change.what == "identity_status":
            assert SURE[change.after] > SURE[change.before]
    if decision.outcome == "changed" and status == "QUAL" and said.identity_status != "QUAL":
        assert not {change.what for change in decision.changes} & set(STRICT)


@given(SAID)
def test_what_was_done_is_the_same_when_it_is_told_again(said):
    """What is new becomes a dossier that the same line finds unchanged, if it has a number or a birthplace."""
    if said.local_id or said.birthplace:
        told = {name: getattr(said, name) for name in ("local_id", "used_name", "used_given_name", *STRICT)}
        made = Known(id=UUID(int=1), identity_status=said.identity_status or "PROV", **told)
        assert decided(said, [made]).outcome == "same"


@given(st.lists(SAID, max_size=8))
def test_a_number_is_there_once(everyone):
    again = twice(everyone)
    for place, first in again.items():
        assert first < place
    numbers = [said.local_id for place, said in enumerate(everyone) if place not in again and said.local_id]
    assert len(numbers) == len(set(numbers))

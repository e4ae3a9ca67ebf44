"""What an answer of INSi makes of a dossier: the whole table, drawn at random and compared with its sentence."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from backend.interop.ins.status import STATUSES, criteria
from backend.interop.insi.schemas import Answer, Found
from backend.interop.nos.oids import INS_NIA, INS_NIR, INS_NIR_DEMO, INS_NIR_TEST
from backend.people.insi_answers import Conclusion, Known, conclude
from backend.people.matching import Traits

TRAITS = ("birth_name", "given_names", "birthdate", "sex", "birthplace")
DOSSIER = Traits("", "", "Adrun", "Zoé", "1975-12-31", "F", "63220")
FOUND = Found("275126322074974", INS_NIR, "ADRUN", "ZOE", "1975-12-31", "F", "63220")
OTHER = {"birth_name": "ADRAN", "given_names": "ZOE ANNE", "birthdate": "1975-12-30", "sex": "M", "birthplace": "63113"}
REAL = (INS_NIR, INS_NIA)

knowns = st.builds(
    Known, traits=st.just(DOSSIER), status=st.sampled_from(STATUSES), elsewhere=st.booleans(),
    number=st.sampled_from(["none", "same", "former", "other"]),
)  # fmt: skip


@given(knowns, st.sampled_from(["01", "02"]), st.booleans())
def test_nobody_and_several_change_nothing(known, code, production):
    told = conclude(Answer(code), known, production=production)
    assert told == Conclusion({"01": "none", "02": "several"}[code], known.status)


@given(
    knowns,
    st.sets(st.sampled_from(TRAITS)),
    st.sampled_from([*REAL, INS_NIR_TEST, INS_NIR_DEMO, "1.2.3"]),
    st.booleans(),
    st.booleans(),
)
def test_only_equal_traits_and_a_number_of_here_are_taken(known, unlike, oid, production, doubtful):
    found = msgspec.structs.replace(FOUND, oid=oid, **{name: OTHER[name] for name in unlike})
    if doubtful:
        found = msgspec.structs.replace(found, matricule="275126322074975")
    told = conclude(Answer("00", found), known, production=production)
    if production and oid not in (*REAL, "1.2.3"):
        assert (told.state, told.reason) == ("failed", "test-identity")
    elif known.elsewhere:
        assert told.state == "twice"
    elif unlike or known.number == "other":
        assert told.state == "unlike"
        assert set(told.reason.split(",")) == unlike | ({"matricule"} if known.number == "other" else set())
    else:
        assert told.state == "found"
        assert criteria(told.status) == (True, criteria(known.status)[1])
        assert told.doubtful == doubtful
    if told.state != "found":
        assert told.status == known.status, "what was not taken changes nothing"


def test_a_number_without_its_form_is_taken_by_nobody():
    told = conclude(
        Answer("00", msgspec.structs.replace(FOUND, matricule="27512632207497")),
        Known(DOSSIER, "PROV", "none", False),
        production=True,
    )
    assert (told.state, told.reason) == ("failed", "form")

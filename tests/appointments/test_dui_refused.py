"""Of whom it is not sure a human says; what cannot be read is refused at once."""

import pytest

from backend.documents.parcel_presenter import why
from tests.appointments.dui import PLACE, WHO, brings, told
from tests.appointments.planning import listed, words
from tests.interop.references import DAVID

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("patient", "reason"),
    [
        (DAVID | {"birthDate": "1984-03-13"}, "differs:birthdate"),
        (
            DAVID | {"identifier": [{"system": "urn:oid:1.2.250.1.213.1.4.10", "value": "184039741100999"}]},
            "unknown-matricule",
        ),
        (DAVID | {"identifier": []}, "no-matricule"),
    ],
)
async def test_of_whom_it_is_not_sure_a_human_says(cast, patient, reason):
    """As a paper it waits at the desk of identities, and nobody sees it meanwhile."""
    assert await brings(cast, contained=[patient, PLACE, WHO]) == f"quarantined:{reason}"
    assert await listed(cast.david) == []
    desk = words(await cast.clerk.opens("/identites"))
    assert "Rendez-vous" in desk
    assert str(why(reason)).replace("\N{NO-BREAK SPACE}", " ") in desk


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"identifier": None}, "no-identifier"),
        ({"status": "proposed"}, "appointment-status"),
        ({"start": "2031-12-01T14:30:00"}, "appointment-start"),
        ({"start": None}, "appointment-start"),
        ({"start": "9999-12-31T23:30:00-11:00"}, "appointment-start"),
        ({"start": "1999-12-31T14:30:00+01:00"}, "appointment-start"),
        ({"meta": None}, "appointment-update"),
        ({"meta": {"lastUpdated": "2999-01-01T00:00:00Z"}}, "appointment-update"),
        ({"participant": [{"actor": {"reference": "#p"}}]}, "appointment-place"),
        ({"description": "a" * 1001}, "appointment-long"),
        ({"participant": "David"}, "fhir-malformed"),
    ],
)
async def test_what_cannot_be_read_is_refused_at_once_with_what_to_do(cast, more, reason):
    answer = await cast.dui.pushes(told(**more), kind="application/fhir+json")
    assert answer.status_code == 422
    problem = answer.json()
    assert reason in str(problem)
    assert len(problem["detail"]) > 20
    assert await cast.sql.fetchval("select count(*) from appointment") == 0

"""Invented people and real ones never meet: at the door, and again in the job."""

from uuid import UUID

import msgspec
import pytest

from backend.documents.recognise import refuse_elsewhere
from backend.interop.cda.identity import PatientIdentity
from backend.interop.errors import Unreadable
from backend.interop.nos.oids import INS_NIA, INS_NIR, INS_NIR_DEMO, INS_NIR_TEST
from tests.cast import DLU

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("oid", "production", "reason"),
    [
        (INS_NIR, True, None),
        (INS_NIA, True, None),
        (INS_NIR_TEST, True, "test-identity"),
        (INS_NIR_DEMO, True, "test-identity"),
        (INS_NIR, False, "real-identity"),
        (INS_NIA, False, "real-identity"),
        (INS_NIR_TEST, False, None),
        (None, True, None),
    ],
)
def test_invented_people_and_real_ones_never_meet(oid, production, reason):
    patient = PatientIdentity(matricule="1", matricule_oid=oid)
    if reason is None:
        refuse_elsewhere(patient, production=production)
        return
    with pytest.raises(Unreadable) as why:
        refuse_elsewhere(patient, production=production)
    assert why.value.reason == reason


@pytest.mark.attack("I06")
async def test_production_takes_no_paper_of_an_invented_person(cast):
    """At the door, and again in the job."""
    state = cast.app.state
    deposit = (await cast.dui.pushes(DLU)).json()["id"]
    state.settings = msgspec.structs.replace(state.settings, environment="production")
    answer = await cast.dui.pushes(DLU + b"<!-- again -->")
    assert (answer.status_code, answer.json()["reason"]) == (422, "test-identity")
    await cast.works(UUID(deposit))
    assert await cast.sql.fetchval("select reason from deposit") == "test-identity"
    assert await cast.david.papers() == []

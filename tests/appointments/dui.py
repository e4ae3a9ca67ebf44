"""Bring an appointment as a DUI does."""

import msgspec

from tests.interop.references import DAVID

PLACE = {"resourceType": "Location", "id": "l", "name": "CHU, bâtiment B"}
WHO = {"resourceType": "Practitioner", "id": "d", "name": [{"text": "docteur Roux"}]}
STATE = "select state || coalesce(':' || reason, '') from deposit where id = $1"


def told(**more):
    row = {
        "resourceType": "Appointment",
        "status": "booked",
        "identifier": [{"system": "urn:oid:1.2.250.99", "value": "rdv-1"}],
        "meta": {"lastUpdated": "2026-11-20T09:00:00+04:00"},
        "start": "2031-12-01T14:30:00+01:00",
        "serviceType": [{"coding": [{"code": "examen"}]}],
        "description": "Une radio du genou.",
        "patientInstruction": "Apportez vos anciennes radios.",
        "contained": [DAVID, PLACE, WHO],
        "participant": [{"actor": {"reference": f"#{one}"}, "status": "accepted"} for one in ("p", "l", "d")],
    }
    return msgspec.json.encode({key: value for key, value in (row | more).items() if value is not None})


async def brings(cast, by=None, **more):
    """What became of the parcel."""
    answer = await (by or cast.dui).pushes(told(**more), kind="application/fhir+json")
    assert answer.status_code == 202, answer.text
    await cast.works(answer.json()["id"], by)
    return await cast.sql.fetchval(STATE, answer.json()["id"])


def said(minute):
    return {"meta": {"lastUpdated": f"2026-11-20T10:{minute:02d}:00+04:00"}}

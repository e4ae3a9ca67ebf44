"""What cannot be read is refused at once, with what to do and no word of it; nothing of it is kept."""

from unittest.mock import AsyncMock
from uuid import UUID

import pytest

from backend.interop.errors import Unreadable
from backend.interop.remedies import REMEDIES
from tests.cast import ATTESTATION, DLU
from tests.documents.test_intake import states
from tests.interop.messages import MESSAGE
from tests.interop.papers import locked, pdf
from tests.interop.references import reference
from tests.interop.test_photo import photo

pytestmark = pytest.mark.anyio
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
REFUSED = {
    "not XML": (b"Bonjour", "unknown-kind"),
    "no CDA": (b"<html/>", "not-a-clinical-document"),
    "a DOCTYPE": (BOMB, "doctype"),
    "cut": (DLU[:2000], "malformed"),
    "a PDF alone": (pdf(), "alone"),
    "a photo alone": (photo(), "alone"),
    "FHIR that is none": (b"{}", "fhir-malformed"),
    "a zip that is none": (b"PK\x03\x04", "zip-damaged"),
    "HL7 without a document": (MESSAGE.replace("MDM", "ADT").encode(), "hl7v2-no-document"),
    "a PDF with a password": (reference(locked()), "pdf-locked"),
    "a real person": (DLU.replace(b"1.2.250.1.213.1.4.10", b"1.2.250.1.213.1.4.8"), "real-identity"),
}


@pytest.mark.parametrize("parcel", REFUSED)
async def test_what_cannot_be_read_is_refused_at_once_with_what_to_do_and_no_word_of_it(cast, settings, parcel):
    body, reason = REFUSED[parcel]
    answer = await cast.dui.pushes(body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert (answer.json()["reason"], answer.json()["detail"]) == (reason, REMEDIES[reason])
    assert await states(cast) == []
    assert list((settings.data_dir / "objects").iterdir()) == []


async def test_what_a_later_reader_refuses_is_refused_by_the_job(cast, monkeypatch):
    """Accepted, then read by a service that knows more: closed with a reason that the program is told."""
    deposit = (await cast.dui.pushes(DLU)).json()["id"]
    monkeypatch.setattr("backend.documents.intake.contents_of", AsyncMock(side_effect=Unreadable("too-heavy")))
    await cast.works(UUID(deposit))
    assert await states(cast) == [("refused", "too-heavy", False)]
    told = (await cast.dui.asks(f"/api/depots/{deposit}")).json()
    assert (told["state"], told["reason"]) == ("refused", "too-heavy")


@pytest.mark.attack("M12")
async def test_a_reader_without_memory_dies_alone_and_the_worker_files_the_next(
    cast, real_readers, run_as_child, monkeypatch
):
    """The first parcel takes more than a reader may have; it is closed, said so, and costs the next one nothing."""
    deposits = [UUID((await cast.dui.pushes(body)).json()["id"]) for body in (DLU, ATTESTATION)]
    with monkeypatch.context() as patch:
        run_as_child(
            "from backend.interop import child;"
            "child.READERS['cda'] = lambda body: len(bytearray(600 * 1024 * 1024));"
            "import sys; child.main('cda', sys.argv[1])",
            patch,
        )
        await cast.works(deposits[0])
    await cast.works(deposits[1])
    assert [state[:2] for state in await states(cast)] == [("refused", "too-heavy"), ("filed", None)]

"""An envelope may ask for less to be seen, or take a paper back; it may not speak of another paper or person."""

import pytest

from tests.cast import ATTESTATION, DLU
from tests.documents.reading import Reader
from tests.interop.messages import message
from tests.interop.packages import described, metadata, package
from tests.interop.references import reference

pytestmark = pytest.mark.anyio
STRANGER = "1^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (package(described_as=metadata(described(1, DLU, unique="2.25.1"))), "xdm-other-document"),
        (package(described_as=metadata(described(1, DLU, patient=STRANGER))), "xdm-other-person"),
        (reference(DLU), "fhir-other-document"),
        (message().replace(b"184039741100141", b"184039741100142"), "hl7v2-other-person"),
        (package(DLU, ATTESTATION.replace(b"184039741100141", b"184039741100142")), "unknown-matricule"),
    ],
    ids=["another id", "another person", "another reference", "another PID", "one of two"],
)  # fmt: skip
async def test_an_envelope_that_says_otherwise_than_its_document_waits_for_a_human(cast, body, reason):
    assert await cast.files(body) is None
    assert [tuple(row) for row in await cast.sql.fetch("select state, reason from deposit")] == [
        ("quarantined", reason)
    ]
    assert await cast.david.papers() == []


@pytest.mark.attack("C09")
@pytest.mark.parametrize(
    ("body", "david", "martin"),
    [
        (message(masked="Y"), True, False),
        (message(invisible="Y"), False, True),
        (message(invisible="perhaps"), False, False),
        (reference(securityLabel=[{"coding": [{"code": "INVISIBLE_PATIENT"}]}]), False, True),
        (reference(securityLabel=[{"coding": [{"code": "XYZ"}]}]), False, False),
    ],
    ids=["masked", "invisible", "unclear", "FHIR", "unknown"],
)
async def test_an_envelope_may_ask_for_less_and_is_obeyed_everywhere(cast, body, david, martin):
    """In the list, in the pages, in the search."""
    paper = await cast.files(body)
    assert (await cast.david.opens(f"/papiers/{paper}")).status_code == (200 if david else 404)
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == (200 if martin else 404)
    reader = Reader(cast, cast.david)
    assert bool(await reader.finds("Martin")) == david
    if not david:
        assert await reader.pages(paper) == []


async def test_a_document_that_was_sent_by_mistake_is_taken_back(cast):
    paper = await cast.files(reference())
    back = reference(status="entered-in-error", content=[{"attachment": {"title": "Attestation"}}])
    assert await cast.files(back) is None
    assert await cast.david.papers() == []
    page = await cast.david.opens(f"/papiers/{paper}")
    assert ("Ce papier est annulé" in page.text, "habite au foyer" in page.text) == (True, False)
    assert (await cast.david.opens(f"/papiers/{paper}/original")).status_code == 404
    assert await cast.files(reference(description="sent again")) == paper
    assert await cast.david.papers() == []

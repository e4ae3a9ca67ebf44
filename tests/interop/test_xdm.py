"""IHE XDM: a package is taken whole, as its description says, or not at all."""

import os
from pathlib import Path

import pytest

from backend.interop.cda.reading import read
from backend.interop.errors import Unreadable
from backend.interop.xdm.package import read_package
from tests.interop.packages import DLU, described, metadata, package, zipped

SAMPLES = sorted(Path(os.environ.get("APORTEE_SAMPLES", "none")).glob("xdm/*.ZIP"))
PACKAGES = {"ours": package(), **{path.name: path.read_bytes() for path in SAMPLES}}


def refused(body: bytes) -> str:
    with pytest.raises(Unreadable) as why:
        read_package(body)
    return why.value.reason


def test_a_package_gives_its_document_and_what_is_said_of_it():
    (one,) = read_package(package())
    assert one.body == DLU
    assert (one.described.uri, one.described.media_type, one.described.unique_id) == (
        "DOC0001.XML",
        "text/xml",
        "2.25.198342176630274519385026417298536410772^DLU-2026-11-17",
    )
    assert (one.described.matricule, one.described.matricule_oid) == ("184039741100141", "1.2.250.1.213.1.4.10")
    assert (one.described.type_code, one.described.confidentiality) == ("34133-9", ("N",))


def test_two_documents_come_in_the_order_of_the_description():
    assert [one.body for one in read_package(package(DLU, b"<other/>"))] == [DLU, b"<other/>"]


@pytest.mark.attack("H06")
@pytest.mark.parametrize(
    ("bent", "reason"),
    [
        ({"size": 12}, "xdm-damaged"),
        ({"uri": "DOC0002.XML"}, "xdm-missing"),
        ({"uri": "../DOC0001.XML"}, "xdm-missing"),
        ({"uri": ""}, "xdm-metadata"),
    ],
    ids=str,
)
def test_a_description_that_does_not_fit_is_refused(bent, reason):
    assert refused(package(described_as=metadata(described(1, DLU, **bent)))) == reason


@pytest.mark.attack("H06")
def test_a_changed_document_is_refused():
    changed = DLU.replace(b"MOREL", b"MORET")
    assert refused(package(changed, described_as=metadata(described(1, DLU)))) == "xdm-damaged"


@pytest.mark.attack("H06")
def test_a_document_that_is_not_listed_and_two_submission_sets_are_refused():
    assert refused(package(more={"IHE_XDM/SUBSET01/DOC0009.XML": DLU})) == "xdm-unlisted"
    assert refused(package(described_as=metadata(described(1, DLU), sets=2))) == "xdm-submission-sets"
    assert refused(package(more={"IHE_XDM/SUBSET02/METADATA.XML": metadata()})) == "xdm-metadata"


def test_documents_of_two_persons_are_refused():
    other = "291059741500442^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH"
    entries = (described(1, DLU), described(2, DLU, patient=other))
    assert refused(package(DLU, DLU, described_as=metadata(*entries))) == "xdm-persons"


def test_a_package_without_a_description_or_without_a_document_is_refused():
    assert refused(zipped({"IHE_XDM/SUBSET01/DOC0001.XML": DLU})) == "xdm-metadata"
    assert refused(zipped({"IHE_XDM/SUBSET01/METADATA.XML": metadata()})) == "xdm-empty"


@pytest.mark.parametrize("name", PACKAGES)
def test_every_package_opens_and_reads(name):
    for one in read_package(PACKAGES[name]):
        header = read(one.body).header
        assert header.patient.matricule == one.described.matricule
        assert name == "ours" or header.unique_id == one.described.unique_id

"""A message gives its CDA, whose it says it is and who may see it; whatever else it is, it is refused."""

import os
from pathlib import Path

import pytest

from backend.interop.bounded import read_in_child
from backend.interop.errors import Unreadable
from backend.interop.hl7v2.message import NO_VISIBILITY, read_message
from tests.interop.messages import MESSAGE, message
from tests.interop.packages import DLU

SAMPLES = sorted(Path(os.environ.get("APORTEE_SAMPLES", "none"), "hl7v2").glob("*.er7"))
ADMISSION = message().replace(b"MDM^T02", b"ADT^A01")
MESSAGES = {"ours": ADMISSION, **{path.stem: path.read_bytes() for path in SAMPLES}}


def refused(body: bytes) -> str:
    with pytest.raises(Unreadable) as why:
        read_message(body)
    return why.value.reason


def named(name: str, said: str) -> bytes:
    """A message that says this of what is asked under this name."""
    return message(invisible=said).replace(b"INVISIBLE_PATIENT^", f"{name}^".encode())


async def test_a_message_gives_its_document_and_whose_it_is():
    told = await read_in_child("hl7v2", message())
    assert told.cda == DLU
    assert (told.matricule, told.matricule_oid) == ("184039741100141", "1.2.250.1.213.1.4.10")
    assert told.confidentiality == ()


@pytest.mark.parametrize(
    ("masked", "invisible", "codes"),
    [
        ("Y", "N", ("MASQUE_PS",)),
        ("N", "Y", ("INVISIBLE_PATIENT",)),
        ("Y", "Y", ("MASQUE_PS", "INVISIBLE_PATIENT")),
        ("", "N", ("?",)),
        ("?", "1", ("?",)),
    ],
)
def test_visibility_is_yes_no_or_unknown(masked, invisible, codes):
    assert read_message(message(masked=masked, invisible=invisible)).confidentiality == codes


@pytest.mark.attack("C11")
@pytest.mark.parametrize("name", ["INVISIBLE_TUTEUR", "CONFIDENTIEL", "CONNEXION_SECRETE", "destdmp", ""])
@pytest.mark.parametrize(("said", "codes"), [("Y", ("?",)), ("", ("?",)), ("N", ())])
def test_a_visibility_of_another_name_is_one_that_nobody_knows(name, said, codes):
    assert read_message(named(name, said)).confidentiality == codes


@pytest.mark.parametrize("name", sorted(NO_VISIBILITY))
def test_where_a_message_goes_and_who_is_told_hides_nothing(name):
    assert read_message(named(name, "Y")).confidentiality == ()


def test_lines_may_end_in_any_way_and_letters_be_of_latin_1():
    assert read_message(message().replace(b"\r", b"\r\n")).cda == DLU
    latin = message().replace(b"UNICODE UTF-8", b"8859/1").decode().encode("latin-1")
    assert read_message(latin).cda == DLU


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"MSH|^~", "hl7v2-malformed"),
        (message().replace(b"MDM^T02", b"ADT^A01"), "hl7v2-no-document"),
        (message().replace(b"^XML^", b"^PDF^"), "hl7v2-no-document"),
        (message() + b"\r" + message().split(b"\r")[3], "hl7v2-several-documents"),
        (MESSAGE.format(cda="=not base64=", masked="N", invisible="N").encode(), "hl7v2-malformed"),
        (message().replace(b"MOREL", b"MOREL\xff"), "hl7v2-malformed"),
        (b"MSH|^~\\&|\r" + b"OBX\r" * 5_001, "hl7v2-malformed"),
    ],
    ids=["cut", "an ADT", "no XML", "two", "no base64", "letters", "endless"],
)
def test_what_carries_no_document_is_refused(body, reason):
    assert refused(body) == reason


@pytest.mark.parametrize("name", MESSAGES)
def test_public_messages_are_read_as_what_they_are(name):
    """Admissions carry no document; the public MDM has words where its CDA would be, and asks to be kept away."""
    if "MDM" not in name:
        assert refused(MESSAGES[name]) == "hl7v2-no-document"
        return
    told = read_message(MESSAGES[name])
    assert told.cda.endswith(b"CDA niveau 1")
    assert told.confidentiality == ("INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX")

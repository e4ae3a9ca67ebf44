"""The contract itself: what we ask follows the schema of the CNAM, and the answers of its test centre are read."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from lxml import etree

from backend.interop.ins.matricule import check
from backend.interop.insi.answering import read
from backend.interop.insi.asking import WITHOUT_CARD, Caller, envelope
from backend.interop.insi.schemas import Answer
from tests.interop.insi import people
from tests.interop.insi.conftest import FOLDER
from tests.interop.insi.stand_in import result

MESSAGE, NOW = UUID("0b0f1a52-6d3c-4f2e-9a37-1c5d2e8b4f60"), datetime(2026, 11, 26, 10, tzinfo=UTC)
CALLER = Caller("1990000001", "KK12345678", MESSAGE)
READ = {
    "TEST_2.04_cas2.xml": people.PIERRE_ALAIN,
    "TEST_2.05.xml": people.MATRICULE,
    "TEST_2.08_cas1.xml": people.ANTHONY,
    "TEST_2.08_cas2.xml": people.GATIEN,
}


def schema(name):
    return etree.XMLSchema(etree.parse(FOLDER / name))


@pytest.mark.parametrize("one", people.EVERYBODY, ids=lambda one: f"{one.birth_name} {one.birthplace}")
def test_a_question_follows_its_schema(one):
    root = etree.fromstring(envelope(one.asked(), one.given_names.split()[0], CALLER, MESSAGE, NOW))
    schema("INSi_RECSANS_INS.xsd").assertValid(root.find(f".//{{{WITHOUT_CARD}}}RECSANSVITALE"))


@pytest.mark.parametrize("file", READ)
def test_what_the_test_centre_answers_is_read(file):
    """And it knows the same person as our stand-in: key that does not follow, history, Corsica, number that waits."""
    told = read((FOLDER / file).read_bytes()).found
    one = READ[file]
    assert (told.matricule, told.oid, told.given_names) == (one.number, one.oid, one.given_names)
    assert set(one.history) <= set(told.history)
    assert check(told.matricule, told.oid, typed=False).fault == ""


def test_nobody_is_read_too():
    assert read((FOLDER / "REP_CR01.xml").read_bytes()) == Answer("01")


@pytest.mark.parametrize("found", [[people.ZOE], [people.PIERRE_ALAIN], []])
def test_the_stand_in_answers_by_the_same_schema(found):
    told = etree.fromstring(result(found)).find(".//{http://www.cnamts.fr/INSiResultat}RESULTAT")
    schema("INSi_RESULTAT_INS.xsd").assertValid(told)

"""INSi is asked as its contract says, for every person of test, and what it does not answer is no answer."""

import msgspec
import pytest

from backend.interop.insi.answering import Fault, NoAnswer
from backend.interop.insi.client import Away, SoapInsi
from backend.interop.insi.schemas import Answer
from backend.interop.nos.oids import INS_NIA
from tests.interop.insi import people
from tests.interop.insi.stand_in import LABEL, result

pytestmark = pytest.mark.anyio
HOUSE = "1990000001"
ALONE = [one for one in people.EVERYBODY if one.birth_name != "PAREIL"]


@pytest.mark.parametrize("one", ALONE, ids=lambda one: one.birth_name)
async def test_each_person_of_test_is_found(insi, one):
    told = await insi.search(one.asked(), HOUSE)
    assert told.code == "00"
    assert (told.found.matricule, told.found.oid, told.found.history) == (one.number, one.oid, one.history)
    assert (told.found.birth_name, told.found.given_names) == (one.birth_name, one.given_names)
    assert (told.found.birthdate, told.found.sex, told.found.birthplace) == (one.birthdate, one.sex, one.birthplace)


async def test_a_number_that_waits_has_its_own_register(insi):
    assert (await insi.search(people.MATRICULE.asked(), HOUSE)).found.oid == INS_NIA


async def test_each_given_name_is_tried_then_all_of_them(insi, stand_in):
    assert await insi.search(people.HOUILLES, HOUSE) == Answer("01")
    assert [asked[1] for asked in stand_in.asked] == ["PIERRE", "PAUL", "JACQUES", "PIERRE PAUL JACQUES"]


async def test_the_second_given_name_finds_her(insi, stand_in):
    told = await insi.search(people.CATARINA.asked(given_names="OLA CATARINA BELLA"), HOUSE)
    assert told.found.matricule == people.CATARINA.number
    assert [asked[1] for asked in stand_in.asked] == ["OLA", "CATARINA"]


async def test_several_are_nobody_in_particular_until_the_place_tells(insi):
    assert await insi.search(people.NORTH.asked(birthplace=""), HOUSE) == Answer("02")
    assert (await insi.search(people.NORTH.asked(), HOUSE)).found.matricule == people.NORTH.number


async def test_names_are_spelled_as_the_register_has_them(insi, stand_in):
    await insi.search(people.ZOE.asked(birth_name="d’Œuvré-Ñandú", given_names="Zoé  Anne-Laure"), HOUSE)
    assert [asked[:2] for asked in stand_in.asked][:2] == [["D'OEUVRE-NANDU", "ZOE"], ["D'OEUVRE-NANDU", "ANNE-LAURE"]]


async def test_what_it_says_is_that_it_is_a_stand_in(insi, stand_in):
    """Whoever looks at the wire cannot take it for the national service."""
    await insi.search(people.ZOE.asked(), HOUSE)
    assert "invented people only" in LABEL
    assert "action=" in stand_in.heads[0]
    assert "application/soap+xml" in stand_in.heads[0]


@pytest.mark.parametrize(("idam", "code"), [("KK00000000", "desir_550")])
async def test_a_refusal_is_told_by_its_own_code(wire, idam, code):
    with pytest.raises(Fault) as why:
        await SoapInsi(msgspec.structs.replace(wire, idam=idam)).search(people.ZOE.asked(), HOUSE)
    assert (why.value.code, why.value.later) == (code, False)


async def test_its_own_breakdown_is_for_later(insi, stand_in):
    stand_in.fault = ("Receiver", "siram_40")
    with pytest.raises(Away):
        await insi.search(people.ZOE.asked(), HOUSE)
    stand_in.fault, stand_in.status = None, 503
    with pytest.raises(Away):
        await insi.search(people.ZOE.asked(), HOUSE)


DOCTYPE = b'<!DOCTYPE x [<!ENTITY e "e">]><x/>'
LIES = {
    "nothing": b" ",
    "no XML": b"<html>maintenance",
    "a doctype": DOCTYPE,
    "another envelope": b"<x/>",
    "an unknown code": result([]).replace(b">01<", b">03<"),
    "found nobody": result([]).replace(b">01<", b">00<"),
    "no number": result([people.ZOE]).replace(b"2751263220749", b"12"),
    "letters": result([people.ZOE]).replace(b"2751263220749", b"27512X3220749"),
    "no name": result([people.ZOE]).replace(b"ADRUN", b""),
    "no date": result([people.ZOE]).replace(b"1975-12-31", b"31/12/1975"),
    "a third sex": result([people.ZOE]).replace(b">F<", b">X<"),
    "a long place": result([people.ZOE]).replace(b">63220<", b">63220 Clermont<"),
    "too long": b"<x>" + b" " * 300_000 + b"</x>",
}


@pytest.mark.parametrize("lie", LIES)
async def test_what_is_no_answer_is_refused(insi, stand_in, lie):
    stand_in.instead = LIES[lie]
    with pytest.raises(NoAnswer) as why:
        await insi.search(people.ZOE.asked(), HOUSE)
    assert "ADRUN" not in str(why.value)


async def test_a_key_that_is_not_given_is_computed(insi, stand_in):
    stand_in.instead = result([people.ANTHONY]).replace(b"<Cle>23</Cle>", b"")
    assert (await insi.search(people.ANTHONY.asked(), HOUSE)).found.matricule == people.ANTHONY.number

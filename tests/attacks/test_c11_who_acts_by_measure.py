"""A visibility that nobody knows, or that is said in two ways: whoever acts for him by a measure has no trace of it."""

import pytest

from tests.interop.references import reference
from tests.protection.entering import helper, in_force, two_who_enrol
from tests.protection.julien import eighteen_in
from tests.worlds_apart.homes import can_be_told

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C11")]
JOBS = "select count(*) from jobs.pgqueuer where position($1 in convert_from(payload, 'UTF8')) > 0"
REPRESENTATIVES = "INVISIBLE_REPRESENTANTS_LEGAUX"


def said(*codes):
    """One label of these codes."""
    return {"coding": [{"code": code} for code in codes]}


SHOWN = {"ordinary": [said("N")], "not for professionals": [said("MASQUE_PS")], "nothing said": []}
KEPT = {
    "named": [said(REPRESENTATIVES)],
    "unknown": [said("XYZ")],
    "another spelling": [said("n")],
    "no code": [{"coding": [{"display": "Confidentiel"}]}],
    "words alone": [{"text": "Confidentiel"}],
    "empty": [{}],
    "ordinary and unknown": [said("N"), said("XYZ")],
    "a code behind the first one": [said("N", REPRESENTATIVES)],
    "an unknown code behind the first one": [said("N", "XYZ")],
    "ordinary in words, and not for him": [said("V"), said("INVISIBLE_PATIENT")],
}


@pytest.fixture
async def desks(cast):
    return await two_who_enrol(cast, cast.tilleuls)


@pytest.fixture
async def guardians(cast, desks):
    """Of his goods; of his person."""
    nadia, rose = await helper(cast, "Nadia", "Técher"), await helper(cast, "Rose", "Payet")
    await in_force(cast, desks, cast.david, "tutelle/goods", nadia)
    await in_force(cast, desks, cast.david, "tutelle/representation", rose)
    await can_be_told(cast, nadia, rose)
    return nadia, rose


async def filed(cast, labels):
    """Each as another paper: what was said → its id."""
    made = {}
    for number, (said_so, label) in enumerate(labels.items()):
        name = {"system": "urn:ietf:rfc:3986", "value": f"urn:oid:2.25.{4712 + number}"}
        made[said_so] = await cast.files(reference(masterIdentifier=name, securityLabel=label))
    return made


async def seen(cast, somebody, paper):
    """Where this paper, or that there is one, shows: in the list, alone, taken away, as a picture, written about."""
    base = f"/pour/{cast.david.id}"
    here = f"{base}/papiers/{paper}"
    about = (f"{base}/messages/ecrire?papier={paper}", f"{base}/demandes/opposition?papier={paper}")
    found = [place for place in (here, f"{here}/original", f"{here}/pages/1", *about)
             if (await somebody.client.get(place)).status_code != 404]  # fmt: skip
    listed = str(paper) in (await somebody.client.get(f"{base}/papiers")).text
    told = await cast.sql.fetchval(JOBS, str(paper))
    return listed, len(found), told


async def test_of_what_nobody_knows_there_is_no_trace(cast, desks, guardians):
    made = await filed(cast, SHOWN | KEPT)
    await cast.sql.execute("update dossier set birthdate = $2 where id = $1", cast.david.dossier, eighteen_in(900))
    mother = await helper(cast, "Valérie", "Morel")
    await in_force(cast, desks, cast.david, "parent/", mother, fin="", preuve="record")
    for code, paper in made.items():
        for somebody in (*guardians, mother):
            listed, places, told = await seen(cast, somebody, paper)
            assert (listed, places > 2, told > 0) == (code in SHOWN,) * 3, (code, somebody.name)
            assert code in SHOWN or places == 0, (code, somebody.name)

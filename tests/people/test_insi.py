"""INSi and the dossiers of a house: what is taken, what waits for a human, and what is never shown."""

import pytest

from backend.interop.nos.oids import INS_NIR_TEST
from tests.interop.insi import people
from tests.interop.insi.stand_in import result
from tests.people.insi import asks, insi_of, number_of, opens, status_of, traits_of

pytestmark = pytest.mark.anyio
SAID = ("birth_name", "given_names", "birthdate", "sex", "birthplace", "matricule", "matricule_index", "matricule_oid")


@pytest.fixture
async def insi(cast, tmp_path):
    async with insi_of(cast, tmp_path) as (stand_in, worker):
        yield stand_in, worker


@pytest.fixture
def worker(insi):
    return insi[1]


@pytest.fixture
def stand_in(insi):
    return insi[0]


async def acts(cast):
    rows = await cast.sql.fetch("select act from audit_entry where act like 'identity.%' order by at")
    return [act for (act,) in rows]


@pytest.mark.parametrize(
    ("before", "after"), [("PROV", "RECUP"), ("VALI", "QUAL"), ("RECUP", "RECUP"), ("QUAL", "QUAL")]
)
async def test_equal_traits_bring_the_number_and_one_criterion(cast, worker, before, after):
    dossier = await opens(cast, traits_of(people.ZOE, birth_name="Adrun", given_names="Zoé"), before)
    line = await asks(cast, worker, dossier)
    assert (line["state"], line["doubtful"]) == ("found", False)
    assert await status_of(cast, dossier) == after
    assert await number_of(cast, dossier) == (people.ZOE.number, INS_NIR_TEST), "outside production, people of test"
    assert [line[name] for name in SAID] == [None] * len(SAID), "nothing is kept twice"
    assert await acts(cast) == ["identity.searched", "identity.found"]
    assert await cast.sql.fetchval("select birth_name from dossier where id = $1", dossier) == "Adrun"


async def test_then_her_papers_find_her(cast, worker):
    """The number is found by its index, as those that the house typed."""
    dossier = await opens(cast, traits_of(people.ANTHONY))
    await asks(cast, worker, dossier)
    found = """select d.id from dossier d, dossier o
                where o.id = $1 and d.matricule_index = o.matricule_index and d.establishment_id = o.establishment_id"""
    assert await cast.sql.fetchval(found, dossier) == dossier


async def test_a_key_that_does_not_follow_is_only_a_warning_when_it_is_received(cast, worker):
    dossier = await opens(cast, traits_of(people.GATIEN))
    line = await asks(cast, worker, dossier)
    assert (line["state"], line["doubtful"]) == ("found", True)


@pytest.mark.attack("I07")
async def test_traits_that_differ_change_nothing_and_wait_for_a_human(cast, worker):
    dossier = await opens(cast, traits_of(people.ZOE, given_names="ZOE ANNE", birthplace=""), "VALI")
    line = await asks(cast, worker, dossier)
    assert (line["state"], line["reason"]) == ("unlike", "given_names,birthplace")
    assert await status_of(cast, dossier) == "VALI"
    assert await number_of(cast, dossier) == (None, None), "her number is not shown beside traits that are not hers"
    assert await acts(cast) == ["identity.searched", "identity.asked"]


async def test_nobody_and_several(cast, worker):
    houilles, jeanne = people.HOUILLES, people.NORTH
    nobody = await opens(cast, traits_of(houilles))
    several = await opens(cast, traits_of(jeanne, birthplace=""))
    assert (await asks(cast, worker, nobody))["state"] == "none"
    assert (await asks(cast, worker, several))["state"] == "several"
    for dossier in (nobody, several):
        assert (await status_of(cast, dossier), await number_of(cast, dossier)) == ("PROV", (None, None))


async def test_the_next_given_name_finds_her_and_a_human_looks(cast, worker):
    """Ola is what she is called; the register has only Catarina Bella."""
    dossier = await opens(cast, traits_of(people.CATARINA, given_names="Ola Catarina Bella"))
    line = await asks(cast, worker, dossier)
    assert (line["state"], line["reason"], line["given_names"]) == ("unlike", "given_names", "CATARINA BELLA")


async def test_a_number_that_another_dossier_has_is_somebody_known_twice(cast, worker):
    first, second = [await opens(cast, traits_of(people.RUTH)) for _ in range(2)]
    assert (await asks(cast, worker, first))["state"] == "found"
    assert (await asks(cast, worker, second))["state"] == "twice"
    assert (await status_of(cast, second), await number_of(cast, second)) == ("PROV", (None, None))


async def test_another_house_knows_her_too_and_neither_learns_it(cast, worker):
    here = await opens(cast, traits_of(people.RUTH))
    there = await opens(cast, traits_of(people.RUTH), house=cast.pins)
    assert (await asks(cast, worker, here))["state"] == "found"
    assert (await asks(cast, worker, there, cast.pins))["state"] == "found"


async def test_a_number_that_changed_is_taken_when_its_history_says_so(cast, worker, stand_in):
    dossier = await opens(cast, traits_of(people.GATIEN))
    stand_in.instead = result([people.GATIEN._replace(number="281036322045610", history=())])
    await asks(cast, worker, dossier)
    assert (await number_of(cast, dossier))[0] == "281036322045610"
    stand_in.instead = None
    assert (await asks(cast, worker, dossier))["state"] == "found"
    assert (await number_of(cast, dossier))[0] == people.GATIEN.number
    stand_in.instead = result([people.GATIEN._replace(number="181036322045758", history=())])
    line = await asks(cast, worker, dossier)
    assert (line["state"], line["reason"]) == ("unlike", "matricule")
    assert (await number_of(cast, dossier))[0] == people.GATIEN.number

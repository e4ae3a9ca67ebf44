"""The acts of the desk of identities: each once, whatever is pressed, and nothing that was not chosen."""

import asyncio
from uuid import uuid4

import pytest

from tests.interop.insi import people
from tests.people.insi import asks, insi_of, opens, search_of, status_of, traits_of

pytestmark = pytest.mark.anyio
DESK = "/identites/personnes"


@pytest.fixture
async def worker(cast, tmp_path):
    async with insi_of(cast, tmp_path) as (_, made):
        yield made


@pytest.fixture
async def ola(cast, worker):
    """INSi says something else of her than the dossier."""
    dossier = await opens(cast, traits_of(people.CATARINA, given_names="OLA CATARINA BELLA"))
    await asks(cast, worker, dossier)
    return dossier


async def settles(who, cast, dossier, does="reprendre", key=None):
    return await presses(who, dossier, (await search_of(cast, dossier))["id"], does, key)


async def presses(who, dossier, search, does, key=None):
    fields = {"ecart": str(search), "faire": does} | ({"key": key} if key else {})
    return await who.sends(f"{DESK}/{dossier}/ecart", **fields)


@pytest.mark.parametrize("does", ["reprendre", "laisser"])
async def test_a_difference_is_settled_once_however_often_it_is_pressed(cast, ola, does):
    search = (await search_of(cast, ola))["id"]
    told = await asyncio.gather(*(presses(cast.clerk, ola, search, does) for _ in range(4)))
    assert sorted(one.status_code for one in told) == [200, 404, 404, 404]
    act = {"reprendre": "identity.taken", "laisser": "identity.left"}[does]
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = $1", act) == 1


async def test_the_same_key_serves_once(cast, ola):
    key = str(uuid4())
    for _ in range(2):
        assert (await settles(cast.clerk, cast, ola, "laisser", key)).status_code == 200
    used = await cast.clerk.sends(f"{DESK}/{ola}/document", key=key, piece="passport")
    assert (used.status_code, "Cette page a déjà servi" in used.text) == (422, True)
    used = await cast.clerk.sends(f"{DESK}/{ola}/insi", key=key)
    assert (used.status_code, "Cette page a déjà servi" in used.text) == (422, True)
    assert await cast.sql.fetchval("select count(*) from identity_proof") == 0


@pytest.mark.parametrize("kind", ["", "driving-licence", "Passeport n° 12AB34567"])
async def test_a_document_is_one_of_the_list_and_nothing_is_written_of_it(cast, ola, kind):
    told = await cast.clerk.sends(f"{DESK}/{ola}/document", piece=kind)
    assert (told.status_code, "Choisissez" in told.text) == (422, True)
    assert await status_of(cast, ola) == "PROV"


@pytest.mark.parametrize(("before", "after"), [("PROV", "VALI"), ("RECUP", "QUAL"), ("VALI", "VALI"), ("QUAL", "QUAL")])
async def test_a_document_is_the_other_criterion(cast, before, after):
    dossier = await opens(cast, traits_of(people.ZOE), before)
    await cast.clerk.sends(f"{DESK}/{dossier}/document", piece="birth-certificate")
    assert await status_of(cast, dossier) == after
    kept = await cast.sql.fetchrow("select * from identity_proof")
    assert (kept["kind"], kept["seen_by"], kept["dossier_id"]) == ("birth-certificate", cast.clerk.id, dossier)


async def test_one_question_at_a_time_and_none_before_a_difference_is_settled(cast, worker, ola):
    zoe = await opens(cast, traits_of(people.ZOE))
    await asyncio.gather(*(cast.clerk.sends(f"{DESK}/{zoe}/insi") for _ in range(3)))
    await cast.clerk.sends(f"{DESK}/{ola}/insi")
    queued = "select count(*) from jobs.pgqueuer where entrypoint = 'insi.ask'"
    assert await cast.sql.fetchval(queued) == 1

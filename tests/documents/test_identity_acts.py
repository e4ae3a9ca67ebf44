"""The acts of the identity desk: each once, with its reason, and told to the sender in the same words."""

import asyncio

import pytest

from tests.documents.desks import (
    OTHER_DAY,
    STRANGER,
    acts,
    does,
    opens,
    state_of,
    told_to_sender,
    waits,
)

pytestmark = pytest.mark.anyio
VERBS = {"essayer": {}, "refuser": {"pourquoi": "desk-identity"}}


@pytest.fixture
async def parcel(cast):
    return await waits(cast)


@pytest.mark.parametrize("verb", VERBS)
async def test_each_is_one_act_however_often_it_is_pressed(cast, parcel, verb):
    queued = "select count(*) from jobs.pgqueuer"
    before = await cast.sql.fetchval(queued)
    told = await asyncio.gather(*(does(cast.clerk, parcel, verb, **VERBS[verb]) for _ in range(4)))
    assert sorted(one.status_code for one in told) == [200, 404, 404, 404]
    act = {"essayer": "deposit.tried", "refuser": "deposit.refused"}[verb]
    assert (await acts(cast)).count(act) == 1
    assert await cast.sql.fetchval(queued) - before == (verb == "essayer")
    assert await cast.sql.fetchval("select count(*) from quarantine") == 0, "what it said of somebody is forgotten"
    assert await cast.sql.fetchval("select count(*) from likeness") == 0


async def test_the_same_key_does_it_once_and_says_the_same(cast, parcel):
    key = "0b0f1a52-6d3c-4f2e-9a37-1c5d2e8b4f60"
    for _ in range(2):
        assert (await does(cast.clerk, parcel, "refuser", key=key, pourquoi="desk-mistake")).status_code == 200
    assert (await acts(cast)).count("deposit.refused") == 1
    other = await waits(cast, OTHER_DAY + b"<!-- again -->")
    used = await does(cast.clerk, other, "refuser", key=key, pourquoi="desk-mistake")
    assert (used.status_code, "Cette page a déjà servi" in used.text) == (422, True)
    used = await does(cast.clerk, other, "essayer", key=key)
    assert (used.status_code, "Cette page a déjà servi" in used.text) == (422, True)
    assert await state_of(cast, other) == "quarantined"


@pytest.mark.parametrize("why", ["", "other-words", "Ce n’est pas Paula.", "filed"])
async def test_a_refusal_chooses_its_reason(cast, parcel, why):
    told = await does(cast.clerk, parcel, "refuser", pourquoi=why)
    assert (told.status_code, "Choisissez" in told.text) == (422, True)
    assert await state_of(cast, parcel) == "quarantined"


@pytest.mark.attack("I02")
async def test_the_sender_reads_the_same_words_whoever_it_is_about(cast, parcel):
    stranger = await waits(cast, STRANGER)
    before = [await told_to_sender(cast, one) for one in (parcel, stranger)]
    for one in (parcel, stranger):
        await does(cast.clerk, one, "refuser", pourquoi="desk-identity")
    after = [await told_to_sender(cast, one) for one in (parcel, stranger)]
    for one, other in (before, after):
        assert {k: v for k, v in one.items() if k not in ("id", "received_at")} == {
            k: v for k, v in other.items() if k not in ("id", "received_at")
        }


async def test_what_was_seen_is_in_the_trail(cast, parcel):
    await opens(cast.clerk)
    await opens(cast.clerk, f"/{parcel}")
    assert await acts(cast) == ["deposits.listed", "deposit.read", "identities.compared"]
    seen = await cast.sql.fetchval("select objects from audit_entry where act = 'identities.compared'")
    assert seen == [cast.david.dossier]

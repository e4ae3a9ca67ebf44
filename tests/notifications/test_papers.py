"""A paper comes: whoever may be told hears that there is one, and nothing else."""

import re

import pytest

from backend.notifications.rules import WORDS
from tests.cast import DLU
from tests.entrusting.giving import delegation_of, gives, stops
from tests.interop.references import reference
from tests.notifications.conftest import HERE
from tests.notifications.service import Browser

pytestmark = pytest.mark.anyio


@pytest.fixture
async def zoe(cast, service):
    """She reads David's everyday papers, and asked to know when one comes."""
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.david, zoe, prevenir="on"))
    zoe.phone = Browser(service.origin, "zoe")
    assert (await zoe.client.post(HERE, data=zoe.phone.form)).status_code == 200
    return zoe


async def test_one_sentence_once_and_a_touch_leads_to_the_paper(cast, phone, service, work):
    paper = await cast.files(DLU)
    assert await cast.files(DLU) == paper, "the same again is no news"
    assert await work.done() == ["done"]
    [(_, _, body)] = service.got
    told = phone.opens(body)
    assert told.pop("words") == WORDS["paper"]
    assert not re.search("david|urgences|tilleuls", str(told).lower())
    cast.david.client.follow_redirects = False
    led = await cast.david.client.get(f"/notification/{told['id']}")
    assert led.headers["location"] == f"/papiers/{paper}"


async def test_what_she_read_already_and_what_was_taken_back_is_no_news(cast, phone, service, work):
    paper = await cast.files(DLU)
    await cast.david.opens(f"/papiers/{paper}")
    await cast.files(reference())
    await cast.files(reference(status="entered-in-error", content=[{"attachment": {"title": "Attestation"}}]))
    assert await work.done() == ["done", "done"]
    assert service.got == []


async def test_an_aidant_hears_of_what_is_shared_with_her_and_of_nothing_else(cast, service, work, zoe):
    await cast.files(DLU)
    assert await work.waiting() == []
    paper = await cast.files(reference())
    assert await work.done() == ["done"]
    told = zoe.phone.opens(service.got.pop()[2])
    zoe.client.follow_redirects = False
    led = await zoe.client.get(f"/notification/{told['id']}")
    assert led.headers["location"] == f"/pour/{cast.david.id}/papiers/{paper}"


@pytest.mark.attack("B08")
async def test_prepared_before_the_stop_it_is_not_sent_after(cast, service, work, zoe):
    await cast.files(reference())
    assert len(await work.waiting()) == 1
    await stops(cast.david, zoe.given)
    assert await work.done() == ["no longer"]
    assert service.got == []


async def test_of_a_paper_that_is_kept_from_her_nobody_is_told(cast, phone, service, work, zoe):
    await cast.files(reference(securityLabel=[{"coding": [{"code": "INVISIBLE_PATIENT"}]}]))
    assert set(await work.done()) <= {"done"}
    assert service.got == []


@pytest.mark.attack("C10")
async def test_once_it_is_announced_it_is_told_as_any_other(cast, phone, service, work):
    paper = await cast.files(reference(securityLabel=[{"coding": [{"code": "INVISIBLE_PATIENT"}]}]))
    assert await work.waiting() == [], "not even a job says that something came"
    await cast.sql.execute("update document set filed_at = now() - interval '10 days'")
    await cast.martin.sends(f"/papiers/{paper}/annoncer", annonce="on")
    assert await work.done() == ["done"]
    [(_, _, body)] = service.got
    told = phone.opens(body)
    assert told.pop("words") == WORDS["paper"]
    cast.david.client.follow_redirects = False
    led = await cast.david.client.get(f"/notification/{told['id']}")
    assert led.headers["location"] == f"/papiers/{paper}"

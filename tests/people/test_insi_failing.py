"""When INSi does not answer, refuses or is not set up; and what is on the wire while it is asked."""

import pytest

from backend.interop.insi.client import Away
from backend.settings import Settings
from tests.interop.insi import people
from tests.people.insi import asks, insi_of, opens, search_of, traits_of

pytestmark = pytest.mark.anyio


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


async def test_while_insi_is_away_it_is_asked_again(cast, worker, stand_in):
    dossier = await opens(cast, traits_of(people.ZOE))
    stand_in.status = 503
    with pytest.raises(Away):
        await asks(cast, worker, dossier)
    line = await search_of(cast, dossier)
    assert (line["state"], line["reason"]) == ("failed", "away")
    stand_in.status = None
    await worker.again(line)
    assert (await search_of(cast, dossier))["state"] == "found"
    await worker.again(line)
    assert len(stand_in.asked) == 2, "what was answered is not asked anew"


async def test_a_refusal_of_the_service_is_told_by_its_code(cast, worker, stand_in):
    dossier = await opens(cast, traits_of(people.ZOE))
    stand_in.fault = ("Sender", "desir_560")
    line = await asks(cast, worker, dossier)
    assert (line["state"], line["reason"]) == ("failed", "desir_560")
    stand_in.fault, stand_in.instead = None, b"<x/>"
    assert (await asks(cast, worker, dossier))["reason"] == "no-answer"


async def test_without_its_settings_the_feature_says_so(cast, worker):
    dossier = await opens(cast, traits_of(people.ZOE))
    worker.settings = Settings(environment="test")
    line = await asks(cast, worker, dossier)
    assert (line["state"], line["reason"]) == ("failed", "not-configured")


async def test_no_question_is_asked_while_a_transaction_is_open(cast, worker, stand_in):
    """Nor is anything of her in the queue: ids only."""
    dossier, busy = await opens(cast, traits_of(people.ZOE)), []
    answer = stand_in.answer

    def looking(head, body):
        busy.append(worker.pool.get_size() - worker.pool.get_idle_size())
        return answer(head, body)

    stand_in.answer = looking
    await asks(cast, worker, dossier)
    assert busy == [0]
    assert worker.payloads
    assert not any(b"ADRUN" in payload or b"275126" in payload for payload in worker.payloads)

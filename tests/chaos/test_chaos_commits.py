"""COMMIT was asked for and nobody heard what became of it: she is told so, keeps her words, and presses again."""

import pytest

from tests.architecture.hardened import faults
from tests.cast import DLU
from tests.chaos.acts import ACTS, beginning
from tests.chaos.mishaps import COMMIT
from tests.messaging.talk import begins
from tests.pressing import given_back, presses_again

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
DONE = {"never": 0, "unheard": 1, "half": 1}


@pytest.mark.parametrize("how", DONE)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
@pytest.mark.attack("L11")
async def test_pressed_again_it_is_done_once_whatever_became_of_it(cast, line, act, how):
    act = await act(cast)
    mishap = line.set(how, COMMIT)
    told = await act.sent()
    assert mishap.happened.is_set()
    assert await cast.sql.fetchval(act.counted) == DONE[how]
    assert (told.status_code, told.headers["retry-after"]) == (503, "60")
    assert faults(told, act.path) == []
    assert "Nous ne savons pas si c’est envoyé" in told.text
    assert "Ce ne sera pas envoyé 2 fois." in told.text
    if act.words:
        assert given_back(told)[1]["mots"] == act.words
    again = [await presses_again(act.who, told, follow_redirects=False) for _ in range(2)]
    assert [answer.status_code for answer in again] == [303, 303]
    assert again[0].headers["location"] == again[1].headers["location"]
    assert await cast.sql.fetchval(act.counted) == 1


@pytest.mark.parametrize("how", DONE)
@pytest.mark.attack("L11")
async def test_a_program_is_told_when_to_come_back_and_its_parcel_is_one_paper(cast, line, how):
    line.set(how, COMMIT)
    told = await cast.dui.pushes(DLU)
    assert (told.status_code, told.headers["retry-after"]) == (503, "60")
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["type"] == "urn:a-portee:problem:not-kept"
    assert await cast.sql.fetchval("select count(*) from deposit") == DONE[how]
    assert await cast.files(DLU) is not None
    assert await cast.sql.fetchval("select count(*) from deposit") == 1
    assert len(await cast.david.papers()) == 1


@pytest.mark.parametrize("how", DONE)
async def test_what_was_read_is_noted_once(cast, line, how):
    """The mark is written after the page has left: whatever becomes of it, the page was hers."""
    thread = (await begins(cast.david)).rsplit("/", 1)[1]
    mark = line.set(how, lambda _, message: b"COMMIT;\x00" in message)
    shown = [await cast.martin.opens(f"/messages/{thread}") for _ in range(2)]
    assert [page.status_code for page in shown] == [200, 200]
    assert mark.happened.is_set()
    counted = "select count(*) from thread_reading where reader_id = $1"
    assert await cast.sql.fetchval(counted, cast.martin.id) == 1


@pytest.mark.usefixtures("in_a_hurry")
@pytest.mark.attack("L19")
async def test_a_time_out_that_was_seen_and_yet_committed(cast, line):
    held = line.set("held", COMMIT)
    act = await beginning(cast)
    told = await act.sent()
    assert told.status_code == 503
    assert given_back(told)[1]["mots"] == act.words
    held.let_go.set()
    assert await cast.sql.fetchval(act.counted) == 1
    assert (await presses_again(cast.david, told)).status_code == 200
    assert await cast.sql.fetchval(act.counted) == 1

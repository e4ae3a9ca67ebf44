"""What a push service answers, and what is done with it."""

from datetime import timedelta

import pytest

from backend.notifications.jobs import after
from tests.notifications.test_pushes import answered

pytestmark = pytest.mark.anyio


@pytest.mark.attack("J02")
@pytest.mark.parametrize("status", [404, 410])
async def test_an_address_that_is_gone_is_forgotten_and_never_asked_again(cast, thread, service, work, status):
    service.answer = (status, {})
    await answered(cast, thread)
    await work.done()
    assert await cast.sql.fetchval("select count(*) from push_subscription") == 0
    await answered(cast, thread)
    assert await work.waiting() == []
    assert len(service.got) == 1


@pytest.mark.attack("J03")
@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [(429, {"retry-after": "120"}, 120), (503, {"retry-after": "7"}, 7), (500, {}, 60), (429, {"retry-after": "x"}, 60),
     (503, {"retry-after": "9999999"}, 6 * 3600), (0, {}, 60)],
)  # fmt: skip
async def test_a_service_that_says_later_is_asked_later(cast, thread, service, work, status, headers, seconds):
    service.answer = (status, headers)
    await answered(cast, thread)
    assert await work.done() == ["done"]
    [later] = await work.waiting()
    assert seconds - 1 < later["wait"].total_seconds() <= seconds * 1.25 + 1
    service.answer = (201, {})
    assert await work.done() == ["done"]
    assert len(service.got) == 2
    assert await work.waiting() == []


@pytest.mark.attack("J03")
async def test_after_a_day_nobody_is_told_of_it_any_more(cast, thread, service, work):
    await answered(cast, thread)
    await cast.sql.execute("update message set posted_at = posted_at - interval '1 day'")
    assert await work.done() == ["done"]
    assert service.got == []


def test_each_wait_is_longer_up_to_a_limit():
    waits = [after(timedelta(minutes=age)).total_seconds() for age in (0, 10, 60, 600)]
    assert waits == sorted(waits)
    assert waits[0] >= 60
    assert waits[-1] <= 7.5 * 3600


@pytest.mark.attack("J03")
@pytest.mark.parametrize("status", [400, 401, 403, 413, 301])
async def test_a_refusal_is_not_tried_again(cast, thread, service, work, status):
    service.answer = (status, {"location": "http://169.254.169.254/"} if status == 301 else {})
    await answered(cast, thread)
    assert await work.done() == ["done"]
    assert await work.waiting() == []
    assert len(service.got) == 1

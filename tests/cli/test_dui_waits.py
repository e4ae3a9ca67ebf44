"""A DUI that is asked to wait waits as long as it is asked to, then leaves the same document."""

import httpx2
import pytest

from backend.cli import dui

pytestmark = pytest.mark.anyio


async def test_it_waits_as_long_as_it_is_told_and_loses_nothing(monkeypatch):
    answers = [httpx2.Response(429, headers={"retry-after": "17"}), httpx2.Response(429), httpx2.Response(202)]
    waited, sent = [], []

    async def sleep(seconds):
        waited.append(seconds)

    def answer(request):
        sent.append(request.content)
        return answers.pop(0)

    monkeypatch.setattr(dui.asyncio, "sleep", sleep)
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer), base_url="https://aportee.test") as client:
        assert (await dui.left(client, b"<paper/>")).status_code == 202
    assert waited == [17, 60]
    assert sent == [b"<paper/>"] * 3

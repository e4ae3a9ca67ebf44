"""What is measured and logged about requests holds the form of addresses, and no one's words."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from litestar import Litestar, get, post
from litestar.params import FromPath

from backend.kit.log import configure
from backend.web import measure
from backend.web.measure import Measure, exposition
from backend.web.metrics import metrics_route

CANARY = "Kanari"
TOKEN = "a word that only the watching machine knows"


@get("/papiers/{paper:str}", sync_to_thread=False)
def paper(paper: FromPath[str]) -> str:
    return paper


@get("/broken/{what:str}", sync_to_thread=False)
def broken(what: FromPath[str]) -> None:
    raise RuntimeError(what)


@post("/messages", sync_to_thread=False)
def write() -> None:
    """A form is sent here."""


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
async def client(request) -> AsyncIterator[httpx.AsyncClient]:
    token = getattr(request, "param", "")
    app = Litestar([paper, broken, write, metrics_route(token)], openapi_config=None)
    transport = httpx.ASGITransport(Measure(app), raise_app_exceptions=False)
    configure("info")
    async with httpx.AsyncClient(transport=transport, base_url="https://test.local") as client:
        yield client


def count(route, method, status):
    labels = {"route": route, "method": method, "status": status}
    return measure.registry.get_sample_value("aportee_requests_total", labels) or 0


async def test_a_request_is_counted_by_the_form_of_its_address(client):
    before = count("/papiers/{paper}", "GET", "200")
    await client.get("/papiers/one")
    await client.get("/papiers/two")
    assert count("/papiers/{paper}", "GET", "200") == before + 2


async def test_what_no_route_answers_is_counted_together(client):
    before = count("unknown", "GET", "404")
    await client.get(f"/{CANARY}")
    await client.get("/elsewhere")
    assert count("unknown", "GET", "404") == before + 2


async def test_an_invented_method_makes_no_label(client):
    await client.request(CANARY.upper(), "/papiers/one")
    assert "KANARI" not in exposition().decode()
    assert 'method="OTHER"' in exposition().decode()


async def test_a_failure_is_a_500_and_its_words_go_nowhere(client, capsys):
    before = count("/broken/{what}", "GET", "500")
    await client.get(f"/broken/{CANARY}")
    assert count("/broken/{what}", "GET", "500") == before + 1
    assert CANARY not in capsys.readouterr().err


async def test_a_failure_that_no_one_answers_is_counted_and_passed_on():
    async def falling(scope, receive, send):
        raise RuntimeError(CANARY)

    before = count("unknown", "GET", "500")
    client = httpx.AsyncClient(transport=httpx.ASGITransport(Measure(falling)))
    with pytest.raises(RuntimeError):
        await client.get("https://test.local/")
    await client.aclose()
    assert count("unknown", "GET", "500") == before + 1
    assert measure.registry.get_sample_value("aportee_requests_under_way") == 0


async def test_one_line_of_log_for_each_request_and_none_for_the_watchers(client, capsys):
    await client.get("/papiers/one")
    await client.get("/metrics")
    (line,) = [json.loads(text) for text in capsys.readouterr().err.splitlines()]
    assert (line["event"], line["route"], line["status"]) == ("request", "/papiers/{paper}", 200)
    assert "dropped" not in line


async def test_no_word_of_anyone_reaches_the_logs_or_the_figures(client, capsys):
    headers = {"user-agent": CANARY, "referer": f"https://test.local/{CANARY}", "cookie": CANARY}
    await client.get(f"/papiers/{CANARY}?nom={CANARY}", headers=headers)
    await client.post(f"/messages?nom={CANARY}", content=CANARY, headers=headers)
    await client.get(f"/{CANARY}/184127512345678?ins=184127512345678", headers=headers)
    told = capsys.readouterr().err + exposition().decode()
    assert told.count('"event":"request"') == 3
    assert CANARY.lower() not in told.lower()
    assert "184127512345678" not in told


async def test_without_a_token_the_figures_are_open(client):
    answer = await client.get("/metrics")
    assert answer.status_code == 200
    assert "aportee_request_seconds_bucket" in answer.text


@pytest.mark.parametrize("client", [TOKEN], indirect=True)
async def test_with_a_token_only_who_knows_it_sees_the_figures(client):
    for wrong in ({}, {"authorization": "Bearer é".encode()}, {"authorization": TOKEN}):
        assert (await client.get("/metrics", headers=wrong)).status_code == 404
    answer = await client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"

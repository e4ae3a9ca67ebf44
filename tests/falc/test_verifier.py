"""POST /falc/verifier: for whoever asks from our pages, within bounds, and nothing of the text stays."""

import asyncio
import json
import logging
from urllib.parse import quote

import pytest

from backend.web import easy_french
from tests.attacks.wire import FORM, OURS, raw
from tests.waiting import until

pytestmark = pytest.mark.anyio
JSON = (b"content-type", b"application/json")
HARD = "Il sollicite une dérogation ; il part à 14h30."
CANARY = "Zéphyrine Kestrel"


async def asked(cast, value, *headers):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return await raw(cast.app, "POST", "/falc/verifier", *(headers or (JSON, OURS)), body=body)


async def test_it_says_where_why_and_what_to_write(cast):
    told = await asked(cast, {"text": HARD})
    verdict = json.loads(told.body)
    assert told.status == 200
    for found in verdict["findings"]:
        assert HARD[found["start"] : found["end"]] == found["text"]
    assert {"M02", "S09", "N05"} <= {found["rule"] for found in verdict["findings"]}
    assert verdict["score"]["band"] in ("facile", "presque", "difficile")
    assert "relu" in verdict["reread"]


async def test_a_form_is_answered_too(cast):
    told = await asked(cast, f"texte={quote(HARD)}".encode(), FORM, OURS)
    assert told.status == 200
    assert json.loads(told.body)["findings"]


async def test_a_profile_changes_what_is_asked(cast):
    long = {"text": "Vous avez des droits.\n" * 25}
    usual, letter = [json.loads((await asked(cast, {**long, "profile": name})).body) for name in ("usuel", "courrier")]
    assert {one["rule"] for one in usual["findings"]} >= {"D06"}
    assert not {one["rule"] for one in letter["findings"]} & {"D06"}


@pytest.mark.parametrize(
    "value", [b"", b"{", b"\xff\xfe", b'{"text": 3}', b'{"text": " "}', b'{"text": "a", "profile": "x"}', b"[]"]
)
async def test_what_cannot_be_understood_is_refused(cast, value):
    told = await asked(cast, value)
    assert (told.status, json.loads(told.body)["type"]) == (422, "urn:a-portee:problem:invalid")


async def test_a_text_has_a_length(cast):
    assert (await asked(cast, {"text": "a " * 10_000})).status == 200
    assert (await asked(cast, {"text": "a " * 10_001})).status == 413
    assert (await asked(cast, b"x" * (easy_french.LARGEST_BODY + 1))).status == 413


async def test_another_site_makes_nobody_ask(cast):
    told = await asked(cast, {"text": HARD}, JSON, (b"sec-fetch-site", b"cross-site"))
    assert told.status == 403
    assert HARD.encode() not in told.body


async def test_too_many_at_once_are_asked_to_wait(cast, monkeypatch):
    queue = easy_french.Queue()
    monkeypatch.setattr(easy_french, "QUEUE", queue)
    async with queue.turn:
        waiting = [asyncio.create_task(asked(cast, {"text": "Oui."})) for _ in range(easy_french.MOST_WAITING)]

        async def full():
            return queue.waiting == easy_french.MOST_WAITING

        await until(full, "all of them wait")
        assert (await asked(cast, {"text": "Oui."})).status == 503
    assert {(await one).status for one in waiting} == {200}
    assert queue.waiting == 0


async def test_nothing_of_the_text_stays(cast, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    secret = {"text": f"{CANARY} a 12 ans ; elle dort."}
    told = await asked(cast, secret)
    refused = await asked(cast, {**secret, "profile": CANARY})
    printed = capsys.readouterr()
    assert CANARY not in caplog.text + printed.out + printed.err
    assert CANARY.encode() not in refused.body
    assert told.one("cache-control") == "no-store, private"
    assert told.all("set-cookie") == []


async def test_the_database_is_not_asked(cast, monkeypatch):
    """Nobody is recognised and nothing can be written: there is no connection."""

    def refuse(*_):
        raise AssertionError("a connection was borrowed")

    monkeypatch.setattr("backend.db.transaction.borrow", refuse)
    assert (await asked(cast, {"text": HARD})).status == 200

"""PostgreSQL is away: nobody gets a 500, no word is lost, and all is well as soon as it is back."""

from uuid import uuid4

import pytest

from tests.architecture.hardened import faults
from tests.architecture.test_hardened import addresses
from tests.chaos.acts import beginning
from tests.chaos.mishaps import saying
from tests.pressing import given_back, presses_again

pytestmark = pytest.mark.anyio
BEGIN = saying(rb"select from become")
IN_THE_MIDDLE = saying(rb"with claimed as")


async def test_a_page_says_so_and_when_to_come_back(cast, line):
    path = "/papiers?avant=2026-01-02"
    async with line.away():
        told = await cast.david.client.get(path)
        assert (told.status_code, told.headers["retry-after"]) == (503, "60")
        assert "Il y a une panne" in told.text
        assert "Réessayez dans 1 minute." in told.text
        assert f'href="{path}"' in told.text
        assert faults(told, path) == []
        assert (await cast.nobody().client.get("/hors-ligne")).status_code == 200
    assert (await cast.david.client.get("/papiers")).status_code == 200


async def test_what_was_written_is_kept_in_the_page_and_goes_when_it_is_back(cast, line):
    act = await beginning(cast)
    async with line.away():
        told = await act.sent()
        assert (told.status_code, told.headers["retry-after"]) == (503, "60")
        assert "Ce n’est pas encore envoyé" in told.text
        assert given_back(told)[1]["mots"] == act.words
        still = await presses_again(cast.david, told)
        assert given_back(still) == given_back(told)
    assert (await presses_again(cast.david, still)).status_code == 200
    assert await cast.sql.fetchval(act.counted) == 1


@pytest.mark.parametrize("photo", [b"", b"\xff\xd8" + b"x" * 400_000], ids=["no photo", "a large photo"])
async def test_the_words_of_a_form_with_a_photo_too(cast, line, photo):
    """As the page sends it: parts, the file last; the telephone still has the file."""
    fields = {"key": str(uuid4()), "quoi": "other", "mots": "Bonjour & merci"}
    files = {"photo": ("photo.jpg", photo, "image/jpeg")}
    async with line.away():
        told = await cast.david.client.post("/messages/ecrire", data=fields, files=files)
    assert told.status_code == 503
    assert given_back(told) == ("/messages/ecrire", fields)
    assert (await presses_again(cast.david, told)).status_code == 200
    assert await cast.sql.fetchval("select count(*) from message") == 1


@pytest.mark.parametrize("meets", [BEGIN, IN_THE_MIDDLE], ids=["as it begins", "in the middle"])
@pytest.mark.parametrize("how", ["never", "unheard"])
async def test_a_line_that_breaks_before_the_end_keeps_nothing_and_says_so(cast, line, how, meets):
    act = await beginning(cast)
    broke = line.set(how, meets)
    told = await act.sent()
    assert broke.happened.is_set()
    assert told.status_code == 503
    assert "Ce n’est pas encore envoyé" in told.text
    assert await cast.sql.fetchval(act.counted) == 0
    assert (await presses_again(cast.david, told)).status_code == 200
    assert await cast.sql.fetchval(act.counted) == 1


@pytest.mark.usefixtures("in_a_hurry")
@pytest.mark.parametrize("meets", [BEGIN, IN_THE_MIDDLE], ids=["as it begins", "in the middle"])
async def test_a_silence_ends(cast, line, meets):
    """Neither an answer nor the end of the line: a host that lost its current."""
    act = await beginning(cast)
    silence = line.set("held", meets)
    told = await act.sent()
    assert (told.status_code, given_back(told)[1]["mots"]) == (503, act.words)
    silence.let_go.set()
    line.mishap = None
    assert (await presses_again(cast.david, told)).status_code == 200
    assert await cast.sql.fetchval(act.counted) == 1


async def test_no_address_answers_500(cast, line):
    """Whoever asks, whatever for."""
    async with line.away():
        told = [
            (await who.client.request(method, path, data={"key": "1"} if method == "POST" else None), path)
            for who in (cast.david, cast.martin, cast.nobody())
            for method, path in addresses(cast.app)
            if method != "OPTIONS"
        ]
    assert [(path, answer.status_code) for answer, path in told if answer.status_code in (500, 502)] == []
    assert [fault for answer, path in told for fault in faults(answer, path)] == []
    away = [answer for answer, path in told if answer.status_code == 503 and path != "/health"]
    assert len(away) > 100
    assert [answer.url.path for answer in away if answer.headers.get("retry-after") != "60"] == []


async def test_programs_get_a_problem_document(cast, line):
    async with line.away():
        told = await cast.dui.pushes(b"<x/>")
        health = await cast.nobody().client.get("/health")
    assert (told.status_code, told.headers["retry-after"]) == (503, "60")
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["type"] == "urn:a-portee:problem:away"
    assert (health.status_code, health.json()) == (503, {"status": "database"})

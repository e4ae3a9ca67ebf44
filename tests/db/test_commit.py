"""Stored means answered below 400 and answered below 400 means stored."""

import pytest

from tests.cast import DLU
from tests.db.probes import WROTE

pytestmark = pytest.mark.anyio
FAIL_AT_COMMIT = """
    create function never() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create constraint trigger never after insert on {table} deferrable initially deferred
    for each row execute function never()"""
THAW = "drop trigger never on {table}; drop function never()"
LEFT = ("message", "thread", "idempotency", "audit_entry", "deposit", "jobs.pgqueuer")


async def left(cast):
    return {table: n for table in LEFT if (n := await cast.sql.fetchval(f"select count(*) from {table}"))}


async def test_a_commit_that_fails_is_a_500_page_and_nothing_is_stored(cast):
    await cast.sql.execute(FAIL_AT_COMMIT.format(table="message"))
    answer = await cast.david.sends("/messages/ecrire", quoi="thanks")
    assert (answer.status_code, "location" in answer.headers) == (500, False)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Regardez si c’est fait" in answer.text
    assert "content-security-policy" in answer.headers
    assert await left(cast) == {}
    await cast.sql.execute(THAW.format(table="message"))
    assert (await cast.david.sends("/messages/ecrire", quoi="thanks")).status_code == 200
    assert (await left(cast))["message"] == 1


async def test_a_program_gets_a_problem_document(cast):
    await cast.sql.execute(FAIL_AT_COMMIT.format(table="deposit"))
    answer = await cast.dui.pushes(DLU)
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.json()["type"] == "urn:a-portee:problem:not-kept"
    assert "location" not in answer.headers
    assert await left(cast) == {}


@pytest.mark.parametrize(("how", "status", "wait"), [("avale", 500, None), ("coupe", 503, "60")])
async def test_a_commit_that_answers_otherwise_is_never_a_success(cast, how, status, wait):
    """`avale` hides a failed statement: COMMIT answers ROLLBACK. `coupe` loses the connection: who asks again may be
    heard."""
    answer = await cast.david.client.post(f"/{how}")
    assert (answer.status_code, answer.headers.get("retry-after")) == (status, wait)
    assert "Regardez si c’est fait" in answer.text
    assert await cast.sql.fetchval(WROTE) == 0
    assert (await cast.david.client.get("/qui")).json()[0] == str(cast.david.id)


@pytest.mark.parametrize(("status", "rows"), [(200, 1), (204, 1), (303, 1), (400, 0), (404, 0), (409, 0), (503, 0)])
async def test_below_400_is_kept_and_the_rest_is_not(cast, status, rows):
    answer = await cast.david.client.post("/ecrit", params={"status": status}, follow_redirects=False)
    assert answer.status_code == status
    assert await cast.sql.fetchval(WROTE) == rows


async def test_starting_over_undoes_the_act_and_keeps_the_note(cast):
    assert (await cast.david.client.post("/recommence")).status_code == 422
    assert await cast.sql.fetchval("select array_agg(location) from idempotency") == ["/note"]


async def test_what_is_raised_keeps_nothing(cast):
    assert (await cast.david.client.post("/leve")).status_code == 500
    assert await cast.sql.fetchval(WROTE) == 0


async def test_the_commit_comes_before_the_first_byte(cast):
    """A stream that is being read holds no connection."""
    assert (await cast.david.client.get("/flot")).text == "d’abord puis la connexion est rendue"


async def test_what_is_left_for_afterwards_changes_nothing_when_it_fails(cast):
    answer = await cast.david.client.get("/apres")
    assert (answer.status_code, answer.text) == (200, "fait")
    assert (await cast.david.client.get("/qui")).json()[0] == str(cast.david.id)

"""« Si vous appelez, dites ce numéro »: the log has it, beside what happened and nothing of whom it is about."""

import json
import re

import pytest

from tests.cast import DLU

pytestmark = pytest.mark.anyio
SHOWN = re.compile(r'<b class="keep">([2-9A-HJKMNP-Z]{10})</b>')


def told(capsys, reference):
    """The one line that has this reference."""
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines() if reference in line]
    assert len(lines) == 1
    return lines[0]


@pytest.mark.attack("A01")
async def test_a_refusal_is_in_the_log_without_who_or_what(cast, capsys):
    paper = await cast.files(DLU)
    await cast.david.sends(f"/papiers/{paper}/cacher")
    refused = await cast.martin.opens(f"/papiers/{paper}")
    line = told(capsys, SHOWN.search(refused.text)[1])
    assert line["event"] == "request.refused"
    assert line["route"] == "/equipe/{house}/papiers/{paper}"
    assert (line["status"], line["reason"], line["capacity"]) == (404, "not-found", "staff")
    assert line["establishment_id"] == str(cast.tilleuls.id)
    for secret in (paper, cast.martin.id, cast.david.id, cast.david.dossier):
        assert str(secret) not in json.dumps(line)


async def test_what_broke_is_found_by_the_number_that_was_shown(cast, capsys):
    await cast.sql.execute("alter table team rename to elsewhere")
    broken = await cast.david.opens("/")
    line = told(capsys, SHOWN.search(broken.text)[1])
    assert (broken.status_code, line["event"], line["error"]) == (500, "request.broken", "UndefinedTableError")


async def test_a_commit_that_was_lost_is_found_too(cast, capsys):
    await cast.sql.execute("""
        create function never() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
        create constraint trigger never after insert on message deferrable initially deferred
        for each row execute function never()""")
    lost = await cast.david.sends("/messages/ecrire", quoi="thanks")
    line = told(capsys, SHOWN.search(lost.text)[1])
    assert (line["event"], line["reason"]) == ("request.broken", "not-kept")


async def test_a_program_finds_it_in_its_problem_document(cast, capsys):
    refused = await cast.david.client.get("/api/depots/4f0e6d1a-0000-4000-8000-000000000000")
    assert told(capsys, refused.json()["reference"])["event"] == "request.refused"


async def test_a_refusal_says_what_the_protocol_wants(cast):
    """RFC 9110: 15.5.6, the methods there are; 11.6.1, how to prove oneself."""
    assert (await cast.david.client.put("/papiers")).headers["allow"]
    assert (await cast.nobody().client.get("/api/depots/4f0e6d1a-0000-4000-8000-000000000000")).headers[
        "www-authenticate"
    ] == "Bearer"
    assert "www-authenticate" not in (await cast.nobody().client.get("/papiers")).headers

"""Whoever is stopped always finds the way on, keeps what she wrote, and is stopped for what she opens alone."""

import re
from html import unescape
from uuid import uuid4

import pytest

from tests.appointments.planning import moves, plans
from tests.architecture.authz.papers import paper
from tests.people.members.deciding import plain
from tests.people.openings.reading import ASKED, MOST, USUAL, later, many_people, opens, opens_all

pytestmark = [pytest.mark.anyio, pytest.mark.attack("I10")]
COUNTED = "select opened_by($1, $2, now() - interval '1 hour', 'infinity')"


@pytest.fixture
async def people(cast):
    return await many_people(cast, MOST * 2)


async def opened(cast):
    return await cast.sql.fetchval(COUNTED, cast.martin.id, cast.tilleuls.id)


async def test_the_papers_that_people_added_are_a_list_of_many_and_open_nobody(cast, people):
    for dossier in people[:MOST]:
        await paper(cast, cast.tilleuls, dossier, "soins", brought_by=cast.david.id, unique_id=f"urn:{dossier}")
    page = plain(await cast.martin.opens("/papiers/ajoutes"))
    assert page.count("ANNE") >= MOST, "all of them"
    assert await opened(cast) == 0
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'documents.listed_of_many'") == MOST
    await opens_all(cast.martin, people[MOST : MOST + USUAL])
    assert ASKED not in plain(await cast.martin.opens("/papiers/ajoutes"))
    assert await opened(cast) == USUAL


async def test_beyond_the_most_what_she_opened_already_opens_again(cast, people):
    """Her reason held for an hour; it is over, and those are still on her screen."""
    await opens_all(cast.martin, people[:MOST])
    await cast.martin.sends("/beaucoup", pourquoi="urgent")
    await opens_all(cast.martin, people[MOST : MOST + 3])
    await cast.sql.execute("update many_opened set at = at - interval '61 minutes'")
    await opens_all(cast.martin, people[: MOST + 3])
    assert ASKED in plain(await opens(cast.martin, people[MOST + 3]))


async def test_whoever_was_told_of_may_say_why_before_the_last_one(cast, people):
    await opens_all(cast.martin, people[: USUAL + 2])
    assert ASKED in plain(await cast.martin.opens("/beaucoup"))
    await cast.martin.sends("/beaucoup", pourquoi="preparing")
    await opens_all(cast.martin, people)


async def test_when_the_hour_goes_by_meanwhile_she_is_led_where_she_wanted_to_go(cast, people):
    await opens_all(cast.martin, people[:MOST])
    asked = await opens(cast.martin, people[MOST])
    await later(cast)
    there = f"{cast.martin.base}/personnes/{people[MOST]}/papiers"
    assert (await cast.martin.client.get(str(asked.url))).url.path == there
    said = await cast.martin.sends("/beaucoup", pourquoi="urgent", retour=there)
    assert (said.status_code, said.url.path) == (200, there)
    assert await cast.sql.fetchval("select count(*) from many_opened where reason is not null") == 0


async def test_what_she_typed_is_given_back_and_is_kept_once_she_said_why(cast, people):
    appointment = await plans(cast.martin, cast.david)
    await later(cast)
    await opens_all(cast.martin, people[:MOST])
    refused = await moves(cast.martin, appointment, mots="Pour votre hanche.")
    assert refused.status_code == 403
    assert "Ce que vous avez écrit est gardé ici." in plain(refused)
    assert f'action="{cast.martin.base}/beaucoup"' in refused.text
    assert "_blank" not in refused.text, "she stays on this page"
    assert "Pour votre hanche." in refused.text
    assert "DAVID" not in refused.text
    changed = "select count(*) from audit_entry where act = 'appointment.changed'"
    assert await cast.sql.fetchval(changed) == 0
    form = refused.text.split(f'action="{cast.martin.base}/beaucoup"')[1].split("</form>")[0]
    kept = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
    typed = {name: unescape(value) for name, value in kept.items()} | {"mots": "Pour votre hanche."}
    sent = await cast.martin.client.post(f"{cast.martin.base}/beaucoup", data=typed | {"beaucoup-pourquoi": "urgent"})
    assert (sent.status_code, [one.status_code for one in sent.history]) == (200, [307, 303])
    assert "Pour votre hanche." in plain(sent)
    assert await cast.sql.fetchval(changed) == 1
    assert await cast.sql.fetchval("select reason from many_opened where reason is not null") == "urgent"


@pytest.mark.parametrize(
    "told",
    [
        {"beaucoup-pourquoi": ""},
        {"beaucoup-pourquoi": "curious"},
        {"beaucoup-pourquoi": "urgent", "beaucoup-vers": "//elsewhere.test/equipe"},
        {"beaucoup-pourquoi": "urgent", "beaucoup-vers": "/sortir"},
    ],
)
async def test_without_a_reason_or_towards_elsewhere_nothing_goes_on(cast, people, told):
    await opens_all(cast.martin, people[:MOST])
    typed = {"beaucoup-key": str(uuid4()), "beaucoup-vers": f"{cast.martin.base}/personnes"} | told
    refused = await cast.martin.client.post(f"{cast.martin.base}/beaucoup", data=typed)
    assert (refused.status_code, refused.history) == (422, [])
    assert await cast.sql.fetchval("select count(*) from many_opened where reason is not null") == 0

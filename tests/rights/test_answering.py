"""The house answers: who may, once, and never a bare no."""

import asyncio

import pytest
from lxml import html

from backend.demo import making
from tests.architecture.authz import papers
from tests.cast import CARE
from tests.rights.asks import WHY, answers, opposes, state_of, steps_of

pytestmark = pytest.mark.anyio


@pytest.fixture
async def request_(cast, paper):
    return await opposes(cast.david, paper)


@pytest.fixture
async def other_team(cast):
    """On duty in the same house, with a team that does not support David."""
    team = await making.team(cast.sql, cast.tilleuls, "Équipe de nuit")
    role = await making.role(cast.sql, cast.tilleuls, "veilleur", "veilleur", CARE, ("requests",))
    return await cast.staff("Paul", "Nuit", cast.tilleuls, role, "Monsieur Nuit", team)


async def test_a_role_without_the_duty_finds_no_queue_and_no_request(cast, request_):
    assert "Demandes de droits" not in (await cast.clerk.opens("/messages")).text
    assert "Demandes de droits" in (await cast.martin.opens("/messages")).text
    for path in ("/demandes", f"/demandes/{request_}"):
        assert (await cast.clerk.opens(path)).status_code == 404
    assert (await answers(cast.clerk, request_)).status_code == 404
    assert await state_of(cast, request_) == "open"


async def test_a_team_that_does_not_support_her_sees_an_empty_queue(cast, request_, other_team):
    queue = await other_team.opens("/demandes")
    assert (queue.status_code, "Pas de demande" in queue.text) == (200, True)
    assert (await other_team.opens(f"/demandes/{request_}")).status_code == 404
    assert (await answers(other_team, request_)).status_code == 404
    assert await state_of(cast, request_) == "open"


@pytest.mark.parametrize("words", ["", "Non.", " " * 40])
async def test_a_bare_no_is_not_sent(cast, request_, words):
    told = await answers(cast.martin, request_, "refused", words)
    assert (told.status_code, "écrivez pourquoi" in told.text) == (422, True)
    assert await state_of(cast, request_) == "open"
    assert (await answers(cast.martin, request_, "", WHY)).status_code == 422


async def test_of_two_answers_the_first_counts(cast, request_):
    second = await cast.signed_in(person=cast.martin.id, name="Sophie")
    second.base = cast.martin.base
    both = await asyncio.gather(answers(cast.martin, request_, "accepted"), answers(second, request_, "refused", WHY))
    assert sorted(one.status_code for one in both) == [200, 422]
    assert len(set(await steps_of(cast, request_)) & {"accepted", "refused"}) == 1
    noted = "select count(*) from audit_entry where act = 'request.answered'"
    assert await cast.sql.fetchval(noted) == 1


async def test_the_first_reading_is_told_to_the_person(cast, request_):
    assert "Pas encore." in (await cast.david.opens(f"/demandes/{request_}")).text
    for _ in range(2):
        await cast.martin.opens(f"/demandes/{request_}")
    assert await steps_of(cast, request_) == ["asked", "read"]
    assert "Madame Martin, infirmière du foyer." in (await cast.david.opens(f"/demandes/{request_}")).text


async def test_a_page_fetched_ahead_is_not_read(cast, request_):
    await cast.martin.opens(f"/demandes/{request_}", headers={"sec-purpose": "prefetch"})
    assert await steps_of(cast, request_) == ["asked"]


async def test_an_answer_opens_though_the_dossier_has_a_newer_key(cast, request_):
    await cast.sql.execute("update dossier_key set retired_at = now() where dossier_id = $1", cast.david.dossier)
    assert (await answers(cast.martin, request_, "refused", WHY)).status_code == 200
    page = html.document_fromstring((await cast.david.opens(f"/demandes/{request_}")).text)
    assert WHY in page.text_content()  # a word of it opens its card


async def test_the_queue_goes_on_where_the_page_ends(cast):
    made = [await papers.paper(cast, cast.tilleuls, cast.david.dossier) for _ in range(23)]
    asked = {str(await opposes(cast.david, one)) for one in made}
    first = (await cast.martin.opens("/demandes")).text
    assert "du=" in first
    link = first.split('href="')
    older = next(one.split('"')[0] for one in link if "?du=" in one).replace("&amp;", "&")
    second = (await cast.martin.opens(older)).text
    on_first, on_second = ({one for one in asked if one in page} for page in (first, second))
    assert (len(on_first), len(on_second), on_first | on_second) == (20, 3, asked)
    mine = (await cast.david.opens("/demandes")).text
    assert sum(one in mine for one in asked) == 20

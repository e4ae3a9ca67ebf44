"""What somebody said is not hers is found on the page of the dispute, and on no other page of the staff."""

import pytest

from backend.demo import making
from tests.architecture.authz.papers import paper as filed
from tests.cast import CARE, DLU
from tests.documents.desks import with_duty
from tests.documents.disputing import dispute, says, settles
from tests.documents.test_staff_sheets import THREE
from tests.rights.asks import opposes

pytestmark = pytest.mark.anyio
PARTS = ("", *(f"/{one}" for one in THREE))
TOLD = "select purpose from audit_entry where actor_id = $1 and $2 = any (objects) order by at"


@pytest.fixture
async def paper(cast):
    return await filed(cast, cast.tilleuls, cast.david.dossier)


@pytest.fixture
async def both(cast):
    """In David's team, with all rights of care, and the one who says whose a paper is: as in a small house."""
    role = await making.role(cast.sql, cast.tilleuls, "cadre", "cadre de santé", CARE, ("requests", "identity"))
    return await cast.staff("Aline", "Hoarau", cast.tilleuls, role, "Madame Hoarau", cast.care)


async def statuses(somebody, address, parts=PARTS):
    return {(await somebody.opens(address + part)).status_code for part in parts}


async def told(cast, somebody, paper):
    return {purpose for (purpose,) in await cast.sql.fetch(TOLD, somebody.id, paper)}


async def test_the_ordinary_page_of_the_paper_is_closed_to_her_who_has_the_duty(cast, paper, both):
    await says(cast, paper)
    for somebody in (both, cast.clerk, await with_duty(cast, cast.tilleuls)):
        assert await statuses(somebody, f"/papiers/{paper}") == {404}
        assert await told(cast, somebody, paper) == set(), "nothing was shown, in care or otherwise"
        assert await statuses(somebody, f"/contestes/{await dispute(cast)}") == {200}
        assert await told(cast, somebody, paper) == {"identity"}


@pytest.mark.parametrize(("whose", "status"), [("a-elle", 200), ("pas-a-elle", 404)])
async def test_once_it_is_settled_it_is_a_paper_of_hers_or_of_nobody(cast, paper, both, whose, status):
    await says(cast, paper)
    await settles(cast, both, whose)
    assert await statuses(both, f"/papiers/{paper}") == {status}
    assert await told(cast, both, paper) - {"identity"} == ({"care"} if status == 200 else set())


async def test_it_is_in_no_list_of_papers(cast, paper, both):
    other = await filed(cast, cast.tilleuls, cast.david.dossier)
    await says(cast, paper)
    listed = (await both.opens(f"/personnes/{cast.david.dossier}/papiers")).text
    assert (str(other) in listed, str(paper) in listed) == (True, False)
    assert await told(cast, both, paper) == set()
    assert f"/contestes/{await dispute(cast)}" in (await both.opens("/contestes")).text
    assert await told(cast, both, paper) == {"identity"}


async def test_no_message_tells_its_title(cast, paper, both):
    await cast.david.sends("/messages/ecrire", quoi="understand", papier=str(paper))
    thread = f"/messages/{await cast.sql.fetchval('select id from thread')}"
    link = f"/papiers/{paper}"
    assert link in (await both.opens(thread)).text
    await says(cast, paper)
    assert link not in (await both.opens(thread)).text


async def test_no_request_tells_its_title(cast, paper, both):
    pages = ("/demandes", f"/demandes/{await opposes(cast.david, paper)}")
    for path in pages:
        assert "Lettre" in (await both.opens(path)).text
    await says(cast, paper)
    for path in pages:
        answer = await both.opens(path)
        assert (answer.status_code, "Lettre" in answer.text, str(paper) in answer.text) == (200, False, False)


async def test_the_duty_opens_no_list_of_whom_her_teams_do_not_support(cast, paper):
    await says(cast, paper)
    desk = await with_duty(cast, cast.tilleuls)
    assert (await desk.opens(f"/contestes/{await dispute(cast)}")).status_code == 200
    assert (await desk.opens(f"/personnes/{cast.david.dossier}/papiers")).status_code == 404


@pytest.mark.parametrize("path", ["/papiers", "/papiers/familles", "/papiers/prendre"])
async def test_the_duty_opens_nothing_on_the_pages_of_a_person(cast, paper, both, path):
    """Who has the duty is also somebody: her own pages are those of a person without papers."""
    await says(cast, paper)
    page = await both.client.get(path)
    assert (page.status_code, str(paper) in page.text, "Hôpital" in page.text) == (200, False, False)


async def test_no_search_finds_it(cast, both):
    paper = await cast.files(DLU)
    await says(cast, paper)
    for somebody in (both, cast.david):
        found = await somebody.client.post("/papiers/chercher", data={"cherche": "poignet"})
        assert (found.status_code, str(paper) in found.text) == (200, False)

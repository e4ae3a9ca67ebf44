"""FranceConnect alone is one proof: she is recognised, and asked for another before she reads anything."""

import pytest

from backend.identity.means import Means, means

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known")]
SAME = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def franceconnect_is_enough():
    """Here it is what it is."""


async def test_one_proof_leads_to_the_page_that_asks_for_another(browse):
    david = browse()
    answer = await david.signs_in(retour="/messages")
    assert answer.headers["location"] == "/messages"
    page = await david.client.get("/messages")
    assert (page.status_code, page.headers["location"]) == (303, "/entrer/encore?retour=/messages")
    told = await david.client.get(page.headers["location"])
    assert told.status_code == 200
    assert "Il faut une deuxième preuve" in told.text
    assert 'name="retour" value="/messages"' in told.text


async def test_what_she_sends_with_one_proof_is_not_done(browse, cast):
    david = browse()
    await david.signs_in()
    sent = await david.client.post(
        "/messages/ecrire", data={"mots": "Bonjour"}, headers={"sec-fetch-site": "same-origin"}
    )
    assert sent.headers["location"] == "/entrer/encore"
    assert await cast.sql.fetchval("select count(*) from message") == 0


async def test_after_its_last_day_this_door_says_so(browse, monkeypatch):
    past = means()["franceconnect"].until.replace(year=2020)
    monkeypatch.setitem(means(), "franceconnect", Means(1, "past", past))
    answer = await browse().client.get("/entrer/franceconnect")
    assert answer.status_code == 403
    assert "Cette façon d’entrer est fermée" in answer.text

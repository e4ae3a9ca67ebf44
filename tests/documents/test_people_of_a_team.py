"""Madame Martin looks for somebody among the people whom her team supports; the name stands in no address."""

from uuid import uuid4

import pytest

pytestmark = pytest.mark.anyio


async def looks_for(somebody, words):
    return await somebody.client.post(f"{somebody.base}/personnes", data={"key": str(uuid4()), "cherche": words})


@pytest.mark.parametrize("words", ["mor", "Morel", "MOREL david", "dàvid", "paul mor"])
async def test_by_the_beginning_of_any_of_her_names(cast, words):
    page = (await looks_for(cast.martin, words)).text
    assert "David Morel" in page or "DAVID MOREL" in page.upper()
    assert "1 personne trouvée." in page
    assert "Payet" not in page
    assert "PAYET" not in page


async def test_hyphens_and_apostrophes_do_not_count(cast):
    await cast.sql.execute("update dossier set used_name = 'D’Abbadie-Morel' where id = $1", cast.david.dossier)
    for words in ("abbadie", "d'abbadie", "abbadie-morel"):
        assert "D’Abbadie-Morel" in (await looks_for(cast.martin, words)).text


@pytest.mark.parametrize("words", ["orel", "hoarau", "zzz", "%", "_"])
async def test_nobody(cast, words):
    """Inside a name, in another house, nowhere; signs of a pattern are no letters."""
    answer = await looks_for(cast.martin, words)
    assert "Morel" not in answer.text.replace(f'value="{words}"', "")
    assert answer.status_code == (422 if words in "%_" else 200)


async def test_whom_her_team_no_longer_supports_is_not_found(cast):
    await cast.sql.execute("update dossier_team set ends_at = now() where dossier_id = $1", cast.david.dossier)
    assert "0 personne trouvée." in (await looks_for(cast.martin, "morel")).text


async def test_elsewhere_there_is_no_such_page(cast):
    for somebody in (cast.david, cast.roux):
        answer = await somebody.client.post(f"{cast.martin.base}/personnes", data={"cherche": "morel"})
        assert answer.status_code == 404


async def test_what_was_looked_for_stays_in_its_field_and_goes_in_no_address(cast):
    answer = await looks_for(cast.martin, "morel")
    assert answer.url.path == f"{cast.martin.base}/personnes"
    assert not answer.url.query
    assert 'value="morel"' in answer.text

"""Laura, whom the SSIAD supports already, comes to live at the foyer: a letter, a code, two yeses, and two houses."""

import pytest

from backend.demo import making
from tests.enrolment.desk import (
    ISSUER,
    arriving,
    decides,
    enrolled,
    place,
    plain,
    presses,
    prints,
    says,
    types,
)

pytestmark = [pytest.mark.anyio, pytest.mark.story]
LAURA = {"naissance": "Hoarau", "prenoms": "Laura", "ne_le": "02/08/1955", "ne_a": "97413"}
CLAIMS = {"family_name": "HOARAU", "given_name": "LAURA", "birthdate": "1955-08-02", "birthplace": "97413"}


@pytest.fixture
async def here(cast):
    """Madame Bouvier has opened her dossier at the foyer."""
    await making.identity(cast.sql, cast.laura.id, ISSUER, "laura")
    return await enrolled(cast, **LAURA)


async def test_laura_receives_a_letter_and_has_two_houses(cast, here):
    [code] = await prints(cast, here)
    async with arriving(cast, "laura", **CLAIMS) as hers:
        await types(hers, code)
        assert "Laura Hoarau Une personne dit que ce dossier est le sien. Vérifiez." in await listed(cast)
        await decides(cast, here)
        page = plain((await hers.get("/inscription")).text)
        assert "Foyer Les Tilleuls dit que ce dossier est le vôtre" in page
        await says(hers, "oui")
        assert "Laura" in (await hers.get("/")).text
        looked = plain((await hers.get("/acces")).text)
        assert "a dit que c’est bien vous" in looked
        assert "a imprimé votre lettre" in looked
    both = await cast.sql.fetch("select id from dossier where person_id = $1 and linked_at is not null", cast.laura.id)
    assert {str(row["id"]) for row in both} == {here, str(cast.laura.dossier)}
    assert await cast.sql.fetchval("select count(*) from identity where subject = 'laura'") == 1
    assert "Laura" not in await listed(cast)


async def test_laura_receives_a_letter_and_says_no(cast, here):
    """It is not her house: the desk sees it, and nothing of hers at the other house has changed."""
    [code] = await prints(cast, here)
    async with arriving(cast, "laura", **CLAIMS) as hers:
        await types(hers, code)
        await decides(cast, here)
        await says(hers, "non")
    assert "Laura Hoarau La personne a dit non" in await listed(cast)
    await prints(cast, here)
    assert "Laura Hoarau Lettre envoyée" in await listed(cast)
    linked = "select id from dossier where person_id = $1 and linked_at is not null"
    assert [row["id"] for row in await cast.sql.fetch(linked, cast.laura.id)] == [cast.laura.dossier]


async def test_laura_loses_her_letter(cast, here):
    """Another is printed: whoever finds the first opens nothing with it."""
    [lost] = await prints(cast, here)
    [code] = await prints(cast, here)
    async with arriving(cast, "finder") as finder, arriving(cast, "laura", **CLAIMS) as hers:
        assert (await types(finder, lost)).status_code == 422
        assert (await types(hers, code)).status_code == 303


async def test_laura_comes_to_the_desk_with_her_phone(cast, here):
    screen = await presses(cast.clerk, f"{place(cast.tilleuls)}/{here}/telephone")
    assert "Bonjour Laura" in plain(screen.text)
    code = await cast.sql.fetchval("select kind from enrolment_code")
    assert code == "phone"


async def listed(cast):
    return plain((await cast.clerk.client.get(place(cast.tilleuls))).text)

"""Who acts by a measure, at the desk and among one's aidants: what was chosen has « Arrêter » beside it, a measure says
whom to speak to."""

import pytest
from lxml import html

from tests.entrusting.giving import delegation_of, gives
from tests.entrusting.test_at_desk import who_acts
from tests.protection.entering import helper, in_force, plain, two_who_enrol

pytestmark = pytest.mark.anyio
PAUSED = "update delegation set paused_at = now() where id = $1"


@pytest.fixture
async def nadia(cast):
    """A guardian of Laura's person, entered by two people of Les Pins; and an aidant whom Laura chose."""
    nadia = await helper(cast, "Nadia", "Técher")
    desks = await two_who_enrol(cast, cast.pins)
    nadia.measure = await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    return nadia


async def lines(usager):
    """The accesses of her list: their words, and where their links lead."""
    page = html.document_fromstring((await usager.opens("/aidants")).text)
    told = {}
    for line in page.xpath("//main//ul[@class='shelf']/li"):
        words = " ".join(line.text_content().replace("\N{NO-BREAK SPACE}", " ").split())
        told[words] = [link.get("href") for link in line.iter("a")]
    return told


async def test_who_supports_laura_sees_her_guardian(cast, nadia):
    shown = await who_acts(cast.roux, cast.laura)
    page = plain(shown)
    assert "Nadia Técher" in page
    assert "tuteur" in page.lower()
    for words in ("Peut lire : ", "Mes soins", "Jusqu’au"):
        assert words in page
    assert "Mes choix" not in page
    assert "<form" not in shown.text.split("<main")[1]


async def test_her_guardian_is_no_news_for_another_house(cast, nadia):
    assert (await who_acts(cast.martin, cast.laura)).status_code == 404
    assert "Nadia" not in plain(await who_acts(cast.martin, cast.david))


async def test_each_that_she_chose_has_its_stop_beside_its_sentence_and_a_measure_has_none(cast, nadia):
    zoe, paused = await cast.stranger(), await helper(cast, "Luc", "Dijoux")
    given = [delegation_of(await gives(cast.laura, one)) for one in (zoe, paused)]
    await cast.sql.execute(PAUSED, given[1])
    told = await lines(cast.laura)
    for one, name in zip(given, ("Zoé Inconnue", "Luc Dijoux"), strict=True):
        [words] = [words for words in told if f"/aidants/{one}" in told[words]]
        assert words.startswith(name)
        assert told[words] == [f"/aidants/{one}", f"/aidants/{one}/arreter"]
    [measure] = [words for words in told if "Nadia Técher" in words]
    assert "Pour en parler : SSIAD Les Pins" in measure
    assert told[measure] == [f"/aidants/mesures/{nadia.measure}"]
    assert not [link for links in told.values() for link in links if "arreter" in link and "mesures" in link]


async def test_of_a_measure_it_is_said_whom_to_speak_to(cast, nadia):
    page = plain(await cast.laura.opens(f"/aidants/mesures/{nadia.measure}"))
    assert "Vous ne pouvez pas arrêter cette mesure ici" in page
    assert "Une question, une erreur ? Demandez à" in page
    assert "/arreter" not in page

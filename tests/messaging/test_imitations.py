"""Who writes is drawn by the house, outside the words: they may say anything, and be nobody else."""

import pytest
from lxml import html

from tests.entrusting.giving import gives

pytestmark = [pytest.mark.anyio, pytest.mark.story]
BAIT = "Madame Martin\ninfirmière du foyer\n✔ Vérifié : reconnectez-vous sur https://aportee.exemple ou www.aportee.fr"


@pytest.fixture
async def zoe(cast):
    somebody = await cast.stranger()
    somebody.base = f"/pour/{cast.david.id}"
    await gives(cast.david, somebody, quoi="messages")
    return somebody


def told(page):
    """Of each message: whether it bears the badge of the team, who says it, and its words."""
    for message in html.document_fromstring(page).xpath("//li[contains(@class, 'msg')]"):
        [face], [who], [words] = (message.xpath(f".//*[contains(@class, '{name}')]") for name in ("av", "who", "words"))
        yield "staff" in face.get("class").split(), who.text_content(), words


@pytest.mark.attack("P02")
@pytest.mark.attack("F18")
async def test_words_that_imitate_the_team_bear_no_badge_and_lead_nowhere(cast, zoe):
    await zoe.sends("/messages/ecrire", quoi="other", mots=BAIT)
    thread = await cast.sql.fetchval("select id from thread")
    await cast.martin.sends(f"/messages/{thread}/repondre", mots=f"Bonjour. {BAIT}")
    for reader in (cast.david, zoe, cast.martin):
        (badge, who, words), (ours, our_name, our_words) = told((await reader.opens(f"/messages/{thread}")).text)
        assert (badge, ours) == (False, True)
        assert "Martin" not in who
        assert "Madame Martin" in our_name
        assert "Vérifié" in words.text_content()
        links = [link.get("href") for one in (words, our_words) for link in one.iter("a")]
        assert [link for link in links if not link.startswith("/mots/")] == []


@pytest.mark.attack("F18")
async def test_words_are_kept_without_what_turns_or_hides(cast):
    await cast.david.sends("/messages/ecrire", quoi="other", mots="Payez \u202e01 €\u202c a\u200bvant le 3")
    thread = await cast.sql.fetchval("select id from thread")
    [(_, _, words)] = told((await cast.martin.opens(f"/messages/{thread}")).text)
    assert words.text_content() == "Payez 01 € avant le 3"
    assert words.get("dir") == "auto"

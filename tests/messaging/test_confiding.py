"""A person writes to one member of the house alone: nobody else knows of it, by any sign."""

import re
from html import unescape
from uuid import uuid4

import pytest

from tests.messaging.photographs import looked_at, photo_of, sends
from tests.messaging.talk import THREAD, begins, confides, lists, threads

pytestmark = pytest.mark.anyio
WORDS = "Je ne veux pas que Paula le sache. Girafe."


@pytest.mark.story
async def test_he_chooses_her_and_only_they_read_it(cast, zoe, aidant):
    page = await cast.david.opens("/messages/ecrire")
    assert 'href="/messages/ecrire/seulement"' in page.text
    page = await cast.david.opens("/messages/ecrire/seulement")
    url = re.search(r'href="([^"]*)"[^>]*>(?:(?!</a>).)*Seulement à Madame Martin', unescape(page.text), re.DOTALL)[1]
    page = await cast.david.opens(url)
    assert "Seulement Madame Martin" in page.text
    thread = await confides(cast)
    for who in (cast.david, cast.martin):
        page = await who.opens(thread)
        assert WORDS in page.text
    assert "Vos collègues" in page.text
    await cast.martin.sends(f"{thread}/repondre", mots="Cela reste entre nous.")
    page = unescape((await cast.david.opens(thread)).text)
    assert "Cela reste entre nous." in page
    assert "<title>Message confidentiel" in page
    assert "Seulement Madame Martin" in page
    assert "Seulement Madame Martin" in (await cast.david.opens("/messages")).text
    assert "Confidentiel" in (await cast.martin.opens("/messages")).text


@pytest.mark.attack("C01")
@pytest.mark.attack("P03")
async def test_nobody_else_opens_it(cast, zoe, aidant):
    thread = await confides(cast)
    for who in (zoe, aidant, cast.paula, cast.clerk, cast.marion, cast.roux):
        assert (await who.opens(thread)).status_code == 404
        assert (await who.sends(f"{thread}/repondre", mots="Non")).status_code == 404
    assert await cast.sql.fetchval("select count(*) from message") == 1


@pytest.mark.attack("C04")
async def test_who_reads_it_stands_above_the_button(cast):
    thread = await confides(cast)
    page = unescape((await cast.david.opens(thread)).text)
    assert re.search(
        r"</photo-field>\s*<p><span class=\"state secret\">(?:(?!</p>).)*Seulement Madame Martin", page, re.DOTALL
    )
    assert "Envoyer à Madame Martin" in page


@pytest.mark.attack("C05")
@pytest.mark.attack("C03")
async def test_it_is_confidential_from_its_first_word_or_never(cast, zoe):
    """Nothing is carried from one to the other: a thread never changes its readers, and a photo is read in its own."""
    common, thread = await begins(cast.david, "Bonjour"), await confides(cast)
    await sends(cast.david, f"{thread}/repondre", mots="Une photo")
    await looked_at(cast)
    photo = photo_of(await cast.david.opens(thread)).rsplit("/", 1)[1]
    for who in (cast.david, zoe, cast.martin):
        assert (await who.opens(f"{common}/photos/{photo}")).status_code == 404
    await cast.david.sends(f"{common}/repondre", mots="Encore", seulement=str(cast.martin.membership))
    assert await cast.sql.fetchval("select count(*) from thread where confidential_to is not null") == 1


@pytest.mark.attack("C12")
async def test_on_a_lent_phone_the_title_says_nothing_and_one_leaves_at_once(cast):
    thread = await confides(cast, quoi="pain")
    page = unescape((await cast.david.opens(thread)).text)
    assert "mal" not in re.search("<title>(.*?)</title>", page, re.DOTALL)[1].lower()
    assert "quick-exit" in page


@pytest.mark.parametrize("whom", ["another house", "another team", "left", "nobody"])
async def test_only_to_somebody_who_answers_there(cast, zoe, whom):
    await cast.sql.execute("update membership set stopped_at = now() where id = $1", zoe.membership)
    found = {"another house": cast.roux.membership, "another team": cast.clerk.membership, "left": zoe.membership}
    only = str(found.get(whom, uuid4()))
    assert (await cast.david.opens(f"/messages/ecrire?seulement={only}")).status_code == 404
    refused = await cast.david.sends("/messages/ecrire", quoi="other", mots=WORDS, seulement=only)
    assert refused.status_code == 404
    assert await cast.sql.fetchval("select count(*) from thread") == 0


async def test_an_aidant_may_not_confide_for_him(cast, aidant):
    refused = await aidant.sends("/messages/ecrire", quoi="other", mots=WORDS, seulement=str(cast.martin.membership))
    assert refused.status_code == 404
    assert await cast.sql.fetchval("select count(*) from thread") == 0


async def test_when_she_has_left_he_is_told_and_nothing_goes_nowhere(cast, zoe):
    thread = await confides(cast)
    await cast.sql.execute("update membership set stopped_at = now() where id = $1", cast.martin.membership)
    page = await cast.david.opens(thread)
    assert "Madame Martin ne répond plus ici." in page.text
    assert "<textarea" not in page.text
    refused = await cast.david.sends(f"{thread}/repondre", mots="Vous êtes là ?")
    assert refused.status_code == 409
    assert "Personne ne peut répondre ici" in refused.text
    assert (await zoe.opens(thread)).status_code == 404


async def test_she_may_take_it_and_not_hand_it_over(cast, zoe):
    thread = await confides(cast)
    assert (await cast.martin.sends(f"{thread}/prendre")).status_code == 200
    assert "Madame Hoareau" not in (await cast.martin.opens(thread)).text
    assert (await cast.martin.sends(f"{thread}/confier", a=str(zoe.membership))).status_code in (404, 409)
    assert list(await lists(zoe)) == []
    assert await threads(cast.david) == [THREAD.match(thread)[0].rsplit("/", 1)[1]]

"""A person writes to one member of the house alone: nobody else knows of it, by any sign."""

import re
from html import unescape
from uuid import uuid4

import pytest

from tests.entrusting.giving import gives
from tests.live.streams import MINE, listening, ready, told
from tests.messaging.photographs import looked_at, photo_of, sends
from tests.messaging.talk import THREAD, begins, colleague, lists, threads
from tests.messaging.two_worlds import AIDANT, COLLEAGUE, plain, seen_by

pytestmark = pytest.mark.anyio
WORDS = "Je ne veux pas que Paula le sache. Girafe."


async def confides(cast, words=WORDS, member=None, **more):
    """The address of the thread that only he and she see."""
    only = str(member or cast.martin.membership)
    return await begins(cast.david, words, seulement=only, **more)


@pytest.fixture
async def zoe(cast):
    """Madame Hoareau, of the same team."""
    return await colleague(cast)


@pytest.fixture
async def aidant(cast):
    """She reads and writes David's messages, and is told of them."""
    somebody = await cast.stranger()
    await gives(cast.david, somebody, ecrire="on")
    somebody.base = f"/pour/{cast.david.id}"
    return somebody


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


@pytest.mark.attack("C02")
@pytest.mark.attack("N04")
async def test_the_two_worlds_are_the_same_for_everybody_else(cast, zoe, aidant):
    """With it and without it: each page, each list, each search, octet for octet, ids apart."""
    common = await begins(cast.david, "Bonjour")
    watch = ((zoe, COLLEAGUE), (cast.clerk, COLLEAGUE), (aidant, AIDANT), (cast.paula, ("",)))
    for who in (zoe, aidant):
        await who.opens(common)
    looked = plain(await aidant.client.post(f"{aidant.base}/messages/chercher", data={"cherche": "girafe"}))
    for who, paths in watch:
        await seen_by(who, paths)
    before = [await seen_by(who, (*paths, common)) for who, paths in watch]

    thread = await confides(cast)
    await sends(cast.david, f"{thread}/repondre", mots="Une photo")
    await looked_at(cast)
    await cast.martin.sends(f"{thread}/repondre", mots="Merci.")
    await cast.martin.sends(f"{thread}/noter", note="À revoir.")
    page = await cast.david.sends(f"{thread}/repondre", mots="Oups")
    undo = re.search(r'action="([^"]*/annuler)"', page.text)[1]
    assert (await cast.david.client.post(undo, data={"key": str(uuid4())})).status_code == 200
    await cast.david.sends(f"{thread}/garder", mots="Je voudrais")

    for (who, paths), world in zip(watch, before, strict=True):
        for path, page in (await seen_by(who, (*paths, common))).items():
            assert page == world[path], (who.name, path)
    assert plain(await aidant.client.post(f"{aidant.base}/messages/chercher", data={"cherche": "girafe"})) == looked
    place = photo_of(await cast.david.opens(thread))
    assert (await cast.martin.opens(place)).status_code == 200
    for who in (zoe, aidant, cast.clerk):
        assert (await who.opens(place)).status_code == 404


async def test_no_aidant_is_told_by_push(cast, aidant):
    sign_in = await cast.sql.fetchval("select id from sign_in where person_id = $1", aidant.id)
    await cast.sql.execute(
        "insert into push_subscription (id, person_id, sign_in_id, endpoint_hash, kek_id, wrapped, voice)"
        " values (gen_random_uuid(), $1, $2, 'x', '1', '', '1')",
        aidant.id, sign_in,
    )  # fmt: skip
    queued = "select count(*) from jobs.pgqueuer where entrypoint = 'push.send'"
    await cast.sql.execute(
        "insert into delegation_right (delegation_id, dossier_id, family, can, starts_at, ends_at)"
        " select delegation_id, dossier_id, family, 'be_told', starts_at, ends_at"
        " from delegation_right where can = 'write' and family = 'messages'"
    )
    await confides(cast)
    assert await cast.sql.fetchval(queued) == 0
    await begins(cast.david, "Pour toute l’équipe")
    assert await cast.sql.fetchval(queued) == 1


async def test_open_pages_of_others_hear_nothing_not_even_what_is_taken_back(cast, app, zoe, aidant):
    desk, his = f"{zoe.base}/messages/direct", f"{aidant.base}/messages/direct"
    async with (
        listening(zoe, desk) as hers,
        listening(aidant, his) as theirs,
        listening(cast.martin, f"{cast.martin.base}/messages/direct") as martins,
        listening(cast.david, MINE) as davids,
    ):
        await ready(app, 4)
        await begins(cast.david, "Pour toute l’équipe")
        for stream in (hers, theirs, martins, davids):
            assert (await told(stream))[0] == "changed"
        page = await cast.david.sends(
            "/messages/ecrire", quoi="other", mots=WORDS, seulement=str(cast.martin.membership)
        )
        for stream in (martins, davids):
            assert (await told(stream))[0] == "changed"
        undo = re.search(r'action="([^"]*/annuler)"', page.text)[1]
        assert (await cast.david.client.post(undo, data={"key": str(uuid4())})).status_code == 200
        assert (await martins.event())[0] == "again"
        await begins(cast.david, "Encore pour toute l’équipe")
        for stream in (hers, theirs):
            assert (await stream.event())[0] == "changed"


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


async def test_his_words_wait_in_a_place_of_their_own(cast):
    only = str(cast.martin.membership)
    await cast.david.sends("/messages/ecrire/garder", mots="Entre nous", seulement=only)
    assert "Entre nous" not in (await cast.david.opens("/messages/ecrire")).text
    assert "Entre nous" in (await cast.david.opens(f"/messages/ecrire?seulement={only}")).text
    page = await cast.david.sends("/messages/ecrire", quoi="other", mots="Repris", seulement=only)
    undo = re.search(r'action="([^"]*/annuler)"', page.text)[1]
    back = await cast.david.client.post(undo, data={"key": str(uuid4())})
    assert f"seulement={only}" in str(back.url)
    assert "Repris" in back.text
    assert "Seulement Madame Martin" in back.text

"""With a confidential thread and without it, the world is the same for everybody else."""

import re
from uuid import uuid4

import pytest

from tests.live.streams import MINE, listening, ready, told
from tests.messaging.photographs import looked_at, photo_of, sends
from tests.messaging.talk import begins, confides
from tests.messaging.two_worlds import AIDANT, COLLEAGUE, plain, seen_by

pytestmark = pytest.mark.anyio
WORDS = "Je ne veux pas que Paula le sache. Girafe."


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

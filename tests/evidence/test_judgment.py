"""The judgment of a measure: added by who entered it, opened by the second person, seen by Laura and by nobody else."""

from uuid import uuid4

import obstore
import pytest

from tests.evidence.proving import PHOTO, added, adds, opens, read
from tests.protection.entering import enters, newest, place, plain

pytestmark = pytest.mark.anyio


@pytest.fixture
async def measure(cast, desks, nadia):
    await enters(desks[0], cast.laura, "tutelle/goods", nadia)
    return await newest(cast, cast.laura)


async def checks(cast, desk, measure):
    return await desk.sends(f"{place(cast.laura)}/{measure}/verifier")


async def lets_in(cast, nadia):
    return (await nadia.client.get(f"/pour/{cast.laura.id}")).status_code == 200


@pytest.mark.attack("B18")
async def test_opened_then_checked_and_never_before(cast, desks, nadia, measure):
    assert "Le papier n’est pas encore là" in plain(await opens(desks[0], measure))
    refused = await checks(cast, desks[1], measure)
    assert (refused.status_code, "Le jugement n’est pas encore là" in plain(refused)) == (422, True)
    page = plain(await adds(desks[0], measure))
    assert "Le papier est en train d’être lu" in page
    assert (await checks(cast, desks[1], measure)).status_code == 422, "nobody has read it yet"
    assert await read(cast) == ["kept"]
    refused = await checks(cast, desks[1], measure)
    assert (refused.status_code, "Ouvrez d’abord le jugement" in plain(refused)) == (422, True)
    assert not await lets_in(cast, nadia)
    page = await opens(desks[1], measure)
    assert "J’ai lu le jugement" in plain(page)
    picture = await desks[1].opens(f"/justificatifs/{measure}/pages/1")
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/webp")
    whole = await desks[1].opens(f"/justificatifs/{measure}/original")
    assert whole.headers["content-disposition"].startswith("attachment")
    assert "C’est vérifié" in plain(await checks(cast, desks[1], measure))
    assert await lets_in(cast, nadia)
    acts = await cast.sql.fetch("select act, actor_id from audit_entry where act like 'evidence.%' order by at")
    one, two = desks[0].id, desks[1].id
    assert [tuple(each) for each in acts] == [
        ("evidence.added", one), ("evidence.read", two), ("evidence.page", two), ("evidence.downloaded", two),
    ]  # fmt: skip


async def test_whoever_entered_or_added_it_does_not_check(cast, desks, nadia, measure):
    await added(cast, desks[1], measure)
    page = plain(await opens(desks[1], measure))
    assert "une autre personne doit le lire" in page
    assert "J’ai lu le jugement" not in page
    refused = await checks(cast, desks[1], measure)
    assert (refused.status_code, "Vous avez ajouté le jugement" in plain(refused)) == (422, True)
    refused = await checks(cast, desks[0], measure)
    assert (refused.status_code, "une autre personne doit la vérifier" in plain(refused)) == (422, True)
    assert not await lets_in(cast, nadia)


async def test_another_paper_in_its_place_is_opened_anew(cast, desks, nadia, measure):
    await added(cast, desks[0], measure)
    await opens(desks[1], measure)
    await added(cast, desks[0], measure)
    assert (await checks(cast, desks[1], measure)).status_code == 422
    await opens(desks[1], measure)
    assert (await checks(cast, desks[1], measure)).status_code == 200
    late = await adds(desks[0], measure)
    assert (late.status_code, "Quelqu’un a déjà dit oui" in plain(late)) == (422, True)
    assert await cast.sql.fetchval("select count(*) from evidence") == 2


async def test_it_is_hers_to_see_and_among_the_papers_of_nobody(cast, desks, nadia, measure):
    await added(cast, desks[0], measure)
    there = f"/aidants/justificatifs/{measure}"
    assert (await cast.laura.opens(there)).status_code == 404, "nobody has checked it"
    await opens(desks[1], measure)
    await checks(cast, desks[1], measure)
    assert there in (await cast.laura.opens(f"/aidants/mesures/{measure}")).text
    assert "La décision du juge" in plain(await cast.laura.opens(there))
    assert (await cast.laura.opens(f"{there}/pages/1")).status_code == 200
    told = plain(await cast.laura.opens("/acces"))
    assert "a lu le papier d’une mesure" in told
    assert "avez lu le papier d’une mesure" in told
    assert await cast.sql.fetchval("select count(*) from document where dossier_id = $1", cast.laura.dossier) == 0
    assert str(measure) not in (await cast.laura.opens("/papiers")).text


async def test_nobody_else_sees_adds_or_guesses_it(cast, desks, nadia, measure):
    await added(cast, desks[0], measure)
    await opens(desks[1], measure)
    await checks(cast, desks[1], measure)
    base = f"{desks[0].base}/justificatifs/{measure}"
    hers = f"/aidants/justificatifs/{measure}"
    for who in (nadia, cast.paula, cast.david, cast.martin, cast.roux, cast.clerk):
        for url in (base, f"{base}/pages/1", f"{base}/original", hers, f"{hers}/pages/1"):
            assert (await who.client.get(url)).status_code == 404, url
        data, files = {"key": str(uuid4())}, {"fichier": ("j.jpg", PHOTO, "image/jpeg")}
        assert (await who.client.post(base, data=data, files=files)).status_code == 404
    assert (await opens(desks[0], uuid4())).status_code == 404
    assert await cast.sql.fetchval("select count(*) from evidence") == 1


async def test_a_judgment_about_parents_is_not_on_the_screen_of_the_child(cast, desks, nadia):
    await cast.sql.execute("update dossier set birthdate = '2015-05-14' where id = $1", cast.laura.dossier)
    await enters(desks[0], cast.laura, "parent/", nadia, fin="")
    made = await newest(cast, cast.laura)
    await added(cast, desks[0], made)
    await opens(desks[1], made)
    assert "C’est vérifié" in plain(await checks(cast, desks[1], made))
    assert "justificatifs" not in (await cast.laura.opens(f"/aidants/mesures/{made}")).text
    assert (await cast.laura.opens(f"/aidants/justificatifs/{made}")).status_code == 404


async def test_nothing_of_it_is_in_clear(cast, desks, measure):
    """Of a photo the pixels alone are kept, and the store has them sealed."""
    await added(cast, desks[0], measure)
    row = await cast.sql.fetchrow("select * from evidence")
    assert (row["state"], row["media_type"], row["brought_by"]) == ("kept", "image/webp", desks[0].id)
    names = {row["store_key"], await cast.sql.fetchval("select store_key from evidence_page")}
    store = cast.app.state.vault.store
    assert {one["path"] for one in obstore.list(store).collect()} == names, "what came is gone"
    assert not any(b"WEBP" in bytes(obstore.get(store, name).bytes()) for name in names)

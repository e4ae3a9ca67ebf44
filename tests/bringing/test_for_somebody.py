"""Léo, David's brother, may add a paper on a shelf: there and only there, in his own name; he reads nothing for it."""

import pytest

from tests.bringing.adding import NAME, adds, helps, plain, read, sent

pytestmark = pytest.mark.anyio
COUNT = "select count(*) from brought_paper"


@pytest.fixture
async def leo(cast):
    return await helps(cast, {"deposit": ("mdph",)})


async def test_he_adds_it_and_reads_nothing_for_it(cast, leo):
    asked = plain(await leo.opens("/papiers/ajouter?dans=mdph"))
    assert "Ajouter un papier pour David" in asked
    assert "David et son équipe pourront lire ce papier." in asked
    page = await adds(leo)
    assert ("C’est envoyé" in plain(page), NAME in page.text) == (True, True)
    paper = sent(page)
    await read(cast)
    assert "C’est envoyé" in plain(await leo.opens(f"/papiers/ajouts/{paper}"))
    assert (await leo.opens(f"/papiers/{paper}")).status_code == 404
    assert str(paper) not in (await leo.opens("/papiers")).text
    for page in (await cast.david.opens(f"/papiers/{paper}"), await cast.david.opens("/papiers")):
        assert "Ajouté par Léo Morel (frère) pour DAVID" in plain(page)
    assert "Ajouté par Léo Morel (frère) pour DAVID" in plain(
        await cast.martin.opens(f"{cast.martin.base}/papiers/{paper}")
    )
    trail = plain(await cast.david.opens("/acces"))
    for words in ("Léo Morel", "a ajouté", "un papier (MDPH et aides)"):
        assert words in trail


async def test_whoever_reads_that_shelf_too_sees_that_it_was_himself(cast):
    sister = await helps(cast, {"deposit": ("mdph",), "read": ("mdph",)}, "SIS", "Anne")
    paper = sent(await adds(sister))
    await read(cast)
    assert "Ajouté par vous pour DAVID" in plain(await sister.opens(f"/papiers/{paper}"))
    assert "Ajouté par Anne Morel (sœur) pour DAVID" in plain(await cast.paula.opens(f"/papiers/{paper}"))


async def test_there_and_only_there(cast, leo):
    for shelf in ("attestations", "soins", "messages", ""):
        assert (await adds(leo, dans=shelf)).status_code == 404
        if shelf:
            assert (await leo.opens(f"/papiers/ajouter?dans={shelf}")).status_code == 404
    chosen = (await leo.opens("/papiers/ajouter")).text
    assert chosen.count("/papiers/ajouter?dans=") == 1
    assert "Ajouter un papier" in plain(await leo.opens(""))
    # Paula reads that shelf, and may add nothing.
    assert (await cast.paula.opens("/papiers/ajouter")).status_code == 404
    assert (await adds(cast.paula)).status_code == 404
    assert "Ajouter un papier" not in plain(await cast.paula.opens(""))
    assert await cast.sql.fetchval(COUNT) == 0


async def test_what_professionals_do_not_see_is_hers_to_say(cast, leo):
    paper = sent(await adds(leo, qui="moi"))
    await read(cast)
    assert (await cast.martin.opens(f"{cast.martin.base}/papiers/{paper}")).status_code == 200


async def test_a_receipt_is_his_who_sent_it(cast, leo):
    paper = sent(await adds(leo))
    other = await helps(cast, {"deposit": ("mdph",)}, given="Nora")
    assert (await other.opens(f"/papiers/ajouts/{paper}")).status_code == 404
    assert (await leo.client.get(f"/papiers/ajouts/{paper}")).status_code == 404
    assert (await cast.marion.opens(f"/papiers/ajouts/{paper}")).status_code == 404
    assert (await cast.david.opens(f"/papiers/ajouts/{paper}")).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        "update delegation set stopped_at = now() where id = $1",
        "update delegation set paused_at = now() where id = $1",
        "update delegation set ends_at = now() where id = $1",
        "update delegation_right set ends_at = now() where delegation_id = $1",
        "update delegation_right set starts_at = now() + interval '1 day' where delegation_id = $1",
        "delete from delegation_right where delegation_id = $1",
    ],
)
async def test_stopped_resting_or_over_he_adds_nothing_and_what_he_sent_stays(cast, leo, change):
    paper = sent(await adds(leo))
    await cast.sql.execute(change, leo.delegation)
    assert (await adds(leo)).status_code == 404
    for path in ("/papiers/ajouter", f"/papiers/ajouts/{paper}"):
        assert (await leo.opens(path)).status_code == 404
    assert await read(cast) == ["filed"]
    assert "Ajouté par Léo Morel (frère) pour DAVID" in plain(await cast.david.opens(f"/papiers/{paper}"))


async def test_whoever_is_to_be_told_is_and_not_who_sent_it(cast):
    sister = await helps(cast, {"deposit": ("mdph",), "read": ("mdph",), "be_told": ("mdph",)}, "SIS", "Anne")
    await cast.sql.execute(
        """insert into push_subscription (id, person_id, sign_in_id, endpoint_hash, kek_id, wrapped, voice)
           select gen_random_uuid(), s.person_id, s.id, convert_to(s.id::text, 'UTF8'), 'k', '', 'v' from sign_in s
            where s.person_id = any ($1::uuid[])""",
        [cast.david.id, sister.id],
    )
    told = "select convert_from(payload, 'UTF8') from jobs.pgqueuer where entrypoint = 'push.send'"
    for who, others in ((sister, cast.david), (cast.david, sister)):
        await cast.sql.execute("delete from jobs.pgqueuer")
        await adds(who)
        await read(cast)
        jobs = [row[0] for row in await cast.sql.fetch(told)]
        assert [str(others.id) in job for job in jobs] == [True], jobs

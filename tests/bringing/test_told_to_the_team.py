"""What David or his aidant added waits for his team until one of them opened it, and for nobody else."""

import pytest

from tests.bringing.adding import adds, helps, plain, read, sent

pytestmark = pytest.mark.anyio
WAITS, NEW = "Papiers ajoutés par les personnes", "Nouveau"


async def lists(who):
    return plain(await who.opens("/papiers/ajoutes"))


@pytest.mark.story
async def test_his_team_is_told_until_somebody_opened_it(cast):
    made = sent(await adds(cast.david))
    assert WAITS not in plain(await cast.martin.opens("")), "nothing before the worker has read it"
    await read(cast)
    assert f"{WAITS}" in plain(await cast.martin.opens(""))
    assert "1 papier que personne n’a ouvert" in plain(await cast.martin.opens(""))
    page = await lists(cast.martin)
    assert ("Lettre de la CAF" in page, "DAVID MOREL" in page, f"/papiers/{made}" in page) == (True,) * 3
    file = f"/personnes/{cast.david.dossier}/papiers"
    assert NEW in plain(await cast.martin.opens(file))
    await cast.martin.opens(f"/papiers/{made}")
    assert WAITS not in plain(await cast.martin.opens(""))
    assert "Aucun papier à ouvrir" in await lists(cast.martin)
    assert NEW not in plain(await cast.martin.opens(file))


async def test_what_an_aidant_added_too_and_she_does_not_open_it_for_them(cast):
    leo = await helps(cast, {"read": ("mdph",), "deposit": ("mdph",)})
    made = sent(await adds(leo))
    await read(cast)
    for who in (leo, cast.david):
        assert (await who.opens(f"/papiers/{made}")).status_code == 200
    assert "Ajouté par Léo Morel (frère) pour DAVID" in await lists(cast.martin)


async def test_what_he_keeps_from_them_tells_nothing(cast):
    await adds(cast.david, qui="moi")
    await read(cast)
    assert WAITS not in plain(await cast.martin.opens(""))
    assert "Aucun papier à ouvrir" in await lists(cast.martin)


async def test_what_came_from_the_record_software_is_no_news_of_this_kind(cast):
    await adds(cast.david)
    assert "Aucun papier à ouvrir" in await lists(cast.martin)


async def test_only_those_who_read_that_shelf_of_his_are_told(cast):
    made = sent(await adds(cast.david, dans="hopital"))
    await read(cast)
    assert str(made) in (await cast.martin.opens("/papiers/ajoutes")).text
    for who in (cast.clerk, cast.roux):
        assert str(made) not in (await who.opens("/papiers/ajoutes")).text
        assert WAITS not in plain(await who.opens(""))
    for who in (cast.roux, cast.david):
        assert (await who.client.get(f"/equipe/{cast.tilleuls.id}/papiers/ajoutes")).status_code == 404


async def test_after_a_month_it_is_among_the_others(cast):
    await adds(cast.david)
    await read(cast)
    await cast.sql.execute("update document set filed_at = filed_at - interval '31 days' where brought_by is not null")
    assert WAITS not in plain(await cast.martin.opens(""))

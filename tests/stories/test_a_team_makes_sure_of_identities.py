"""Inès makes sure of who people are: what INSi says, what a document says, and neither of them alone."""

import re

import pytest

from tests.interop.insi import people
from tests.people.insi import insi_of, opens, status_of, traits_of

pytestmark = [pytest.mark.anyio, pytest.mark.story]


def plain(answer):
    return words(answer.text)


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\N{NO-BREAK SPACE}", " ").split())


async def test_a_team_qualifies_zoe_by_insi_and_her_identity_card(cast, tmp_path):
    ines = cast.clerk
    async with insi_of(cast, tmp_path) as (_, worker):
        zoe = await opens(cast, traits_of(people.ZOE, birth_name="Adrun", given_names="Zoé"))
        here = f"/identites/personnes/{zoe}"

        # Nobody has given her number, nobody has seen a paper.
        assert "Identités des personnes" in plain(await ines.opens("/identites"))
        page = plain(await ines.opens("/identites/personnes"))
        assert "Zoé Adrun Naissance : 31 décembre 1975 Provisoire" in page
        assert "David Morel" not in page, "his identity is qualified already"
        asked = plain(await ines.sends(f"{here}/insi"))
        assert "INSi est interrogé. Sa réponse sera sur cette page." in asked
        assert "Interroger INSi" not in asked, "one question at a time"
        await worker.works()
        page = plain(await ines.opens(here))
        assert "Récupérée" in page
        assert "INSi la connaît, avec les mêmes traits" in page

        # Her identity card says the same, word for word.
        assert "31 décembre 1975" in plain(await ines.opens(f"{here}/document"))
        page = plain(await ines.sends(f"{here}/document", piece="identity-card"))
        assert "Qualifiée" in page
        assert re.search(r"Carte d’identité, le \w+ \d+ \w+ \d{4}, par Madame Bouvier", page)
        assert people.ZOE.number not in page
        assert "Toutes les identités sont qualifiées" in plain(await ines.opens("/identites/personnes"))


async def test_a_team_finds_out_who_ola_is(cast, tmp_path):
    """Ola is what everybody calls her; the register has two other given names only."""
    ines = cast.clerk
    async with insi_of(cast, tmp_path) as (_, worker):
        ola = await opens(cast, traits_of(people.CATARINA, birth_name="Tchitchi", given_names="Ola Catarina Bella"))
        here = f"/identites/personnes/{ola}"
        await ines.sends(f"{here}/insi")
        await worker.works()
        page = plain(await ines.opens("/identites/personnes"))
        assert "À regarder Ola Tchitchi Naissance : 21 juin 1936 INSi dit autre chose que le dossier" in page
        page = (await ines.opens(here)).text
        assert "Prénoms de naissance Différent INSi CATARINA BELLA Le dossier Ola Catarina Bella" in words(page)
        assert people.CATARINA.number not in page
        assert await status_of(cast, ola) == "PROV"
        search = re.search(r'name="ecart" value="([0-9a-f-]{36})"', page)[1]
        page = plain(await ines.sends(f"{here}/ecart", ecart=search, faire="reprendre"))
        assert "Le dossier dit maintenant la même chose qu’INSi" in page
        assert "Récupérée" in page
        assert "Qualifiée" in plain(await ines.sends(f"{here}/document", piece="passport"))

    acts = [
        act for (act,) in await cast.sql.fetch("select act from audit_entry where dossier_id = $1 order by at", ola)
    ]
    assert [act for act in acts if act != "identity.read"] == [
        "dossier.opened", "identity.searched", "identity.asked", "identity.taken", "identity.proved",
    ]  # fmt: skip


async def test_david_reads_afterwards_who_made_sure_of_him(cast, tmp_path):
    async with insi_of(cast, tmp_path) as (_, worker):
        await cast.clerk.sends(f"/identites/personnes/{cast.david.dossier}/insi")
        await worker.works()
        await cast.clerk.sends(f"/identites/personnes/{cast.david.dossier}/document", piece="passport")
    page = plain(await cast.david.opens("/acces"))
    assert "a demandé votre numéro de santé (INS)" in page
    assert "a vu votre pièce d’identité" in page
    assert "Pour être sûr que c’est bien vous." in page

"""The identity desk: what it shows, what it does once, and who is kept out."""

import pytest

from backend.interop.nos.oids import INS_NIR_DEMO
from tests.cast import DLU
from tests.documents.desks import (
    OTHER_DAY,
    STRANGER,
    does,
    opens,
    plain,
    state_of,
    waits,
    with_duty,
)
from tests.interop.packages import described, metadata, package

pytestmark = pytest.mark.anyio
VERBS = {"essayer": {}, "refuser": {"pourquoi": "desk-identity"}}


@pytest.fixture
async def parcel(cast):
    return await waits(cast)


async def test_the_number_is_masked_on_both_sides(cast, parcel):
    page = plain(await opens(cast.clerk, f"/{parcel}"))
    assert "Numéro INS Pareil Le papier finit par 0141 Le dossier le même numéro" in page
    assert "184039741100141" not in page
    other = await waits(cast, DLU.replace(b"184039741100141", b"184039741100142"))
    page = plain(await opens(cast.clerk, f"/{other}"))
    assert "Numéro INS Différent Le papier finit par 0142 Le dossier un autre numéro" in page


async def test_all_that_differs_is_said_by_a_word(cast):
    body = OTHER_DAY.replace(b"<county>97411</county>", b"")
    page = plain(await opens(cast.clerk, f"/{await waits(cast, body)}"))
    assert "2 différences avec ce dossier" in page
    assert "Lieu de naissance (code INSEE) Manque Le papier rien Le dossier 97411" in page
    assert "Nom de naissance Pareil" in page
    assert "Sexe Pareil Le papier homme Le dossier homme" in page
    assert "Registre du numéro Pareil Le papier NIR de test" in page


async def test_a_stranger_has_one_side(cast):
    page = plain(await opens(cast.clerk, f"/{await waits(cast, STRANGER)}"))
    assert "Personne dans la maison n’a ce numéro INS" in page
    assert "Aucun dossier de la maison ne lui ressemble." in page
    assert "Morel" not in page.replace("MOREL", "")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (DLU.replace(b"1.2.250.1.213.1.4.10", b"1.2.250.1.213.1.4.99"), "Le papier ne porte pas de numéro INS"),
        (package(described_as=metadata(described(1, DLU, unique="2.25.1"))), "L’enveloppe annonce un autre papier"),
        (DLU.replace(b"1.2.250.1.213.1.4.10", INS_NIR_DEMO.encode()), "Pas pareil que le dossier : le registre"),
    ],
    ids=["no number", "another paper", "another register"],
)
async def test_why_it_waits_is_said_in_plain_french(cast, body, words):
    parcel = await waits(cast, body)
    for path in ("", f"/{parcel}"):
        page = plain(await opens(cast.clerk, path))
        assert words in page
        assert "Envoyé par : Logiciel du foyer" in page


async def test_a_parcel_that_could_not_be_opened_waits_too(cast, parcel):
    """As with a virus: nothing is known of it, and one may only try again or refuse."""
    await cast.sql.execute("delete from quarantine")
    await cast.sql.execute("update deposit set reason = 'infected:Eicar-Test'")
    for path in ("", f"/{parcel}", f"/{parcel}/essayer", f"/{parcel}/refuser"):
        assert "Papier pas encore ouvert" in plain(await opens(cast.clerk, path))
    assert "Un virus est dans ce fichier" in plain(await opens(cast.clerk))


async def test_nobody_else_finds_the_desk(cast, parcel):
    await cast.sql.execute("delete from role_duty d using role r where r.id = d.role_id and r.code <> 'secretaire'")
    elsewhere = await with_duty(cast, cast.pins)
    left = await with_duty(cast, cast.tilleuls)
    await cast.sql.execute("update membership set ends_at = now() where id = $1", left.membership)
    cast.david.base = cast.marion.base = f"/equipe/{cast.tilleuls.id}"
    paths = ("", f"/{parcel}", f"/{parcel}/essayer", f"/{parcel}/refuser")
    for somebody in (cast.martin, left, cast.david, cast.marion):
        assert [(await opens(somebody, path)).status_code for path in paths] == [404] * 4
        assert "Identités" not in (await somebody.opens("/messages")).text
    assert [(await opens(elsewhere, path)).status_code for path in paths] == [200, 404, 404, 404]
    for somebody in (cast.martin, left, cast.david, elsewhere):
        for verb, fields in VERBS.items():
            assert (await does(somebody, parcel, verb, **fields)).status_code == 404
    assert await state_of(cast, parcel) == "quarantined"


async def test_a_duty_that_was_taken_away_is_gone_at_the_next_request(cast, parcel):
    assert (await opens(cast.clerk, f"/{parcel}")).status_code == 200
    await cast.sql.execute("delete from role_duty where duty = 'identity'")
    assert (await opens(cast.clerk, f"/{parcel}")).status_code == 404
    assert (await does(cast.clerk, parcel, "refuser", pourquoi="desk-identity")).status_code == 404
    assert await state_of(cast, parcel) == "quarantined"


async def test_the_list_goes_on_where_the_page_ends_the_oldest_first(cast):
    made = [str(await waits(cast, OTHER_DAY + b"<!-- %d -->" % n)) for n in range(22)]
    first = (await opens(cast.clerk)).text
    shown = [one for one in made if one in first]
    assert shown == made[:20]
    link = next(one.split('"')[0] for one in first.split('href="') if "?depuis=" in one).replace("&amp;", "&")
    second = (await cast.clerk.client.get(link)).text
    assert [one for one in made if one in second] == made[20:]

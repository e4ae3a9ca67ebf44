"""Who has no RPPS number yet: a list to send, what became of it, and an end when a number comes."""

from uuid import uuid4

import pytest
from msgspec.structs import replace

from tests.people.lists.making import Colleague, csv_of, rpps
from tests.people.lists.working import Desk

pytestmark = pytest.mark.anyio
NADIA = Colleague(nom="LEBRETON", prenom="Nadia")
MEMBER = "select m.id from membership m join person p on p.id = m.person_id where p.family_name = $1"


async def presses(cast, path, **fields):
    return await cast.clerk.client.post(f"{cast.clerk.base}/rpps{path}", data={"key": str(uuid4())} | fields)


async def page(cast):
    return (await cast.clerk.opens("/rpps")).text


async def test_sent_refused_corrected_and_numbered(cast):
    desk = Desk(cast, cast.clerk)
    await desk.imports(csv_of(NADIA), "professionnels")
    assert "3 personnes à envoyer" in await page(cast)  # she, Madame Martin and Madame Bouvier
    for way in (
        "ils n’entrent pas encore",
        "Apportez de nouveau la liste",
        "doit d’abord l’autoriser",
    ):
        assert way in await page(cast)
    file = await cast.clerk.opens("/rpps/fichier")
    assert "LEBRETON;Nadia;60;Infirmier;infirmière du foyer" in file.text
    assert "la liste est envoyée" in (await presses(cast, "/envoyees")).text
    assert "LEBRETON" not in (await cast.clerk.opens("/rpps/fichier")).text

    nadia = await cast.sql.fetchval(MEMBER, "LEBRETON")
    told = (await presses(cast, f"/{nadia}/refusee", pourquoi="diploma")).text
    assert "Il manque le diplôme." in told
    assert "1 personne à envoyer" in told

    await desk.imports(csv_of(replace(NADIA, identifiant=rpps(5))), "professionnels")
    assert "LEBRETON" not in await page(cast)
    acts = await cast.sql.fetch("select act from audit_entry where act like 'member.rpps%' order by at")
    assert [act for (act,) in acts] == ["member.rpps_list", "member.rpps", "member.rpps"]


@pytest.mark.parametrize("why", ["", "parce que", "DIPLOMA"])
async def test_a_refusal_has_one_of_our_reasons(cast, why):
    assert (await presses(cast, f"/{cast.martin.membership}/refusee", pourquoi=why)).status_code == 422


async def test_nobody_else_finds_it_and_nobody_of_another_house_is_in_it(cast):
    for path in ("/rpps", "/rpps/fichier"):
        assert (await cast.martin.opens(path)).status_code == 404
    assert (await presses(cast, f"/{cast.roux.membership}/refusee", pourquoi="other")).status_code == 404
    assert "Roux" not in await page(cast)
    await cast.sql.execute("delete from role_duty where duty = 'members'")
    assert (await cast.clerk.opens("/rpps")).status_code == 404

"""Somebody is inscribed by hand: two screens and twelve fields, every mistake at once, and who resembles her."""

import re

import pytest

from tests.enrolment.desk import WHO, enrolled, inscribes, place, plain, presses

pytestmark = pytest.mark.anyio
TYPED = re.compile(r'<(?:input|select|textarea)(?![^>]*type="(?:hidden|radio|checkbox)")[^>]*name="(\w+)"')
CHOSEN = re.compile(r'type="(?:radio|checkbox)" name="([a-z]+)')


def fields(page):
    """What is asked: a group of choices is one."""
    asked = page.partition('<main id="contenu">')[2].partition("</main>")[0]
    return set(TYPED.findall(asked)) | set(CHOSEN.findall(asked))


async def where(cast, **more):
    return await presses(cast.clerk, f"/equipe/{cast.tilleuls.id}/inscrire/ou", **WHO | more)


async def test_twelve_fields_on_two_screens(cast):
    first = (await cast.clerk.client.get(f"/equipe/{cast.tilleuls.id}/inscrire")).text
    second = (await where(cast)).text
    assert fields(first) == {"naissance", "prenoms", "usage", "prenom", "ne_le", "sexe", "ne_a"}
    assert fields(second) == {"equipe", "depuis", "matricule", "piece"}


async def test_she_is_there_with_her_team_and_her_stay(cast):
    rose = await enrolled(cast, usage="Payet", prenom="Rosie", piece="vitale")
    row = await cast.sql.fetchrow("select * from dossier where id = $1", rose)
    assert [row[name] for name in ("birth_name", "given_names", "birthdate", "sex", "birthplace")] == [
        "Lebon", "Rose Anne", "1950-04-17", "F", "97411",
    ]  # fmt: skip
    assert (row["used_name"], row["used_given_name"], row["identity_status"]) == ("Payet", "Rosie", "PROV")
    team = await cast.sql.fetchrow("select team_id, starts_at from dossier_team where dossier_id = $1", rose)
    assert team["team_id"] == cast.care
    assert team["starts_at"].isoformat() == "2026-11-01T23:00:00+00:00", "midnight where the house is"
    assert await cast.sql.fetchval("select seen from enrolment where dossier_id = $1", rose) == "vitale"
    assert str(await cast.sql.fetchval("select starts_on from stay where dossier_id = $1", rose)) == "2026-11-02"


async def test_a_paper_that_proves_who_she_is_validates_the_identity(cast):
    rose = await enrolled(cast, piece="passeport")
    assert await cast.sql.fetchval("select identity_status from dossier where id = $1", rose) == "VALI"


async def test_every_mistake_at_once_and_what_was_typed_stays(cast):
    answer = await where(cast, naissance="", ne_le="31/02/1950", ne_a="974", sexe="")
    page = plain(answer.text)
    assert answer.status_code == 422
    for words in ("Écrivez le nom", "Cette date n’existe pas", "Ce code a 5 signes", "Choisissez le sexe"):
        assert words in page
    assert 'value="31/02/1950"' in answer.text
    answer = await inscribes(cast, **{f"equipe-{cast.care}": "", "piece": "", "matricule": "269059913116715"})
    page = plain(answer.text)
    for words in ("Choisissez une équipe", "Ce numéro n’est pas juste", "Choisissez la pièce"):
        assert words in page
    assert 'value="17/04/1950"' in answer.text, "the first screen is kept"
    assert await cast.sql.fetchval("select count(*) from dossier where birth_name = 'Lebon'") == 0


async def test_who_resembles_her_is_shown_before_anything_is_kept(cast):
    await enrolled(cast, prenoms="Anne")
    page = plain((await where(cast, naissance="LEBON")).text)
    assert "Une personne lui ressemble :" in page
    assert "Anne Lebon" in page
    assert "C’est une autre personne" in page


async def test_another_day_another_name_or_another_house_resembles_nobody(cast):
    await enrolled(cast)
    laura = {"naissance": "HOARAU", "prenoms": "LAURA", "ne_le": "02/08/1955"}  # she is of Les Pins
    for more in ({"ne_le": "18/04/1950"}, {"naissance": "Lebeau"}, laura):
        assert "ressemble" not in plain((await where(cast, **more)).text)


async def test_sent_twice_she_is_one(cast):
    key = {"key": "00000000-0000-4000-8000-000000000001"}
    first, second = [await inscribes(cast, **key) for _ in range(2)]
    assert first.headers["location"] == second.headers["location"]
    assert (await inscribes(cast, prenoms="Anne", **key)).status_code == 422
    assert await cast.sql.fetchval("select count(*) from dossier where birth_name = 'Lebon'") == 1


async def test_a_team_of_elsewhere_is_no_team(cast):
    north = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    assert (await inscribes(cast, team=north)).status_code == 404
    assert await cast.sql.fetchval("select count(*) from dossier where birth_name = 'Lebon'") == 0


async def test_who_has_not_the_duty_finds_nothing_here(cast):
    rose = await enrolled(cast)
    for who in (cast.martin, cast.david, cast.roux):
        for path in ("inscrire", "inscriptions", f"inscriptions/{rose}", f"inscriptions/{rose}/identite"):
            assert (await who.client.get(f"/equipe/{cast.tilleuls.id}/{path}")).status_code == 404
        assert (await inscribes(cast, who)).status_code == 404
        for verb in ("matricule", "telephone", "suivi", "avec-elle", "identite", "est-ce-elle"):
            answer = await presses(who, f"{place(cast.tilleuls)}/{rose}/{verb}", souhait="never", **WHO)
            assert answer.status_code == 404
        assert (await presses(who, f"{place(cast.tilleuls)}/lettres", **{f"lettre-{rose}": "on"})).status_code == 404

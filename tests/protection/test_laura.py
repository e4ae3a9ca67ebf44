"""Laura has a guardian: of her goods, then of her person. She sees everything, and is asked."""

from types import SimpleNamespace

import pytest

from backend.demo import making
from tests.architecture.authz.papers import paper
from tests.cast import LAURA
from tests.evidence.proving import added, opens
from tests.protection.entering import PARIS, ago, enters, in_force, newest, place, plain, stops, two_who_enrol

pytestmark = pytest.mark.anyio
ALIVE = "from delegation where aidant_id = $1 and stopped_at is null"


async def reads(somebody, usager, papers):
    """Which of these papers open."""
    answers = [await somebody.client.get(f"/pour/{usager.id}/papiers/{paper}") for paper in papers]
    return [answer.status_code == 200 for answer in answers]


@pytest.mark.attack("B18")
async def test_nothing_opens_before_a_second_person_has_seen_the_judgment(cast, desks, nadia, papers):
    page = await enters(desks[0], cast.laura, "tutelle/goods", nadia)
    assert "Une autre personne doit vérifier" in plain(page)
    assert "Attend une deuxième personne" in plain(page)
    made = await newest(cast, cast.laura)
    assert await reads(nadia, cast.laura, papers) == [False] * 3
    assert plain(await cast.laura.opens("/aidants")).count("Tutelle") == 0
    herself = await desks[0].sends(f"{place(cast.laura)}/{made}/verifier")
    assert (herself.status_code, "une autre personne doit la vérifier" in plain(herself)) == (422, True)
    assert await reads(nadia, cast.laura, papers) == [False] * 3
    await added(cast, desks[0], made)
    await opens(desks[1], made)
    assert "C’est vérifié" in plain(await desks[1].sends(f"{place(cast.laura)}/{made}/verifier"))
    assert await reads(nadia, cast.laura, papers) == [True, False, False]


@pytest.mark.story
async def test_goods_then_the_person(cast, desks, nadia, papers):
    await in_force(cast, desks, cast.laura, "tutelle/goods", nadia)
    mine = plain(await cast.laura.opens("/aidants"))
    assert "Nadia Técher s’occupe de votre argent" in mine
    await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    assert await reads(nadia, cast.laura, papers) == [True, True, False]
    assert "Laura" in plain(await nadia.client.get("/"))
    for one in papers:
        assert (await cast.laura.opens(f"/papiers/{one}")).status_code == 200
    looked = plain(await cast.laura.opens("/acces"))
    assert "a vérifié une mesure de protection" in looked


async def test_a_doctors_certificate_among_attestations_is_not_for_who_has_her_goods(cast, desks, nadia):
    """A family holds more than papers of offices; the same paper opens to who represents her person."""
    made = await paper(cast, cast.pins, cast.laura.dossier, "attestations", type_code="89601-9")
    await in_force(cast, desks, cast.laura, "tutelle/goods", nadia)
    assert await reads(nadia, cast.laura, [made]) == [False]
    assert str(made) not in (await nadia.client.get(f"/pour/{cast.laura.id}/papiers")).text
    await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    assert await reads(nadia, cast.laura, [made]) == [True]


async def test_her_goods_in_one_house_stay_apart_from_her_person_in_another(cast, desks, nadia):
    """What opens health in one dossier does not open a doctor’s certificate in the other."""
    there = await making.dossier(cast.sql, cast.ring, cast.tilleuls, LAURA, cast.laura.id)
    certificates = [
        await paper(cast, house, dossier, "attestations", type_code="89601-9")
        for house, dossier in ((cast.tilleuls, there), (cast.pins, cast.laura.dossier))
    ]
    others = await two_who_enrol(cast, cast.tilleuls)
    await in_force(cast, others, SimpleNamespace(dossier=there), "tutelle/goods", nadia)
    await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    assert await reads(nadia, cast.laura, certificates) == [False, True]


@pytest.mark.story
async def test_she_is_asked_and_her_no_settles_nothing(cast, desks, nadia, papers):
    measure = await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    page = plain(await cast.laura.opens(f"/aidants/mesures/{measure}"))
    assert all(one in page for one in ("On vous demande votre avis", "Vous ne pouvez pas arrêter cette mesure ici"))
    said = plain(await cast.laura.sends(f"/aidants/mesures/{measure}/non"))
    assert all(one in said for one in ("Votre non est gardé", "vous pouvez écrire au juge"))
    assert await reads(nadia, cast.laura, papers) == [True, True, False]
    delegation = await cast.sql.fetchval("select id from delegation where aidant_id = $1", nadia.id)
    for path in (f"/aidants/{delegation}", f"/aidants/{delegation}/arreter"):
        assert (await cast.laura.opens(path)).status_code == 404
    assert (await cast.laura.sends(f"/aidants/{delegation}/arreter")).status_code == 404
    assert await reads(nadia, cast.laura, papers) == [True, True, False]


@pytest.mark.story
async def test_assistance_waits_for_her_yes_and_ends_with_her_no(cast, desks, nadia, papers):
    measure = await in_force(cast, desks, cast.laura, "curatelle/assistance", nadia)
    assert await reads(nadia, cast.laura, papers) == [False] * 3
    assert "On vous demande" in plain(await cast.laura.opens("/aidants"))
    await cast.laura.sends(f"/aidants/mesures/{measure}/non")
    assert await reads(nadia, cast.laura, papers) == [False] * 3
    assert "Cette personne peut maintenant" in plain(await cast.laura.sends(f"/aidants/mesures/{measure}/oui"))
    assert await reads(nadia, cast.laura, papers) == [True, True, False]
    assert "ne voit pas vos papiers" in plain(await cast.laura.sends(f"/aidants/mesures/{measure}/non"))
    assert await reads(nadia, cast.laura, papers) == [False] * 3
    kept = await cast.sql.fetch("select agrees from measure_answer where measure_id = $1 order by said_at", measure)
    assert [row["agrees"] for row in kept] == [False, True, False]


@pytest.mark.story
@pytest.mark.attack("B15")
async def test_a_guardian_is_replaced_and_a_measure_ends(cast, desks, nadia, papers):
    measure = await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    assert "C’est arrêté" in plain(await stops(desks[0], cast.laura, measure, "replaced"))
    assert await reads(nadia, cast.laura, papers) == [False] * 3
    assert "C’est fini" in plain(await cast.laura.opens(f"/aidants/mesures/{measure}"))
    later = await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    await stops(desks[1], cast.laura, later, "ended", ago(-3))
    assert await reads(nadia, cast.laura, papers) == [True, True, False]
    day = (await cast.sql.fetchval(f"select ends_at {ALIVE}", nadia.id)).astimezone(PARIS)
    assert (day.strftime("%d/%m/%Y"), day.hour) == (ago(-3), 0), "the first instant of the day of the decision"
    await cast.sql.execute(f"update delegation set ends_at = now() {ALIVE.removeprefix('from delegation ')}", nadia.id)
    assert await reads(nadia, cast.laura, papers) == [False] * 3

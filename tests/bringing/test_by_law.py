"""What a measure gives: papers of offices, and once she says yes where the law says « with her »."""

import pytest

from tests.bringing.adding import adds, plain, read, sent
from tests.protection.entering import helper, in_force, two_who_enrol
from tests.protection.julien import family, parent

pytestmark = pytest.mark.anyio
ANSWER = "select id from measure where dossier_id = $1"


@pytest.fixture
async def desks(cast):
    return await two_who_enrol(cast, cast.pins)


@pytest.fixture
async def nadia(cast):
    nadia = await helper(cast, "Nadia", "Técher")
    nadia.base = f"/pour/{cast.laura.id}"
    return nadia


async def test_a_guardian_of_her_goods_adds_papers_of_offices_alone(cast, desks, nadia):
    assert (await adds(nadia)).status_code == 404
    await in_force(cast, desks, cast.laura, "tutelle/goods", nadia)
    paper = sent(await adds(nadia))
    for shelf in ("soins", "choix", "projet"):
        assert (await adds(nadia, dans=shelf)).status_code == 404
    await read(cast)
    assert "Ajouté par Nadia Técher (tuteur ou tutrice)" in plain(await cast.laura.opens(f"/papiers/{paper}"))
    assert "C’est envoyé" in plain(await nadia.opens(f"/papiers/ajouts/{paper}"))


async def test_a_curator_once_she_says_yes_and_no_more_once_she_says_no(cast, desks, nadia):
    await in_force(cast, desks, cast.laura, "curatelle/goods", nadia)
    assert (await adds(nadia)).status_code == 404
    measure = await cast.sql.fetchval(ANSWER, cast.laura.dossier)
    await cast.laura.sends(f"/aidants/mesures/{measure}/oui")
    assert (await adds(nadia)).status_code == 200
    await cast.laura.sends(f"/aidants/mesures/{measure}/non")
    assert (await adds(nadia)).status_code == 404


@pytest.mark.attack("B14")
async def test_neither_parent_sees_what_the_other_brought(cast, desks):
    julien, mother, father = await family(cast)
    for somebody in (mother, father):
        await parent(cast, desks, julien, somebody)
        somebody.base = f"/pour/{julien.id}"
    paper, own = sent(await adds(mother)), sent(await adds(julien))
    await read(cast)
    for somebody, sees in ((julien, True), (mother, True), (father, False)):
        assert (str(paper) in (await somebody.opens("/papiers")).text) is sees
        assert ((await somebody.opens(f"/papiers/{paper}")).status_code == 200) is sees
        assert (await somebody.opens(f"/papiers/{own}")).status_code == 200
    assert (await father.opens(f"/papiers/ajouts/{paper}")).status_code == 404

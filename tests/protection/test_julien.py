"""Julien's parents live apart: each has an access of their own, and learns nothing of the other's."""

from uuid import uuid4

import pytest

from tests.architecture.authz.papers import paper
from tests.entrusting.giving import form as giving
from tests.entrusting.giving import gives, says_her_code
from tests.protection.entering import enters, plain, stops
from tests.protection.julien import family, opens, parent

pytestmark = pytest.mark.anyio
UNTIL = "select ends_at from delegation where aidant_id = $1 and stopped_at is null"


@pytest.fixture
async def home(cast):
    return await family(cast)


@pytest.fixture
async def care(cast, home):
    return await paper(cast, cast.pins, home[0].dossier, "soins")


@pytest.mark.story
@pytest.mark.attack("B14")
async def test_each_parent_has_an_access_and_knows_nothing_of_the_other(cast, desks, home, care):
    julien, mother, father = home
    for somebody in (mother, father):
        await parent(cast, desks, julien, somebody)
        assert await opens(somebody, julien, f"/papiers/{care}")
    for one, other in ((mother, "Marc"), (father, "Valérie")):
        pages = [await one.client.get(f"/pour/{julien.id}{path}") for path in ("", "/papiers", "/messages")]
        pages.append(await one.client.get("/"))
        assert not [page for page in pages if other in page.text]
    listed = plain(await julien.opens("/aidants"))
    assert "Valérie Grondin est responsable de vous" in listed
    assert "Marc Técher est responsable de vous" in listed


@pytest.mark.story
@pytest.mark.attack("B14")
async def test_neither_reads_what_the_other_wrote(cast, desks, home):
    julien, mother, father = home
    for somebody in (mother, father):
        await parent(cast, desks, julien, somebody)
    base = f"/pour/{julien.id}/messages"
    assert (await julien.sends("/messages/ecrire", quoi="see", mots="Je veux vous voir.")).status_code == 200
    said = {"key": str(uuid4()), "quoi": "other", "mots": "Il a vu son père dimanche."}
    assert (await mother.client.post(f"{base}/ecrire", data=said)).status_code == 200
    hers = await cast.sql.fetchval("select thread_id from message where author_id = $1", mother.id)
    own = await cast.sql.fetchval("select thread_id from message where author_id = $1", julien.id)
    answer = {"key": str(uuid4()), "mots": "C’est noté, Madame."}
    assert (await cast.roux.client.post(f"{cast.roux.base}/messages/{hers}/repondre", data=answer)).status_code == 200
    for somebody, sees in ((julien, True), (mother, True), (father, False)):
        place = "/messages" if somebody is julien else base
        listed = (await somebody.client.get(place)).text
        assert (str(hers) in listed) is sees
        assert ((await somebody.client.get(f"{place}/{hers}")).status_code == 200) is sees
        assert str(own) in listed
    refused = await father.client.post(f"{base}/{hers}/repondre", data={"key": str(uuid4()), "mots": "Non."})
    assert refused.status_code == 404
    found = await father.client.post(f"{base}/chercher", data={"cherche": "dimanche"})
    assert str(hers) not in found.text


@pytest.mark.attack("C08")
@pytest.mark.parametrize("why", ["withdrawn", "forbidden"])
async def test_a_parent_whose_authority_or_contact_is_refused_has_nothing_and_learns_nothing(
    cast, desks, home, care, why
):
    julien, mother, father = home
    await parent(cast, desks, julien, mother)
    never = [(await father.client.get(f"/pour/{julien.id}{path}")).text for path in ("", f"/papiers/{care}")]
    measure = await parent(cast, desks, julien, father)
    assert await opens(father, julien)
    await stops(desks[0], julien, measure, why)
    now = [(await father.client.get(f"/pour/{julien.id}{path}")).text for path in ("", f"/papiers/{care}")]
    assert [len(page) for page in now] == [len(page) for page in never]
    assert "Julien" not in (await father.client.get("/")).text
    assert await opens(mother, julien, f"/papiers/{care}")
    again = await enters(desks[1], julien, "parent/", father, fin="")
    assert (again.status_code, "Un juge ferme l’accès" in plain(again)) == (422, True)


async def test_nor_does_the_child_let_him_in_by_himself(cast, desks, home):
    """His code is like any code that does not work: no page says why."""
    julien, _, father = home
    measure = await parent(cast, desks, julien, father)
    await stops(desks[0], julien, measure, "forbidden")
    refused = await julien.sends("/aidants/donner", **giving(await says_her_code(father)))
    assert (refused.status_code, "Ce code ne marche pas" in refused.text) == (422, True)
    with pytest.raises(Exception, match="closed"):
        await cast.sql.execute(
            "insert into delegation (id, usager_id, aidant_id, relation, agreed_text, agreed_hash, starts_at, ends_at)"
            " values (gen_random_uuid(), $1, $2, 'FTH', '', '', now(), now() + interval '1 day')",
            julien.id, father.id,
        )  # fmt: skip


@pytest.mark.story
async def test_what_he_chose_is_followed_by_what_the_law_gives(cast, desks, home, care):
    julien, mother, _ = home
    await gives(julien, mother)
    assert not await opens(mother, julien, f"/papiers/{care}")
    await parent(cast, desks, julien, mother)
    assert await opens(mother, julien, f"/papiers/{care}")
    hers = "select id, ground, follows, stopped_at from delegation where usager_id = $1 order by given_at"
    rows = await cast.sql.fetch(hers, julien.id)
    assert [row["ground"] for row in rows] == ["chosen", "authority"]
    assert rows[1]["follows"] == rows[0]["id"]
    assert rows[0]["stopped_at"] is not None

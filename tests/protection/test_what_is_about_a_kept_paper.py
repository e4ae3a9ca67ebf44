"""A person asks her team about a paper that is kept from who acts for her: what is said of it is kept with it."""

import pytest

from backend.live.schemas import Heard
from tests.architecture.authz.papers import paper
from tests.messaging.talk import begins, threads
from tests.worlds_apart.homes import david, julien

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C09")]
JOBS = "select count(*) from jobs.pgqueuer where position($1 in convert_from(payload, 'UTF8')) > 0"


async def asks(cast, person, about):
    """The thread, and whether open pages of those who act for the person would wake by it."""
    heard, ear = [], await cast.database.connect()
    await ear.add_listener("messages", lambda *told: heard.append(Heard.of(told[-1])))
    thread = await begins(person, "Girafe.", quoi="understand", papier=str(about))
    await cast.martin.sends(f"{thread}/repondre", mots="Girafe aussi.")
    await ear.execute("select")
    await ear.close()
    assert heard, "the person and the team are told"
    return thread, any(one.dossier == person.dossier for one in heard)


async def traces(cast, somebody, thread):
    """In her list, opened, searched for, and in a job that is to tell her."""
    found = await somebody.sends("/messages/chercher", cherche="girafe")
    return (
        thread.rsplit("/", 1)[1] in await threads(somebody),
        (await somebody.opens(thread)).status_code == 200,
        thread in found.text,
        await cast.sql.fetchval(JOBS, str(somebody.id)) > 0,
    )


async def test_of_one_that_is_not_for_representatives_neither_his_aidant_nor_his_guardian_hears(cast):
    person, (paula, nadia) = await david(cast)
    about = await paper(cast, cast.tilleuls, person.dossier, not_for_representatives=True)
    thread, wakes = await asks(cast, person, about)
    assert not wakes
    for somebody in (paula, nadia):
        assert await traces(cast, somebody, thread) == (False,) * 4, somebody.name
        assert (await somebody.sends(f"{thread}/repondre", mots="Bonjour")).status_code == 404
    assert (await person.opens(thread)).status_code == 200


async def test_of_an_ordinary_one_both_do(cast):
    person, (paula, nadia) = await david(cast)
    thread, wakes = await asks(cast, person, await paper(cast, cast.tilleuls, person.dossier))
    assert wakes
    assert await traces(cast, paula, thread) == (True,) * 4
    assert (await traces(cast, nadia, thread))[:3] == (True,) * 3


@pytest.mark.attack("B14")
async def test_of_what_his_father_brought_his_mother_does_not_hear(cast):
    child, (mother, father) = await julien(cast)
    brought = {"brought_by": father.id, "brought_as": "GUARD"}
    about = await paper(cast, cast.tilleuls, child.dossier, "attestations", **brought)
    thread, wakes = await asks(cast, child, about)
    assert not wakes
    assert await traces(cast, mother, thread) == (False,) * 4
    assert (await traces(cast, father, thread))[:3] == (True,) * 3
    assert (await father.opens(thread)).status_code == 200


@pytest.mark.attack("B14")
async def test_of_what_he_brought_himself_both_do(cast):
    child, parents = await julien(cast)
    brought = {"brought_by": child.id, "brought_as": "usager"}
    about = await paper(cast, cast.tilleuls, child.dossier, "attestations", **brought)
    thread, wakes = await asks(cast, child, about)
    assert wakes
    for somebody in parents:
        assert (await traces(cast, somebody, thread))[:3] == (True,) * 3

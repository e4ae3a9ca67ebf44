"""« Ce n’est pas le bon papier »: said by who opened it; closed, kept, read by nobody; the right one comes."""

import re

import obstore
import pytest

from tests.documents.reading import Reader
from tests.evidence.proving import about_of, added, adds, files, opens, read, says_wrong, states
from tests.mandates.desk import entered, given
from tests.protection.entering import enters, newest, place, plain
from tests.web.test_desk_home import home

pytestmark = pytest.mark.anyio
ASKS, AGREES = "Ce n’est pas le bon papier ?", "J’ai lu le jugement"
DAY = re.compile(r"C’est dit depuis le [a-z]+ [0-9]")
NOT_RIGHT, LINE = "Ce n’est pas le bon papier", "1 papier n’est pas le bon"


@pytest.fixture
async def measure(cast, desks, nadia):
    await enters(desks[0], cast.laura, "tutelle/goods", nadia)
    made = await newest(cast, cast.laura)
    await added(cast, desks[0], made)
    return made


async def checks(cast, desk, measure):
    return plain(await desk.sends(f"{place(cast.laura)}/{measure}/verifier"))


@pytest.mark.attack("B18")
async def test_said_then_closed_told_and_replaced(cast, desks, nadia, measure):
    first, second = desks
    assert ASKS in plain(await opens(second, measure))
    page = plain(await says_wrong(second, measure))
    assert "C’est le papier d’une autre personne" in page
    assert "Vous l’avez dit, et vos collègues le savent" in page
    assert "Le jugement n’est pas encore là" in await checks(cast, second, measure)
    assert (await nadia.client.get(f"/pour/{cast.laura.id}")).status_code == 404
    assert LINE in await home(first)
    assert LINE not in await home(second), "she said it"
    listed = plain(await first.opens("/mandats")).split("Papiers à remplacer")[1]
    assert ("Tutelle : les biens" in listed, bool(DAY.search(listed))) == (True, True)
    page = plain(await opens(first, measure))
    assert "La mesure reste fermée. Ajoutez le bon papier." in page
    await added(cast, first, measure)
    assert await states(cast) == ["wrong", "kept"]
    assert LINE not in await home(first)
    assert AGREES in plain(await opens(second, measure))
    assert "C’est vérifié" in await checks(cast, second, measure)
    told = plain(await cast.laura.opens("/acces"))
    assert "a dit que le papier d’une mesure ou d’un mandat n’est pas le bon" in told


async def test_nobody_reads_it_any_more_and_it_is_kept(cast, desks, measure):
    await opens(desks[1], measure)
    async with Reader(cast, desks[0], "staff", cast.pins.id).acting() as sql:
        assert await sql.fetchval("select count(*) from evidence_page") == 1, "until then, who enrols does"
    await says_wrong(desks[1], measure, "unreadable")
    for desk in desks:
        assert "/pages/1" not in (await opens(desk, measure)).text
        assert await files(desk, measure) == [404, 404]
        async with Reader(cast, desk, "staff", cast.pins.id).acting() as sql:
            assert await sql.fetchval("select count(*) from evidence") == 0
            assert await sql.fetchval("select count(*) from evidence_page") == 0
    assert await cast.sql.fetchval("select count(*) from evidence_page") == 1
    assert len(obstore.list(cast.app.state.vault.store).collect()) == 2


async def test_the_one_before_it_does_not_come_back(cast, desks, measure):
    """Whoever put another in its place had a reason: the right one is awaited, and then it alone opens."""
    await opens(desks[1], measure)
    await added(cast, desks[0], measure)
    await opens(desks[1], measure)
    assert NOT_RIGHT in plain(await says_wrong(desks[1], measure))
    assert AGREES not in plain(await opens(desks[1], measure))
    assert "Le jugement n’est pas encore là" in await checks(cast, desks[1], measure)
    assert [await files(desk, measure) for desk in desks] == [[404, 404], [404, 404]]
    await adds(desks[0], measure)
    assert [await files(desk, measure) for desk in desks] == [[404, 404], [404, 404]], "it is being read"
    await read(cast)
    assert await files(desks[1], measure) == [200, 200]


async def test_laura_sees_the_right_one_alone(cast, desks, measure):
    await opens(desks[1], measure)
    await says_wrong(desks[1], measure)
    assert (await cast.laura.opens(f"/aidants/justificatifs/{measure}")).status_code == 404
    await added(cast, desks[0], measure)
    await opens(desks[1], measure)
    await checks(cast, desks[1], measure)
    right = await cast.sql.fetchval("select id from evidence where state = 'kept'")
    async with Reader(cast, cast.laura).acting() as sql:
        assert [row[0] for row in await sql.fetch("select id from evidence")] == [right]
    assert (await cast.laura.opens(f"/aidants/justificatifs/{measure}/pages/1")).status_code == 200


async def test_a_mandate_too(cast, zoe, payet):
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    await opens(payet, about_of(there))
    assert "Le mandat n’est pas confirmé" in plain(await says_wrong(payet, about_of(there), "other"))
    assert "1 mandat attend une deuxième personne" not in await home(payet)
    assert "mandat signé" in plain(await cast.clerk.opens("/mandats"))
    refused = await payet.sends(f"{there}/confirmer")
    assert (refused.status_code, await given(cast)) == (422, 0)


async def test_whoever_entered_it_may_say_it_of_what_another_added(cast, desks, measure):
    await added(cast, desks[1], measure)
    assert ASKS in plain(await opens(desks[0], measure))
    assert NOT_RIGHT in plain(await says_wrong(desks[0], measure))
    assert await states(cast) == ["kept", "wrong"]
    assert LINE in await home(desks[1])

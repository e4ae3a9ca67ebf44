"""Another paper in the place of the first: one that is refused takes no place, and two people always find a way."""

import pytest

from tests.documents.reading import Reader
from tests.evidence.proving import added, adds, files, opens, read
from tests.protection.entering import enters, helper, newest, place, plain

pytestmark = [pytest.mark.anyio, pytest.mark.attack("B18")]
LAST = "Le dernier fichier n’est pas gardé"
AGREES = "J’ai lu le jugement"


@pytest.fixture
async def measure(cast, desks):
    await enters(desks[0], cast.laura, "tutelle/goods", await helper(cast, "Nadia", "Técher"))
    made = await newest(cast, cast.laura)
    await added(cast, desks[0], made)
    return made


async def checks(cast, desk, measure):
    return plain(await desk.sends(f"{place(cast.laura)}/{measure}/verifier"))


async def refuses_the_next(cast, desk, measure):
    await adds(desk, measure, b"%PDF-1.7 nothing that opens")
    assert (await read(cast))[-1] == "refused"


async def test_one_that_is_refused_hides_nothing_and_is_told(cast, desks, measure):
    await refuses_the_next(cast, desks[0], measure)
    page = await opens(desks[1], measure)
    assert (LAST in plain(page), AGREES in plain(page)) == (True, True)
    assert (await desks[1].opens(f"/justificatifs/{measure}/pages/1")).status_code == 200
    assert "C’est vérifié" in await checks(cast, desks[1], measure)


async def test_nor_does_it_open_what_nobody_had_on_a_screen(cast, desks, measure):
    await refuses_the_next(cast, desks[1], measure)
    assert "Ouvrez d’abord le jugement" in await checks(cast, desks[1], measure)
    assert LAST in plain(await opens(desks[1], measure))
    await added(cast, desks[0], measure)
    assert LAST not in plain(await opens(desks[0], measure)), "that was before"


async def test_one_that_is_still_being_read_is_waited_for(cast, desks, measure):
    await opens(desks[1], measure)
    await adds(desks[0], measure)
    assert "Le jugement n’est pas encore là" in await checks(cast, desks[1], measure)
    assert await files(desks[1], measure) == [404, 404], "the one before it proves nothing any more"


async def test_of_two_who_each_did_a_part_the_first_adds_it_again(cast, desks, measure):
    await added(cast, desks[1], measure)
    first, second = [plain(await opens(desk, measure)) for desk in desks]
    assert (AGREES in first, AGREES in second) == (False, False)
    assert "Ajoutez vous-même le papier à nouveau" in first
    assert "La personne qui a tout noté ajoute le papier à nouveau" in second
    await added(cast, desks[0], measure)
    page = plain(await opens(desks[1], measure))
    assert (AGREES in page, "Vous n’êtes que deux" in page) == (True, False)
    assert "C’est vérifié" in await checks(cast, desks[1], measure)


async def test_whoever_holds_it_is_not_asked_to_agree(cast, desks):
    await enters(desks[0], cast.laura, "curatelle/goods", desks[1])
    made = await newest(cast, cast.laura)
    await added(cast, desks[0], made)
    assert AGREES not in plain(await opens(desks[1], made))


async def test_she_sees_the_last_one_alone(cast, desks, measure):
    await added(cast, desks[0], measure)
    await opens(desks[1], measure)
    assert "C’est vérifié" in await checks(cast, desks[1], measure)
    first, last = [row[0] for row in await cast.sql.fetch("select id from evidence order by received_at")]
    async with Reader(cast, cast.laura).acting() as sql:
        seen = await sql.fetch("select id from evidence")
    assert [row[0] for row in seen] == [last] != [first]
    assert (await cast.laura.opens(f"/aidants/justificatifs/{measure}")).status_code == 200

"""« Ce n’est pas le bon papier », each refusal: nothing is closed by who has not read it, added it, or gains by it."""

from uuid import uuid4

import pytest

from tests.evidence.proving import added, adds, opens, read, says_wrong, states
from tests.evidence.test_not_the_right_one import ASKS, checks
from tests.protection.entering import enters, newest, place, plain

pytestmark = pytest.mark.anyio


@pytest.fixture
async def measure(cast, desks, nadia):
    await enters(desks[0], cast.laura, "tutelle/goods", nadia)
    made = await newest(cast, cast.laura)
    await added(cast, desks[0], made)
    return made


async def test_each_refusal(cast, desks, nadia, measure):
    """Unopened; added by herself; replaced since; without a reason; not hers; already agreed."""
    first, second = desks
    assert "Le papier a changé" in plain(await says_wrong(second, measure))
    await opens(first, measure)
    refused = await says_wrong(first, measure)
    assert (refused.status_code, ASKS in plain(refused)) == (422, False), "she puts another in its place"
    await opens(second, measure)
    await adds(first, measure)
    assert (await says_wrong(second, measure)).status_code == 422, "one is being read"
    await read(cast)
    assert "Le papier a changé" in plain(await says_wrong(second, measure))
    await opens(second, measure)
    for why, words in (("", "Dites pourquoi"), ("beau", "une des trois réponses")):
        refused = await says_wrong(second, measure, why)
        assert (refused.status_code, words in plain(refused)) == (422, True)
    for who in (nadia, cast.laura, cast.david, cast.martin, cast.clerk):
        there = f"{first.base}/justificatifs/{measure}/pas-le-bon"
        assert (await who.client.post(there, data={"raison": "other"})).status_code in (403, 404)
    assert set(await states(cast)) == {"kept"}
    assert "C’est vérifié" in await checks(cast, second, measure)
    assert "Quelqu’un a déjà dit oui" in plain(await says_wrong(second, measure))
    assert set(await states(cast)) == {"kept"}


async def test_not_by_whom_it_lets_in(cast, desks):
    await enters(desks[0], cast.laura, "curatelle/goods", desks[1])
    made = await newest(cast, cast.laura)
    await added(cast, desks[0], made)
    assert ASKS not in plain(await opens(desks[1], made))
    assert "Ce papier vous ouvre un accès. Une autre personne doit le lire." in plain(await says_wrong(desks[1], made))
    assert await states(cast) == ["kept"]


async def test_said_once_more_for_another_reason_changes_nothing(cast, desks, measure):
    """Whoever goes back is told so, where the paper is: there is no file to choose in that form."""
    key = str(uuid4())
    await opens(desks[1], measure)
    await says_wrong(desks[1], measure, key=key)
    again = await says_wrong(desks[1], measure, "unreadable", key=key)
    assert (again.status_code, 'href="#titre"' in again.text) == (422, True)
    assert "Vous l’avez déjà dit. Rien n’a changé." in plain(again)
    assert "Choisissez encore votre fichier" not in plain(again)
    assert await cast.sql.fetchval("select reason from evidence") == "somebody"


async def test_nor_does_it_after_another_act_of_that_page(cast, desks, measure):
    """She is never told that she said what she did not say."""
    key = str(uuid4())
    await opens(desks[1], measure)
    await adds(desks[1], measure, key=key)
    assert "Le papier a changé" in plain(await says_wrong(desks[1], measure, key=key))
    await added(cast, desks[0], measure)
    await opens(desks[1], measure)
    await desks[1].sends(f"{place(cast.laura)}/{measure}/verifier", key=(key := str(uuid4())))
    assert "Quelqu’un a déjà dit oui" in plain(await says_wrong(desks[1], measure, key=key))
    assert set(await states(cast)) == {"kept"}

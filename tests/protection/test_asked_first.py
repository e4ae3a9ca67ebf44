"""She is asked of her own person before a second professional checks; her no is told to both, and settles nothing."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from backend.notifications import letters
from tests.evidence.proving import added, opens
from tests.protection.entering import checks, enters, newest, place, plain, stops
from tests.protection.test_laura import reads

pytestmark = pytest.mark.anyio
LETTERS = "select payload from jobs.pgqueuer where entrypoint = 'alert.mail' order by id"
JUDGE = "La personne n’est pas d’accord : c’est le juge qui décide."


async def entered(cast, desks, holder, measure="tutelle/representation"):
    assert (await enters(desks[0], cast.laura, measure, holder)).status_code == 200
    return await newest(cast, cast.laura)


async def told(cast):
    """Of each letter: what it is about, and to whom it goes."""
    rows = await cast.sql.fetch(LETTERS)
    return [bytes(row["payload"]).decode() for row in rows]


async def test_she_says_no_before_it_is_checked_and_both_professionals_read_it(cast, desks, nadia, papers):
    made = await entered(cast, desks, nadia)
    page = plain(await cast.laura.opens(f"/aidants/mesures/{made}"))
    for words in ("On a noté une mesure", "Une deuxième personne va vérifier", "Êtes-vous d’accord", "ne rien dire"):
        assert words in page
    assert "La personne n’a encore rien dit" in plain(await desks[1].opens(place(cast.laura)))
    said = plain(await cast.laura.sends(f"/aidants/mesures/{made}/non"))
    assert "Les professionnels qui vérifient voient votre réponse" in said
    await added(cast, desks[0], made)
    for desk in desks:
        assert JUDGE in plain(await desk.opens(place(cast.laura)))
        assert JUDGE in plain(await desk.opens(f"/justificatifs/{made}"))
    assert await reads(nadia, cast.laura, papers) == [False] * 3
    await opens(desks[1], made)
    assert "C’est vérifié" in plain(await desks[1].sends(f"{place(cast.laura)}/{made}/verifier"))
    assert await reads(nadia, cast.laura, papers) == [True, True, False], "the law decides, never this service"


async def test_her_yes_opens_nothing_before_it_is_checked(cast, desks, nadia, papers):
    made = await entered(cast, desks, nadia)
    await cast.laura.sends(f"/aidants/mesures/{made}/oui")
    assert await reads(nadia, cast.laura, papers) == [False] * 3
    assert "La personne a dit oui" in plain(await desks[1].opens(place(cast.laura)))


@pytest.mark.parametrize(("says", "opened"), [("oui", [True, True, False]), ("non", [False] * 3), ("", [False] * 3)])
async def test_assistance_opens_with_her_yes_alone(cast, desks, nadia, papers, says, opened):
    made = await entered(cast, desks, nadia, "curatelle/assistance")
    if says:
        await cast.laura.sends(f"/aidants/mesures/{made}/{says}")
    await checks(cast, desks, cast.laura, made)
    assert await reads(nadia, cast.laura, papers) == opened


async def test_nobody_else_answers_and_what_was_stopped_is_asked_no_more(cast, desks, nadia, papers):
    made = await entered(cast, desks, nadia)
    for somebody in (nadia, cast.paula, cast.marion):
        assert (await somebody.client.get(f"/aidants/mesures/{made}")).status_code == 404
        assert (await somebody.sends(f"/aidants/mesures/{made}/oui")).status_code == 404
    await stops(desks[0], cast.laura, made)
    assert (await cast.laura.opens(f"/aidants/mesures/{made}")).status_code == 404
    assert (await cast.laura.sends(f"/aidants/mesures/{made}/oui")).status_code == 404
    assert not await cast.sql.fetchval("select count(*) from measure_answer")


async def test_of_her_goods_she_is_told_once_it_is_checked(cast, desks, nadia):
    made = await entered(cast, desks, nadia, "tutelle/goods")
    assert (await cast.laura.opens(f"/aidants/mesures/{made}")).status_code == 404
    assert (await cast.laura.sends(f"/aidants/mesures/{made}/non")).status_code == 404


def test_the_letter_names_nobody_and_no_measure():
    head = letters.Head("https://aportee.test", "noreply@aportee.test", "laura@exemple.fr", datetime.now(UTC))
    words = letters.measure(head, uuid4()).get_content()
    assert all(told in words for told in ("https://aportee.test/", "Mes aidants", "Appelez votre établissement"))
    assert not [word for word in ("Laura", "Hoarau", "tutelle", "juge", "mesure", "protection") if word in words]


async def test_she_is_told_elsewhere_than_at_the_desk(cast, desks, nadia):
    """When it is entered, and when it is checked: to her alone; nothing of what was refused, nor twice of one act."""
    made = await entered(cast, desks, nadia)
    (letter,) = await told(cast)
    assert (str(cast.laura.id) in letter, str(nadia.id) in letter) == (True, False)
    refused = await desks[0].sends(f"{place(cast.laura)}/{made}/verifier")
    assert refused.status_code == 422
    assert len(await told(cast)) == 1
    await checks(cast, desks, cast.laura, made)
    both = await told(cast)
    assert len(both) == 2
    assert all(str(cast.laura.id) in one and "measure" in one for one in both)

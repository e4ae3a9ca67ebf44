"""Each line of « Ce qui m’attend »: only for who has the duty, where it leads, and gone once it is done."""

import pytest

from tests.cast import DLU
from tests.documents.disputing import says as says_not_mine
from tests.documents.disputing import settles
from tests.enrolment.desk import arriving, decides, enrolled, prints, types
from tests.evidence.proving import added
from tests.mandates.desk import confirms, entered, grandmother, second_desk
from tests.people.members.deciding import plain
from tests.protection.entering import checks, enters, helper, newest, two_who_enrol
from tests.web.test_desk_home import home

pytestmark = pytest.mark.anyio


async def leads(who, line, path):
    """The line is there, and its page opens."""
    page = await who.client.get(who.base)
    assert f'href="{who.base}/{path}"' in page.text
    assert line in await home(who)
    assert (await who.opens(f"/{path}")).status_code == 200


async def test_somebody_typed_her_code_and_the_house_has_not_answered(cast):
    line, rose = "1 personne attend votre réponse", await enrolled(cast)
    async with arriving(cast) as client:
        [code] = await prints(cast, rose)
        assert line not in await home(cast.clerk)
        await types(client, code)
    await leads(cast.clerk, line, "inscriptions?etat=asked")
    assert line not in await home(cast.martin)
    await decides(cast, rose)
    assert line not in await home(cast.clerk)


async def test_the_day_to_ask_again_has_come(cast):
    line, rose = "1 date de relance est passée", await enrolled(cast)
    await cast.sql.execute("update enrolment set wish = 'never' where dossier_id = $1", rose)
    for day, waits in (("current_date + 1", False), ("current_date", True)):
        await cast.sql.execute(f"update enrolment set ask_on = {day}")
        assert (line in await home(cast.clerk)) == waits
    await leads(cast.clerk, line, "inscriptions?etat=due")
    assert line not in await home(cast.martin)
    await cast.sql.execute("update enrolment set ask_on = null")
    assert line not in await home(cast.clerk)


async def test_a_mandate_waits_for_a_second_person_and_not_for_who_entered_it(cast):
    line, second = "1 mandat attend une deuxième personne", await second_desk(cast)
    await grandmother(cast)
    zoe = await cast.stranger()
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    await leads(second, line, "mandats")
    for who in (cast.clerk, cast.martin):
        assert line not in await home(who)
    await confirms(second, there)
    assert line not in await home(second)


async def test_a_measure_waits_for_a_second_person_once_its_judgment_is_there(cast):
    """Not for who entered it, nor for a colleague without the duty, nor in another house."""
    line, nadia = "1 mesure attend une deuxième personne", await helper(cast, "Nadia", "Técher")
    first, second = await two_who_enrol(cast, cast.pins)
    await enters(first, cast.laura, "tutelle/goods", nadia)
    measure = await newest(cast, cast.laura)
    assert line not in await home(second), "there is no judgment yet"
    await added(cast, first, measure)
    await leads(second, line, "mandats#mesures")
    page = await second.opens("/mandats")
    assert "Mesures à vérifier" in plain(page)
    assert f'href="{second.base}/justificatifs/{measure}"' in page.text
    for who in (first, cast.roux, cast.clerk):
        assert line not in await home(who)
    assert (await cast.roux.opens("/mandats")).status_code == 404
    for who in (first, cast.clerk):
        assert str(measure) not in (await who.opens("/mandats")).text
    await checks(cast, (first, second), cast.laura, measure)
    assert line not in await home(second)
    assert "Mesures à vérifier" not in plain(await second.opens("/mandats"))


async def test_a_paper_was_with_the_wrong_person(cast):
    line, paper = "1 incident à traiter", await cast.files(DLU)
    await says_not_mine(cast, paper)
    assert line not in await home(cast.clerk)
    assert "1 identité à vérifier" in await home(cast.clerk)
    await settles(cast, cast.clerk, "pas-a-elle")
    await leads(cast.clerk, line, "incidents")
    assert "identité à vérifier" not in await home(cast.clerk)
    assert line not in await home(cast.martin)
    there = await cast.sql.fetchval("select id from misfiling")
    await cast.clerk.sends(f"/incidents/{there}", **{"autorite": "no_risk", "a-qui": "personne"})
    assert line not in await home(cast.clerk)


async def test_a_request_waits_for_who_answers_requests(cast):
    line, paper = "1 demande à traiter", await cast.files(DLU)
    await cast.david.sends("/demandes/opposition", papier=str(paper), pourquoi="private")
    await leads(cast.martin, line, "demandes")
    assert line not in await home(cast.clerk)
    await cast.sql.execute("update request set state = 'withdrawn' where state = 'open'")
    assert line not in await home(cast.martin)

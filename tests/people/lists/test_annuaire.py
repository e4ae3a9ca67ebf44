"""Professionals as the Annuaire Santé knows them: asked by a job, shown like any list, done once somebody agrees."""

import re
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from backend.interop.annuaire import Annuaire
from backend.people.lists.carrying import carry
from backend.people.lists.looking import look
from tests.contracts.bent_http import serve
from tests.interop.annuaire_server import KEY, AnnuaireServer
from tests.people.lists.working import Desk, run_of, works

pytestmark = pytest.mark.anyio


@pytest.fixture
async def annuaire():
    server = AnnuaireServer("990000001")
    async with serve(server.handle) as server.origin:
        yield server


@pytest.fixture
def settings(settings, annuaire):
    return replace(settings, annuaire_url=annuaire.address, annuaire_token=KEY)


@pytest.fixture
def desk(cast):
    return Desk(cast, cast.clerk)


async def asks(cast, desk):
    answer = await cast.clerk.client.post(f"{desk.base}/annuaire", data={"key": str(uuid4())}, follow_redirects=False)
    run = UUID(answer.headers["location"].rpartition("/")[2])
    await works(cast, cast.tilleuls.id, run, look)
    return run


async def test_page_after_page_with_our_key(cast, desk, annuaire):
    assert "Demander à l’Annuaire Santé" in (await cast.clerk.client.get(desk.base)).text
    run = await asks(cast, desk)
    assert annuaire.asked == [
        ("/fhir/v2/PractitionerRole", KEY), ("/fhir/v2/pages/2", KEY), ("/fhir/v2/pages/4", KEY),
    ]  # fmt: skip
    page = await desk.shows(run)
    assert "3 nouveaux, 0 changé, 0 pareil, 1 à corriger" in page  # the physician has no role in this house
    assert len(re.findall("infirmière du foyer</ins>", page)) == 3
    await desk.confirms(run)
    await works(cast, cast.tilleuls.id, run, carry)
    assert await cast.sql.fetchval("select count(*) from national_identifier") == 3
    assert "3 pareils" in await desk.shows(await asks(cast, desk))


@pytest.mark.parametrize(("bend", "told"), [
    (lambda bundle: bundle | {"entry": []}, "ne connaît personne"),
    (lambda bundle: {"resourceType": "OperationOutcome"}, "ne se lit pas"),
    (lambda bundle: bundle | {"link": [{"relation": "next", "url": "https://exemple.fr/fhir"}]}, "ne répond pas"),
    (lambda bundle: bundle | {"link": [{"relation": "next", "url": "file:///etc/passwd"}]}, "ne répond pas"),
])  # fmt: skip
async def test_what_it_should_not_answer_is_told(cast, desk, annuaire, bend, told):
    annuaire.bend = (lambda bundle: bend(bundle) | {"link": []}) if "personne" in told else bend
    run = await asks(cast, desk)
    assert (await run_of(cast, run))["state"] == "failed"
    assert told in await desk.shows(run)


@pytest.mark.parametrize(("status", "told"), [(403, "refuse notre clé"), (500, "ne répond pas")])
async def test_it_refuses_or_breaks(cast, desk, annuaire, status, told):
    annuaire.status = status
    assert told in await desk.shows(await asks(cast, desk))


async def test_its_key_is_shown_nowhere():
    assert KEY not in repr(Annuaire(address="https://exemple.fr", token=KEY))


async def test_a_role_without_the_duty_asks_for_nothing(cast, desk):
    await cast.sql.execute("delete from role_duty where duty = 'members'")
    answer = await cast.clerk.client.post(f"{desk.base}/annuaire", data={"key": str(uuid4())})
    assert answer.status_code == 404

"""The DUI brings its usagers: looked at and done by itself, told line by line, never twice."""

from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from backend.people.lists.carrying import carry
from backend.people.lists.looking import look
from tests.people.lists.making import Somebody, csv_of
from tests.people.lists.working import works

pytestmark = pytest.mark.anyio
ROSE = Somebody(numero="12")
WRONG = Somebody(numero="14", sexe="X")


async def pushes(dui, body, **more):
    headers = dui.headers("text/csv") | more.pop("headers", {})
    return await dui.client.post("/api/usagers", content=body, headers=headers, params=more)


async def does(cast, answer):
    run = UUID(answer.json()["id"])
    await works(cast, cast.tilleuls.id, run, look)
    await works(cast, cast.tilleuls.id, run, carry)
    return (await cast.dui.asks(f"/api/usagers/{run}")).json()


async def test_a_list_is_done_and_told_line_by_line(cast):
    answer = await pushes(cast.dui, csv_of(ROSE, WRONG))
    assert (answer.status_code, answer.headers["location"]) == (202, f"/api/usagers/{answer.json()['id']}")
    told = await does(cast, answer)
    assert (told["state"], told["new"], told["faulty"], told["done"]) == ("done", 1, 1, 1)
    [problem] = told["problems"]
    assert problem["line"] == 3
    assert problem["faults"] == ["le sexe «\u00a0X\u00a0» ne se lit pas. Écrivez M ou F."]
    assert await cast.sql.fetchval("select capacity from audit_entry where act = 'list.agreed'") == "machine"


async def test_a_trial_does_nothing(cast):
    told = await does(cast, await pushes(cast.dui, csv_of(ROSE), essai="true"))
    assert (told["state"], told["trial"], told["new"], told["done"]) == ("looked", True, 1, 0)
    assert await cast.sql.fetchval("select count(*) from dossier where local_id = '12'") == 0


async def test_the_same_key_is_the_same_list(cast):
    key = {"headers": {"idempotency-key": str(uuid4())}}
    first, second = [await pushes(cast.dui, csv_of(ROSE), **key) for _ in range(2)]
    assert first.json()["id"] == second.json()["id"]
    assert (await pushes(cast.dui, csv_of(WRONG), **key)).status_code == 422
    keyless = [await pushes(cast.dui, csv_of(ROSE, replace(ROSE, numero="15"))) for _ in range(2)]
    assert keyless[0].json()["id"] == keyless[1].json()["id"] != first.json()["id"]


async def test_pushed_again_it_changes_nothing(cast):
    await does(cast, await pushes(cast.dui, csv_of(ROSE)))
    told = await does(cast, await pushes(cast.dui, csv_of(ROSE)))
    assert (told["same"], told["new"], told["changed"]) == (1, 0, 0)


async def test_what_cannot_be_read_is_refused_with_its_reason(cast):
    answer = await pushes(cast.dui, b"a;b\n1;2\n")
    assert (answer.status_code, answer.json()["reason"]) == (422, "list-unknown-columns")
    assert "columns" in answer.json()["detail"]


async def test_another_program_finds_nothing(cast):
    run = (await pushes(cast.dui, csv_of(ROSE))).json()["id"]
    assert (await cast.other_dui.asks(f"/api/usagers/{run}")).status_code == 404
    assert (await cast.david.client.post("/api/usagers", content=csv_of(ROSE))).status_code in (403, 404)
    await works(cast, cast.tilleuls.id, UUID(run), look)
    await works(cast, cast.tilleuls.id, UUID(run), carry)
    assert await cast.sql.fetchval("select count(*) from dossier where establishment_id = $1", cast.pins.id) == 1


async def test_who_enrols_sees_what_the_program_brought(cast):
    run = (await pushes(cast.dui, csv_of(ROSE))).json()["id"]
    page = await cast.clerk.opens(f"/listes/{run}")
    assert page.status_code == 200

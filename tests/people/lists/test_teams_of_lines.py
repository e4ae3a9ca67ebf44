"""The team of a line: one that is open, and hers again when she comes back."""

import pytest
from msgspec.structs import replace

from tests.people.lists.making import Colleague, Somebody, csv_of, rpps
from tests.people.lists.working import Desk, run_of

pytestmark = pytest.mark.anyio
ROSE = Somebody(numero="12", equipe="Équipe soins", entree="01/03/2020", sortie="01/04/2020")
TEAMS = """select count(*) from dossier_team t join dossier d on d.id = t.dossier_id
            where d.local_id = '12' and t.team_id = $1 and t.ends_at > now()"""


@pytest.fixture
def desk(cast):
    return Desk(cast, cast.clerk)


async def test_whoever_comes_back_has_her_team_again(cast, desk):
    await desk.imports(csv_of(ROSE))
    assert await cast.sql.fetchval(TEAMS, cast.care) == 0
    await desk.imports(csv_of(replace(ROSE, entree="01/03/2024", sortie="", equipe="Secrétariat")))
    assert await cast.sql.fetchval(TEAMS, cast.office) == 1


@pytest.mark.parametrize(("line", "what"), [
    (ROSE, "usagers"), (Colleague(identifiant=rpps(1)), "professionnels"),
])  # fmt: skip
async def test_a_team_that_closed_is_no_team_of_the_house(cast, desk, line, what):
    await cast.sql.execute("update team set closed_at = now() where id = $1", cast.care)
    run = await desk.looks(csv_of(line), what)
    assert (await run_of(cast, run))["faulty"] == 1
    assert "Équipe soins" in await desk.shows(run, voir="faulty")


async def test_a_team_that_closes_before_she_agrees_is_not_given(cast, desk):
    run = await desk.looks(csv_of(Colleague(identifiant=rpps(1))), "professionnels")
    await cast.sql.execute("update team set closed_at = now() where id = $1", cast.care)
    await desk.carries(run)
    assert (await run_of(cast, run))["moved"] == 1
    assert await cast.sql.fetchval("select count(*) from membership_team where team_id = $1", cast.care) == 1

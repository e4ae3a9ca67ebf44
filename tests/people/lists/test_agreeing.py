"""She agrees to what she saw: cut short, overtaken or refused, nothing of a list is half done."""

from uuid import uuid4

import pytest
from msgspec.structs import replace

from backend.people.lists import carrying
from backend.people.lists.carrying import carry
from tests.people.lists.making import Somebody, csv_of
from tests.people.lists.working import SEEN, Desk, run_of, works

pytestmark = pytest.mark.anyio
ROSE = Somebody(numero="12", date_naissance="00/00/1950", equipe="Équipe soins", entree="01/03/2024")
PAUL = Somebody(numero="13", nom_naissance="FONTAINE", prenoms="PAUL", date_naissance="31/12/1984", sexe="M")
BY_NUMBER = "select * from dossier where local_id = $1"


@pytest.fixture
def desk(cast):
    return Desk(cast, cast.clerk)


async def test_what_moved_since_she_looked_is_left_and_told(cast, desk):
    await desk.imports(csv_of(ROSE, PAUL))
    run = await desk.looks(csv_of(replace(ROSE, nom_utilise="ALPHA"), replace(PAUL, nom_utilise="BETA")))
    await cast.sql.execute("update dossier set used_name = 'GAMMA' where local_id = '12'")
    await desk.confirms(run)
    await works(cast, cast.tilleuls.id, run, carry)
    assert (await run_of(cast, run))["moved"] == 1
    assert (await cast.sql.fetchrow(BY_NUMBER, "12"))["used_name"] == "GAMMA"
    assert (await cast.sql.fetchrow(BY_NUMBER, "13"))["used_name"] == "BETA"
    assert "la fiche a changé depuis" in await desk.shows(run)


async def test_she_agrees_to_what_she_saw_and_to_nothing_else(cast, desk):
    run = await desk.looks(csv_of(ROSE))
    form = {"key": str(uuid4()), "vu": "00" * 16}
    answer = await cast.clerk.client.post(f"{desk.base}/{run}/confirmer", data=form, follow_redirects=False)
    assert answer.headers["location"].endswith("suite=other")
    assert (await run_of(cast, run))["state"] == "looked"
    again = await cast.clerk.client.post(f"{desk.base}/{run}/confirmer", data=form, follow_redirects=False)
    assert again.headers["location"].endswith("suite=other")


async def test_the_same_yes_twice_begins_once(cast, desk):
    run = await desk.looks(csv_of(ROSE))
    form = {"key": str(uuid4()), "vu": SEEN.search(await desk.shows(run))[1]}
    for _ in range(2):
        answer = await cast.clerk.client.post(f"{desk.base}/{run}/confirmer", data=form, follow_redirects=False)
        assert answer.headers["location"].endswith("suite=begun")
    assert await cast.sql.fetchval("select count(*) from jobs.pgqueuer where entrypoint = 'list.carry'") == 1


async def test_cut_short_it_goes_on_where_it_was(cast, desk, monkeypatch):
    """Killed between two chunks: what was done is whole, and the next delivery does the rest, once."""
    monkeypatch.setattr(carrying, "A_CHUNK", 2)
    people = [replace(ROSE, numero=str(n), prenoms=f"ROSE {'ABCDEFG'[n]}") for n in range(7)]
    run = await desk.looks(csv_of(*people))
    await desk.confirms(run)
    chunk, left = carrying._chunk, iter([True, True, False])

    async def killed(*arguments):
        if not next(left, True):
            raise ConnectionError
        return await chunk(*arguments)

    monkeypatch.setattr(carrying, "_chunk", killed)
    with pytest.raises(ConnectionError):
        await works(cast, cast.tilleuls.id, run, carry)
    assert await cast.sql.fetchval("select count(*) from dossier where local_id is not null") == 4
    assert "4 lignes sur 7" in await desk.shows(run)
    for _ in range(2):
        await works(cast, cast.tilleuls.id, run, carry)
    assert await cast.sql.fetchval("select count(*) from dossier where local_id is not null") == 7
    assert (await run_of(cast, run))["done"] == 7


async def test_a_line_in_the_way_of_itself_stops_no_other(cast, desk):
    """Two people of the house have the same matricule in the list of another program: told apart, one by one."""
    number = "250039741100123"
    run = await desk.looks(csv_of(replace(ROSE, statut_identite="QUAL", matricule=number), PAUL))
    await cast.sql.execute(
        "create function refuse() returns trigger language plpgsql as"
        " $$ begin if new.local_id = '12' then raise unique_violation; end if; return new; end $$;"
        " create trigger refused before insert on dossier for each row execute function refuse()"
    )
    await desk.confirms(run)
    await works(cast, cast.tilleuls.id, run, carry)
    told = await run_of(cast, run)
    assert (told["state"], told["done"], told["moved"]) == ("done", 2, 1)
    assert await cast.sql.fetchrow(BY_NUMBER, "13")


async def test_a_list_that_is_given_up_leaves_nothing(cast, desk):
    run = await desk.looks(csv_of(ROSE))
    answer = await cast.clerk.client.post(f"{desk.base}/{run}/abandonner", data={"key": str(uuid4())})
    assert "La liste est abandonnée" in answer.text
    for table in ("list_run", "list_part", "list_line"):
        assert await cast.sql.fetchval(f"select count(*) from {table}") == 0


async def test_the_same_form_twice_is_one_list(cast, desk):
    key = str(uuid4())
    first, second = [await desk.brings(csv_of(ROSE), key=key) for _ in range(2)]
    assert first.headers["location"] == second.headers["location"]
    other = await desk.brings(csv_of(PAUL), key=key)
    assert other.status_code == 422
    assert "Choisissez celle-ci de nouveau" in other.text

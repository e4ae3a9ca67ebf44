"""A demo filled before somebody was invented welcomes her at its next start, and touches nobody else."""

import pytest

from backend.demo import people, residents
from backend.demo.seed import seed
from backend.kit.keyring import FileKeyRing
from backend.kit.sealing import blind_index
from backend.people.keys import about

pytestmark = pytest.mark.anyio
TABLES = (
    "establishment", "establishment_key", "team", "role", "role_right", "role_duty", "person", "identity", "membership",
    "membership_team", "dossier", "dossier_key", "dossier_team", "machine_client",
)  # fmt: skip
WHO = """select p.given_name, d.used_name, d.linked_at is not null, d.matricule_index,
                (select string_agg(t.name, ', ' order by t.name) from dossier_team s join team t on t.id = s.team_id
                  where s.dossier_id = d.id)
           from identity i join person p on p.id = i.person_id join dossier d on d.person_id = p.id
          where i.subject = $1"""
WORKS = """select m.shown_name, r.code, t.name from identity i
             join membership m on m.person_id = i.person_id join role r on r.id = m.role_id
             join membership_team mt on mt.membership_id = m.id join team t on t.id = mt.team_id
            where i.subject = $1"""
MATRICULE = "291059741500442"


class Start:
    """A start of the demo, with these people known to it."""

    def __init__(self, database, keys, folder, monkeypatch):
        self.sql, self.ring = database.above, FileKeyRing(keys / "kek.json")
        self.folder, self.monkeypatch = folder, monkeypatch

    async def __call__(self, *everybody):
        self.monkeypatch.setattr(residents, "EVERYBODY", everybody)
        await seed(self.sql, self.ring, self.folder / "dui-key.json")
        return await self.rows()

    async def rows(self):
        told = {table: await self.sql.fetch(f"select t::text from {table} t") for table in TABLES}
        return {table: {row for (row,) in rows} for table, rows in told.items()}


@pytest.fixture
def start(database, keys, tmp_path, monkeypatch):
    return Start(database, keys, tmp_path, monkeypatch)


async def test_marion_who_came_since_is_there_like_the_others(start):
    before = await start(people.DAVID, people.MARTIN, people.BENALI)
    after = await start(people.DAVID, people.MARTIN, people.BENALI, people.MARION)
    assert all(before[table] <= after[table] for table in TABLES), "what was there is as it was"
    added = {table: len(after[table] - before[table]) for table in TABLES}
    assert {table: n for table, n in added.items() if n} == {
        "person": 1, "identity": 2, "dossier": 1, "dossier_key": 1, "dossier_team": 2,
    }  # fmt: skip
    marion = await start.sql.fetchrow(WHO, people.subject_of(people.MARION))
    hidden = blind_index(await index_key(start), MATRICULE)
    assert tuple(marion) == ("Marion", "Payet", True, hidden, "Équipe soins, Équipe éducative")


async def index_key(start):
    """What the intake finds a dossier by."""
    key = await start.sql.fetchrow("select id, kek_id, wrapped_index from establishment_key")
    return start.ring.unwrap(key["kek_id"], key["wrapped_index"], about(key["id"], "index"))


async def test_an_aidant_who_came_since_has_a_way_in_and_nothing_else(start):
    before = await start(people.DAVID, people.MARTIN)
    after = await start(people.DAVID, people.MARTIN, people.PAULA)
    assert {table: len(after[table] - before[table]) for table in TABLES if after[table] != before[table]} == {
        "person": 1, "identity": 2,
    }  # fmt: skip


async def test_a_way_in_that_came_since_is_given_to_who_was_there(start):
    await start(*people.EVERYBODY)
    plus = people.subject_of(people.MARION)
    await start.sql.execute("delete from identity where subject = $1", plus)
    before = await start.rows()
    after = await start(*people.EVERYBODY)
    assert {table: len(after[table] - before[table]) for table in TABLES if after[table] != before[table]} == {
        "identity": 1
    }
    assert (
        await start.sql.fetchval(
            "select count(distinct person_id) from identity where subject = any ($1)",
            list(people.subjects_of(people.MARION).values()),
        )
        == 1
    )


async def test_a_professional_who_came_since_has_her_role_and_her_team(start):
    await start(people.DAVID, people.MARION, people.BENALI)
    await start(*people.EVERYBODY)
    martin = await start.sql.fetchrow(WORKS, people.subject_of(people.MARTIN))
    assert tuple(martin) == ("Madame Martin", "infirmiere", "Équipe soins")


async def test_a_start_with_nobody_new_changes_nothing(start):
    first = await start(*people.EVERYBODY)
    assert len(first["person"]) == len(people.EVERYBODY)
    assert await start(*people.EVERYBODY) == first


async def test_she_is_added_whole_or_not_at_all(start, monkeypatch):
    before = await start(people.DAVID, people.MARTIN, people.BENALI)

    async def cut(*_):
        raise ConnectionError

    monkeypatch.setattr(residents.making, "identity", cut)
    with pytest.raises(ConnectionError):
        await start(*people.EVERYBODY)
    assert await start.rows() == before

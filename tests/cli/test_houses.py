"""An operator lets houses come in from the register, names who decides first, closes one."""

import re

import anyio.to_thread
import pytest
from click.testing import CliRunner

from backend.cli.commands import main
from backend.demo import making
from tests.cast import DATA

pytestmark = pytest.mark.anyio
FILE = str(DATA / "finess/extraction.csv")
HERBES = "990910001"
RIVIERE = (
    "--national-id", "899700000773", "--given-name", "Jean", "--family-name", "Rivière",
    "--shown-name", "Monsieur Rivière",
)  # fmt: skip


@pytest.fixture
def types(database, keys, monkeypatch):
    """What the operator reads."""
    monkeypatch.setenv("KEYS_DIR", str(keys))
    known = ["houses", "--database-url", database.dsn("postgres")]

    async def run(*words, works=True, said=""):
        done = await anyio.to_thread.run_sync(lambda: CliRunner().invoke(main, [*known, *words], input=said))
        assert (done.exit_code == 0) is works, done.output
        return done.output

    return run


async def count(sql, table):
    return await sql.fetchval(f"select count(*) from {table}")


async def test_a_dry_run_says_everything_and_writes_nothing(database, types):
    told = await types("import", FILE, "--dry-run")
    assert told.startswith("Nothing was written.")
    assert "4 new, 0 changed, 0 as they were." in told
    assert "1 of another kind, left out: 990910005" in told
    assert re.findall(r"Line (\d+): (.*)", told) == [
        ("9", "too few fields"),
        ("10", "no number of FINESS"),
        ("11", "no date of opening"),
    ]
    assert [await count(database.above, t) for t in ("establishment", "organisation", "role")] == [0, 0, 0]


async def test_houses_come_in_whole_and_a_second_time_nothing_changes(database, types):
    await types("import", FILE)
    row = await database.above.fetchrow(
        "select e.*, o.name as runs from establishment e join organisation o on o.id = e.organisation_id"
        " where e.finess = $1",
        HERBES,
    )
    assert (row["name"], row["runs"]) == ("EHPAD Les Hautes Herbes", "Association Les Hautes Herbes")
    assert (row["sector"], row["category_code"]) == ("SA17", "500")
    assert (row["time_zone"], row["holidays"]) == ("Indian/Reunion", "reunion")
    assert row["address"] == "12 R DES ESSAIS, 97410 Saint Pierre"
    assert await count(database.above, "organisation") == 2
    assert await count(database.above, "establishment_key") == 4
    roles = "select code from role where establishment_id = $1"
    assert {"directeur", "infirmier", "medecin-coordonnateur"} <= {
        code for (code,) in await database.above.fetch(roles, row["id"])
    }
    assert "0 new, 0 changed, 4 as they were." in await types("import", FILE)


async def test_only_what_changed_changes_and_the_house_keeps_its_roles(database, types, tmp_path):
    await types("import", FILE, "--entity", "990900001")
    assert await count(database.above, "establishment") == 3
    await database.above.execute("update role set label = 'la directrice' where code = 'directeur'")
    moved = tmp_path / "moved.csv"
    text = (DATA / "finess/extraction.csv").read_text("iso-8859-1")
    moved.write_text(text.replace("SSIAD DES HAUTES HERBES", "SSIAD DU GRAND LARGE"), "iso-8859-1")
    told = await types("import", str(moved), "--number", "990910003")
    assert "0 new, 1 changed" in told
    assert "~ 990910003: name" in told
    labels = await database.above.fetch("select distinct label from role where code = 'directeur'")
    assert [label for (label,) in labels] == ["la directrice"]


async def test_a_file_that_is_something_else_brings_nothing(database, types, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("nom;prénom\nMorel;David\n")
    assert "this file is not an extraction of FINESS" in await types("import", str(other))
    assert await count(database.above, "establishment") == 0


async def test_the_first_who_decides_is_named_once(database, types):
    await types("import", FILE)
    assert "nobody decides who works there yet" in await types("show", HERBES)
    assert "Monsieur Rivière decides who works in EHPAD Les Hautes Herbes." in await types("director", HERBES, *RIVIERE)
    assert "nobody decides" not in await types("show", HERBES)
    assert "has this duty in this house already" in await types("director", HERBES, *RIVIERE, works=False)
    assert "No open house" in await types("director", "000000000", *RIVIERE, works=False)
    assert "no such role" in await types("director", "990910004", *RIVIERE, "--role", "psychologue", works=False)
    acts = await database.above.fetch("select act, capacity from audit_entry")
    assert [tuple(row) for row in acts] == [("member.first", "system")]


async def test_who_can_sign_in_already_is_the_same_person(cast, database, types):
    """Madame Martin, of another house, decides in a new one: her number finds her, whatever name was typed."""
    await making.professional(cast.sql, cast.martin.id, "https://psc.test", "f:x:899700000773")
    await types("import", FILE)
    await types("director", HERBES, *RIVIERE)
    found = "select m.person_id from membership m join establishment e on e.id = m.establishment_id where e.finess = $1"
    assert await cast.sql.fetchval(found, HERBES) == cast.martin.id

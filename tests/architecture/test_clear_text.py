"""What the database holds in clear is a written list (docs/encryption.md), and names are nowhere else."""

import re

import pytest

from backend.paths import ROOT
from tests.cast import DLU

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]
PAGE = (ROOT / "docs/encryption.md").read_text()
COLUMNS = """select table_name || '.' || column_name from information_schema.columns
 where table_schema = 'public' and table_name <> 'alembic_version' and data_type = any ($1)"""
EVERY = """select table_schema || '.' || table_name as relation, column_name, data_type = 'bytea' as bytes
  from information_schema.columns where table_schema in ('public', 'jobs')"""
# Of the cast: people, houses, teams, programs. As their houses and the papers write them, in any case.
NAMES = ("morel", "payet", "martin", "bouvier", "hoarau", "sophie", "tilleuls", "équipe soins", "secrétariat")


def told(*, names=False):
    lines = re.findall(r"^\| `([a-z_]+\.[a-z0-9_]+)` \|[^|]+\| (yes)? ?\|$", PAGE, re.MULTILINE)
    assert len(lines) == len({column for column, _ in lines}), "said twice"
    return {column for column, named in lines if named or not names}


async def columns(sql, *kinds):
    return {column for (column,) in await sql.fetch(COLUMNS, kinds)}


async def test_every_text_column_is_on_the_list(database):
    assert told() == await columns(database.above, "text", "character varying", "json", "jsonb")


async def test_every_column_of_bytes_is_sealed_wrapped_or_a_hash(database):
    kept = {c for c in await columns(database.above, "bytea") if not re.search(r"\.wrapped(_\w+)?$", c)}
    introduction = PAGE.partition("## Text in clear")[0]
    assert sorted(re.findall(r"`([a-z_]+\.[a-z0-9_]+)`", introduction)) == sorted(kept)


async def test_names_are_only_where_the_list_says(cast):
    paper = await cast.files(DLU)
    await cast.david.sends("/messages/ecrire", quoi="other", papier=str(paper), mots="Bonjour Sophie Martin")
    await cast.martin.opens(f"/papiers/{paper}")
    holding = set()
    for relation, column, is_bytes in await cast.sql.fetch(EVERY):
        words = f"encode({column}, 'escape')" if is_bytes else f"{column}::text"
        sql = f"select exists (select from {relation} where lower({words}) ~ $1)"
        if await cast.sql.fetchval(sql, "|".join(NAMES)):
            holding.add(f"{relation.removeprefix('public.')}.{column}")
    assert holding <= told(names=True)
    # The search finds what it should: these hold names of the cast.
    assert {"person.family_name", "dossier.birth_name", "membership.shown_name", "team.name"} <= holding

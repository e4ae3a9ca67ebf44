"""Who else looked this week: a count of people, through the policies of what they looked at."""

import re

import pytest

from tests.cast import DLU

pytestmark = pytest.mark.anyio

READ = """insert into audit_entry (id, at, establishment_id, dossier_id, actor_id, capacity, purpose, act, objects)
    select gen_random_uuid(), now(), d.establishment_id, d.dossier_id, $2, $3, 'own', 'document.read', array[d.id]
      from document d, generate_series(1, $4) where d.id = $1"""
LOOKERS = re.compile(r"(\d+)\spersonnes?")


async def lookers(person):
    page = (await person.opens("/")).text
    entry = page[page.index('href="/acces"') :]
    found = LOOKERS.search(entry[: entry.index("</li>")])
    return int(found[1]) if found else 0


async def test_her_own_readings_push_nobody_out_of_the_count(cast):
    paper = await cast.files(DLU)
    assert await lookers(cast.david) == 0
    await cast.martin.opens(f"/papiers/{paper}")
    assert await lookers(cast.david) == 1
    await cast.sql.execute(READ, paper, cast.david.id, "usager", 250)
    assert await lookers(cast.david) == 1


async def test_a_program_and_oneself_are_nobody(cast):
    paper = await cast.files(DLU)
    await cast.sql.execute(READ, paper, cast.dui.id, "machine", 1)
    await cast.david.opens(f"/papiers/{paper}")
    assert await lookers(cast.david) == 0


async def test_last_week_s_are_not_counted(cast):
    paper = await cast.files(DLU)
    await cast.martin.opens(f"/papiers/{paper}")
    await cast.sql.execute("update audit_entry set at = now() - interval '8 days'")
    assert await lookers(cast.david) == 0

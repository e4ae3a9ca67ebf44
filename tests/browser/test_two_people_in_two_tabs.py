"""Paula helps David and Marion, with a tab for each: she reads for whom she writes, and it goes there."""

import asyncpg
import pytest

from backend.demo import making
from tests.browser.phone import Phone

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
WHO = """select distinct on (p.given_name) p.given_name, p.id as person, d.id as dossier from dossier d
           join person p on p.id = d.person_id join dossier_team t on t.dossier_id = d.id
          where p.given_name = any ('{David,Marion}') and d.linked_at is not null order by 1, d.created_at"""
PAULA = "select id from person where given_name = 'Paula'"
SHELVES = dict.fromkeys(("read", "write"), ("messages",))
WROTE = """select d.person_id from message m join dossier d on d.id = m.dossier_id
           where m.capacity = 'aidant' order by m.posted_at"""
NO_MORE = ("delete from delegation_right where delegation_id = any ($1)", "delete from delegation where id = any ($1)")


@pytest.fixture
async def helped(house):
    """Both said yes to her: each name, and who it is."""
    sql = await asyncpg.connect(house.owner)
    paula, people = await sql.fetchval(PAULA), await sql.fetch(WHO)
    assert [one["given_name"] for one in people] == ["David", "Marion"]
    given = [await making.delegation(sql, one["person"], paula, one["dossier"], SHELVES) for one in people]
    yield {one["given_name"]: one["person"] for one in people}
    await sql.execute("truncate message, thread, idempotency cascade")
    for statement in NO_MORE:
        await sql.execute(statement, given)
    await sql.close()


@pytest.mark.attack("B22")
async def test_each_tab_says_for_whom_and_sends_for_nobody_else(house, helped, new_phone, scripted):
    first = await new_phone(scripted=scripted)
    await first.signs_in(house.sign_in_of("Paula"))
    second = Phone(first.context, first.address, scripted=scripted)
    second.page = await first.context.new_page()
    tabs = {"David": first, "Marion": second}
    for name, tab in tabs.items():
        await writes(tab, helped[name])
    for name, tab in tabs.items():
        await is_told_above_the_button(tab, name)
    for at, (name, tab) in enumerate(reversed(tabs.items()), 1):  # the tab that was opened last is sent first
        await tab.presses("Envoyer à")
        assert f"/pour/{helped[name]}/" in tab.path
        assert [row["person_id"] for row in await house.sql(WROTE)][-1] == helped[name]
        assert len(await house.sql(WROTE)) == at
        await banner(tab, name)


async def writes(tab, person):
    await tab.opens(f"/pour/{person}/messages/ecrire")
    await tab.page.get_by_role("radio", name="Autre").check()
    await tab.page.locator("#mots").fill("Bonjour")


async def banner(tab, name):
    told = tab.page.locator("aside").first
    assert f"Vous agissez pour {name}" in (await told.inner_text()).replace("\N{NO-BREAK SPACE}", " ")
    return told


async def is_told_above_the_button(tab, name):
    """On the screen, and above what she presses; the other name is nowhere."""
    told, button = await banner(tab, name), tab.page.get_by_role("button", name="Envoyer à").first
    assert (await told.bounding_box())["y"] < (await button.bounding_box())["y"]
    other = {"David": "Marion", "Marion": "David"}[name]
    assert other not in await tab.page.inner_text("body")

"""Twenty a page: nothing is lost between two pages, nothing is shown twice, and an older page marks nothing."""

import re
from uuid import uuid4

import pytest

from backend.demo.making import insert
from tests.messaging.talk import begins, older, threads

pytestmark = pytest.mark.anyio
IN_LIST = {
    "retard": "update thread set due_at = due_at - interval '10 days'",
    "attente": "update thread set due_at = null, waits_since = null",
}
WORDS = re.compile(r"n° (\d+)\b")


async def told(cast, person, thread, n):
    for number in range(2, n + 1):
        assert (await person.sends(f"{thread}/repondre", mots=f"n° {number}")).status_code == 200
    assert await cast.sql.fetchval("select last_number from thread") == n


@pytest.mark.parametrize("who", ["david", "martin"])
async def test_a_long_thread_turns_back_page_by_page(cast, who):
    thread, person = await begins(cast.david, "n° 1"), getattr(cast, who)
    await told(cast, cast.david, thread, 41)
    page = await person.opens(thread)
    seen = [[int(n) for n in WORDS.findall(page.text)]]
    while link := older(page):
        page = await person.client.get(link)
        seen.append([int(n) for n in WORDS.findall(page.text)])
    assert seen == [list(range(22, 42)), list(range(2, 22)), [1]]


@pytest.mark.parametrize(("writer", "reader"), [("david", "martin"), ("martin", "david")])
async def test_an_older_page_is_noted_and_marks_nothing_as_read(cast, writer, reader):
    thread, writer, reader = await begins(cast.david, "n° 1"), getattr(cast, writer), getattr(cast, reader)
    await told(cast, writer, thread, 22)
    await cast.sql.execute("delete from thread_reading; delete from audit_entry")
    reading = "select array_agg(number) from thread_reading where reader_id = $1"
    await reader.opens(f"{thread}?avant=3")
    assert await cast.sql.fetchval(reading, reader.id) is None
    assert await cast.sql.fetchval("select count(*) from audit_entry where actor_id = $1", reader.id) == 1
    await reader.opens(thread)
    assert await cast.sql.fetchval(reading, reader.id) == [22]


@pytest.mark.parametrize("who", ["david", "retard", "prendre", "moi", "attente"])
async def test_the_lists_of_threads_lose_none_at_equal_times(cast, who):
    """David's, and each of the four lists of the team."""
    thread = await begins(cast.david)
    first = await cast.sql.fetchrow("select * from thread")
    for _ in range(44):
        await insert(cast.sql, "thread", **dict(first) | {"id": uuid4()})
    await cast.sql.execute(
        "update thread set last_at = last_at - interval '1 day', due_at = due_at - interval '1 day' where id > $1",
        first["id"],
    )
    await cast.sql.execute(IN_LIST.get(who, "select"))
    if who == "moi":
        await cast.sql.execute("insert into thread_holder select id, $1 from thread", cast.martin.membership)
    person = cast.david if who == "david" else cast.martin
    page, link = await threads(person), older(await person.opens("/messages"))
    seen = [page]
    while link:
        answer = await person.client.get(link)
        seen.append(re.findall(rf'href="{person.base}/messages/([0-9a-f-]{{36}})"', answer.text))
        link = older(answer)
    assert [len(ids) for ids in seen] == [20, 20, 5]
    assert len({one for ids in seen for one in ids}) == 45
    assert thread.rpartition("/")[2] in {one for ids in seen for one in ids}


@pytest.mark.parametrize("query", ["avant=0", "avant=-1", "avant=9999999999999", "avant=x"])
async def test_a_page_that_nobody_linked_to_is_refused_and_breaks_nothing(cast, query):
    thread = await begins(cast.david)
    assert (await cast.david.opens(f"{thread}?{query}")).status_code == 400

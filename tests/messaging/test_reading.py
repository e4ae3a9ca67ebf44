"""Read means: it was on the screen of the one to whom it was written."""

import re

import pytest

from backend.demo import making
from tests.cast import CARE, DLU
from tests.messaging.talk import begins

pytestmark = pytest.mark.anyio
READERS = "select array_agg(reader_id) from thread_reading"


@pytest.fixture
async def thread(cast):
    """David has written, Madame Martin has answered; she looked at the page of the thread while posting."""
    address = await begins(cast.david, "Bonjour")
    await cast.martin.sends(f"{address}/repondre", mots="Je viens à 15 heures.")
    await cast.sql.execute("delete from thread_reading")
    return address


async def test_a_message_is_read_when_its_addressee_sees_it(cast, thread):
    assert "Arrivé. Pas encore lu." in (await cast.martin.opens(thread)).text
    assert "Lu par Madame Martin" in (await cast.david.opens(thread)).text
    assert "Lu par DAVID" in (await cast.martin.opens(thread)).text


async def test_the_day_is_told_when_it_is_not_the_day_of_the_message(cast, thread):
    """« à 9 heures » under a message of Monday says Monday."""
    await cast.martin.opens(thread)
    assert re.search(r"Lu par Madame Martin à\s\d+\sheure", (await cast.david.opens(thread)).text)
    await cast.sql.execute("update message set posted_at = posted_at - interval '3 days'")
    assert re.search(r"Lu par Madame Martin, \w+ \d.* 20\d\d, à\s\d+\sheure", (await cast.david.opens(thread)).text)


async def test_a_colleague_who_reads_is_not_the_addressee(cast, thread):
    role = await making.role(cast.sql, cast.tilleuls, "aide", "aide-soignante", CARE)
    colleague = await cast.staff("Zoé", "Hoareau", cast.tilleuls, role, "Madame Hoareau", cast.care)
    await colleague.opens(thread)
    page = (await cast.martin.opens(thread)).text
    assert "Arrivé. Pas encore lu." in page
    assert "Lu par" not in page


@pytest.mark.parametrize("purpose", ["prefetch", "prefetch;prerender"])
async def test_a_page_fetched_ahead_marks_nothing(cast, thread, purpose):
    paper = await cast.files(DLU)
    for path in (thread, f"/papiers/{paper}"):
        assert (await cast.david.opens(path, headers={"sec-purpose": purpose})).status_code == 200
    assert await cast.sql.fetchval(READERS) is None
    assert await cast.sql.fetchval("select count(*) from document_opened") == 0
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'thread.read' and actor_id = $1",
                                   cast.david.id) == 1  # it was sent to the device: that is noted  # fmt: skip


async def test_the_home_page_counts_what_is_new_and_no_more(cast, thread):
    new = re.compile(r"1\snouveau\smessage")
    assert new.search((await cast.david.opens("/")).text)
    await cast.david.opens(thread)
    assert not new.search((await cast.david.opens("/")).text)


async def test_a_nurse_who_left_keeps_her_name_on_what_she_wrote(cast, thread):
    """Not the person's: a message of hers must never look as if David had written it."""
    await cast.david.opens(thread)
    await cast.martin.opens(thread)
    await cast.sql.execute("update membership set stopped_at = now() where person_id = $1", cast.martin.id)
    role = await making.role(cast.sql, cast.tilleuls, "cadre", "cadre de santé", CARE)
    await making.member(cast.sql, cast.tilleuls, cast.martin.id, role, "Madame la cadre", ())
    page = (await cast.david.opens(thread)).text
    assert "Madame Martin" in page
    assert "infirmière du foyer" in page
    assert "Madame la cadre" not in page
    assert "Lu par Madame Martin" in page

"""An e-mail says that there is something new, once, to who may still know it when it leaves."""

import asyncpg
import pytest

from backend.jobs.context import Context
from backend.kit.log import configure
from backend.notifications import letters, mail_jobs
from tests.cast import DAVID, DLU
from tests.interop.references import reference
from tests.messaging.talk import begins
from tests.notifications.addressing import ADDRESS, confirmed
from tests.notifications.giving import sister
from tests.notifications.telling import told
from tests.notifications.test_pushes import answered

pytestmark = pytest.mark.anyio


@pytest.mark.attack("I04")
async def test_one_sentence_leaves_always_the_same(cast, letters_to, work, post, capsys):
    configure("debug")
    for words in ("Oui.", f"Madame Martin vous attend au foyer Les Tilleuls, {DAVID.matricule}."):
        await cast.sql.execute("update mail_address set told_at = '-infinity'")
        await answered(cast, letters_to, words)
        assert await told(work) == (["done"], ["done"])
        got = post.got.pop()
        assert (got.to, got.parsed["Subject"]) == ([ADDRESS], letters.NEWS)
        assert got.words.splitlines() == letters.NEWS_WORDS.format(origin="https://aportee.test").splitlines()
        await cast.david.opens(f"/messages/{letters_to}")
        said = capsys.readouterr()
        for word in (DAVID.matricule, "Tilleuls", "Martin", "Morel", str(cast.david.id)):
            assert word not in f"{got.raw.decode()} {said.out} {said.err}"
    assert post.got == []


async def test_it_waits_for_the_phone_and_one_waits_at_most(cast, letters_to, work):
    for n in range(4):
        await answered(cast, letters_to, f"Bonjour {n}.")
        await work.done()
    [one] = await work.waiting("mail.send")
    assert one["dedupe_key"] == f"mail|{cast.david.id}"
    assert 9 * 60 < one["wait"].total_seconds() <= 10 * 60 + 5


@pytest.mark.attack("J14")
@pytest.mark.parametrize("behind", [1, 30])
async def test_after_a_failure_one_e_mail_and_one_push_tell_of_all(cast, phone, mail, service, work, post, behind):
    thread = (await begins(cast.david)).rsplit("/", 1)[1]
    for n in range(behind):
        await answered(cast, thread, f"Bonjour {n}.")
    assert len(await work.waiting()) == behind
    assert await told(work) == (["done"] * behind, ["done"])
    assert (len(service.got), len(post.got)) == (1, 1)


@pytest.mark.attack("J08")
async def test_a_heap_of_papers_rings_once_and_writes_once(cast, phone, mail, service, work, post):
    for n in range(6):
        await cast.files(reference(identifier=[{"system": "urn:test", "value": f"n{n}"}]))
        await work.done()
    assert len(service.got) == 1
    assert len([row for row in await work.waiting() if row["dedupe_key"]]) <= 1
    assert await work.mails() == ["done"]
    assert len(post.got) == 1


async def test_no_more_than_one_an_hour(cast, letters_to, work, post):
    await answered(cast, letters_to)
    await told(work)
    await answered(cast, letters_to, "Encore.")
    await work.done()
    [one] = await work.waiting("mail.send")
    assert 59 * 60 < one["wait"].total_seconds() <= 60 * 60 + 5
    assert await work.mails() == ["done"]
    assert len(post.got) == 2


async def test_what_was_told_or_read_is_told_no_more(cast, letters_to, work, post):
    await answered(cast, letters_to)
    await told(work)
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0) as pool:
        state = cast.app.state
        house, person = cast.tilleuls.id, cast.david.id
        async with Context(pool, state.settings, {}).as_system(house) as sql:
            await sql.execute("select act_as_reader($1, 'usager', null)", person)
            await mail_jobs.mail_at(sql, house, person, await sql.fetchval("select now()"))
    assert await work.mails() == ["done"]
    assert len(post.got) == 1
    await answered(cast, letters_to, "Encore.")
    await work.done()
    await cast.david.opens(f"/messages/{letters_to}")
    assert await work.mails() == ["done"]
    assert len(post.got) == 1
    await answered(cast, letters_to, "Et encore.")  # the place is free again
    await work.done()
    assert len(await work.waiting("mail.send")) == 1


@pytest.mark.attack("B10")
@pytest.mark.parametrize("right", ["stopped", "ended", "never given", "given"])
async def test_an_e_mail_prepared_before_the_stop_is_not_sent_after(cast, work, post, right):
    """Paula, who may be told of David's messages, or may not any more."""
    delegation = await sister(cast, "be_told" if right != "never given" else "read")
    cast.paula.base = ""
    await confirmed(cast.paula, work, post, "paula@exemple.fr")
    thread = (await begins(cast.david)).rsplit("/", 1)[1]
    await work.done()  # David wrote: his sister is told of it, as his nurse's answer
    await cast.sql.execute("delete from jobs.pgqueuer")
    await answered(cast, thread)
    await work.done()
    assert len(await work.waiting("mail.send")) == (right != "never given")
    change = {"stopped": "stopped_at = now()", "ended": "ends_at = now()"}.get(right)
    if change:
        await cast.sql.execute(f"update delegation set {change} where id = $1", delegation)
    assert await work.mails() == (["done"] if right != "never given" else [])
    assert len(post.got) == (right == "given")


async def test_a_paper_is_told_by_e_mail_too(cast, mail, work, post):
    await cast.files(DLU)
    assert await told(work) == (["done"], ["done"])
    assert len(post.got) == 1

"""E-mails when something fails: the relay, the mailbox, the worker, every neighbour at once."""

import asyncpg
import msgspec
import pytest

from backend.identity.parties import parties
from backend.interop.scanner import Scanner
from backend.jobs.context import Context
from backend.jobs.queue import opened
from backend.notifications import mail_jobs
from tests.cast import DLU
from tests.messaging.talk import begins
from tests.notifications.addressing import CODE
from tests.notifications.conftest import HERE
from tests.notifications.telling import told
from tests.notifications.test_pushes import answered

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("what", ["removed", "replaced", "no longer linked"])
async def test_who_left_is_told_nothing(cast, letters_to, work, post, what):
    await answered(cast, letters_to)
    await work.done()
    if what == "removed":
        await cast.david.sends(f"{HERE}/adresse/enlever")
    elif what == "replaced":
        await cast.david.sends(f"{HERE}/adresse", adresse="other@exemple.fr")
    else:
        await cast.sql.execute("update dossier set linked_at = null where person_id = $1", cast.david.id)
    assert await work.done(kind="mail.send") == ["done"]
    assert post.got == []


async def test_a_relay_that_is_busy_is_asked_again_and_no_second_e_mail_waits(cast, letters_to, work, post):
    post.rcpt = "450 4.2.0 Greylisted"
    await answered(cast, letters_to)
    assert await told(work) == (["done"], ["not now"])
    await answered(cast, letters_to, "Encore.")
    await work.done()
    assert len(await work.waiting("mail.send")) == 1  # the same, tried again
    post.rcpt = "250 OK"
    assert await work.mails() == ["done"]
    assert len(post.got) == 1


@pytest.mark.attack("M11")
async def test_every_neighbour_is_down_and_people_go_on(cast, phone, mail, work, service, post, monkeypatch, app):
    """Who signs people in, who scans, who pushes, who takes e-mails: what can wait does, and nothing is lost."""
    away = msgspec.structs.replace(
        app.state.settings, franceconnect_issuer="http://127.0.0.1:1", franceconnect_client_id="x",
        franceconnect_client_secret="x",
    )  # fmt: skip
    monkeypatch.setitem(app.state.parties, "franceconnect", parties(away)["franceconnect"])
    cast.scanner, service.answer, post.rcpt = Scanner("tcp://127.0.0.1:1"), (503, {}), "421 4.3.2 Closing"
    assert await cast.files(DLU) is None
    thread = (await begins(cast.david)).rsplit("/", 1)[1]
    await answered(cast, thread)
    assert await told(work) == (["done"], ["not now"])
    assert "Je passe vous voir." in (await cast.martin.opens(f"/messages/{thread}")).text
    assert (await cast.david.opens("/papiers")).status_code == 200
    assert (await cast.nobody().client.get("/entrer/franceconnect")).status_code in (502, 503, 504)
    cast.scanner, service.answer, post.rcpt = Scanner(), (201, {}), "250 OK"
    assert await told(work) == (["done"], ["done"])
    assert (len(service.got), len(post.got)) == (2, 1)  # the push that was refused, and the one that arrived
    await cast.works(await cast.sql.fetchval("select id from deposit"))
    assert await cast.sql.fetchval("select count(*) from document") == 1


async def test_an_address_that_is_refused_for_good_is_written_to_no_more_and_the_page_says_so(
    cast, letters_to, work, post
):
    post.rcpt = "550 5.1.1 No such user"
    await answered(cast, letters_to)
    assert await told(work) == (["done"], ["done"])
    assert "Cette adresse ne marche pas." in (await cast.david.opens(HERE)).text
    post.rcpt = "250 OK"
    await answered(cast, letters_to, "Encore.")
    assert await told(work) == ([], [])
    assert post.got == []
    assert (await cast.david.opens(CODE)).url.path == HERE


@pytest.mark.attack("L14")
async def test_killed_after_sending_the_same_letter_leaves_again_under_the_same_name(
    cast, letters_to, work, post, monkeypatch
):
    await answered(cast, letters_to)
    await work.done()
    [job] = await work.waiting("mail.send")
    with monkeypatch.context() as dying:
        dying.setattr(mail_jobs, "TOLD", "select $1::uuid, $2::timestamptz")  # it dies before it notes
        assert await work.mails() == ["done"]
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0) as pool:
        context = Context(pool, cast.app.state.settings, {"ring": cast.app.state.ring})
        await mail_jobs.send_news(context, opened(job["payload"]))
        await mail_jobs.send_news(context, opened(job["payload"]))  # and once noted, not again
    first, second = post.got
    assert first.parsed["Message-ID"] == second.parsed["Message-ID"]

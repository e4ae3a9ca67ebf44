"""What is refused of an address, where none is asked, and where none is found."""

from uuid import uuid4

import pytest

from backend.kit.log import configure
from tests.notifications.addressing import ADDRESS, CODE, PLACE, asks
from tests.notifications.conftest import HERE

pytestmark = pytest.mark.anyio


async def test_five_codes_a_day_whatever_the_addresses(cast, work, post):
    for n in range(5):
        await asks(cast.david, work, post, f"n{n}@exemple.fr")
    await cast.david.sends(f"{PLACE}/enlever")
    refused = await cast.david.sends(PLACE, adresse="n6@exemple.fr")
    assert refused.status_code == 422
    assert "Vous avez demandé 5 codes aujourd’hui." in refused.text
    assert 'value="n6@exemple.fr"' in refused.text
    assert await work.mails() == []
    await cast.sql.execute("update mail_address set codes_since = now() - interval '25 hours'")
    await asks(cast.david, work, post, "n6@exemple.fr")


async def test_the_same_form_twice_is_one_code(cast, work):
    form = {"key": str(uuid4()), "adresse": ADDRESS}
    for _ in range(2):
        assert (await cast.david.client.post(PLACE, data=form)).status_code == 200
    other = await cast.david.client.post(PLACE, data=form | {"adresse": "other@exemple.fr"})
    assert (other.status_code, "Vous avez changé l’adresse." in other.text) == (422, True)
    assert len(await work.waiting("mail.code")) == 1


@pytest.mark.parametrize("typed", ["", "david", "david@exemple.fr\r\nBcc: a@b.fr", "x" * 300 + "@exemple.fr"])
async def test_what_is_no_address_comes_back_as_it_was_typed(cast, work, typed):
    page = await cast.david.sends(PLACE, adresse=typed)
    assert (page.status_code, await work.waiting("mail.code")) == (422, [])
    assert 'id="adresse-erreur"' in page.text


async def test_a_mailbox_that_is_not_there_is_said_at_once(cast, work, post):
    post.rcpt = "550 5.1.1 No such user"
    await cast.david.sends(PLACE, adresse=ADDRESS)
    assert await work.mails() == ["done"]
    for path in (HERE, CODE):
        assert "Cette adresse ne marche pas." in (await cast.david.opens(path)).text


async def test_an_address_that_nobody_confirmed_is_forgotten(cast, work, post, database):
    await asks(cast.david, work, post)
    await cast.sql.execute("update mail_address set asked_at = now() - interval '25 hours'")
    worker = await database.connect("worker")
    await worker.execute("select forget_attempts()")
    await worker.close()
    assert await cast.sql.fetchval("select wrapped from mail_address") is None


async def test_where_nobody_writes_no_address_is_asked(cast, app, work):
    app.state.settings = type(app.state.settings)(environment="test")
    assert "Par e-mail" not in (await cast.david.opens(HERE)).text
    assert (await cast.david.opens(PLACE)).status_code == 404
    assert (await cast.david.sends(PLACE, adresse=ADDRESS)).status_code == 404
    assert await work.waiting("mail.code") == []


@pytest.mark.attack("G07")
async def test_the_address_is_in_no_log_no_table_and_no_job(cast, work, post, capsys):
    configure("debug")
    post.rcpt = "451 4.2.1 <kanari.david@exemple.fr> later"
    await cast.david.sends(PLACE, adresse=ADDRESS)
    assert await work.done(kind="mail.code") == ["not now"]
    post.rcpt = "250 OK"
    await work.done(kind="mail.code")
    said = capsys.readouterr()
    rows = await cast.sql.fetch("select to_jsonb(m)::text || encode(wrapped, 'escape') as t from mail_address m")
    jobs = await cast.sql.fetch("select coalesce(encode(payload, 'escape'), '') as t from jobs.pgqueuer")
    for words in (said.err, said.out, *(row["t"] for row in (*rows, *jobs))):
        assert "kanari" not in words
    assert rows

"""An address is given, confirmed by the code that came there, and taken away."""

import re
from uuid import uuid4

import pytest

from backend.kit.log import configure
from backend.notifications import letters
from tests.notifications.conftest import HERE

pytestmark = pytest.mark.anyio
ADDRESS, SHOWN = "kanari.david@exemple.fr", "k•••@e•••.fr"
PLACE, CODE = f"{HERE}/adresse", f"{HERE}/adresse/code"


async def asks(person, work, post, address=ADDRESS):
    """She gives an address: the code that came there."""
    page = await person.client.post(PLACE, data={"key": str(uuid4()), "adresse": address})
    assert page.status_code == 200, page.text
    assert await work.mails() == ["done"]
    return re.search(r"^([0-9]{6})\r?$", post.got[-1].words, re.M)[1]


async def writes(person, code):
    return await person.client.post(CODE, data={"key": str(uuid4()), "chiffres": code})


async def confirmed(person, work, post, address=ADDRESS):
    page = await writes(person, await asks(person, work, post, address))
    assert "Votre adresse marche." in page.text
    post.got.clear()


async def test_given_confirmed_and_taken_away(cast, work, post):
    code = await asks(cast.david, work, post)
    [got] = post.got
    assert got.to == [ADDRESS]
    assert got.words.replace("\r\n", "\n") == letters.CODE_WORDS.format(code=code)
    page = await writes(cast.david, f" {code[:3]} {code[3:]} ")
    assert "Un e-mail vous prévient." in page.text
    assert SHOWN in page.text
    assert ADDRESS not in page.text
    gone = await cast.david.sends(f"{PLACE}/enlever")
    assert "Votre adresse est enlevée." in gone.text
    assert SHOWN not in (await cast.david.opens(HERE)).text
    assert await cast.sql.fetchval("select count(*) from mail_address where wrapped is not null") == 0


@pytest.mark.attack("J10")
async def test_five_wrong_codes_and_the_right_one_is_over(cast, work, post):
    code = await asks(cast.david, work, post)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    told = [(await writes(cast.david, wrong)).text for _ in range(5)]
    assert ["Ce n’est pas le bon code." in page for page in told] == [True] * 4 + [False]
    assert "Ce code ne marche plus." in (await writes(cast.david, code)).text
    assert await cast.sql.fetchval("select confirmed_at from mail_address") is None


async def test_a_wrong_code_says_so_and_the_right_one_still_serves(cast, work, post):
    code = await asks(cast.david, work, post)
    told = await writes(cast.david, f"{(int(code) + 1) % 10**6:06d}")
    assert "Ce n’est pas le bon code." in told.text
    short = await writes(cast.david, "123")
    assert (short.status_code, "123" in short.text) == (422, True)
    assert "Un e-mail vous prévient." in (await writes(cast.david, code)).text


@pytest.mark.attack("J10")
@pytest.mark.parametrize("what", ["too old", "of the address before", "of somebody else", "used"])
async def test_a_code_serves_once_for_a_while_for_one_address_and_one_person(cast, work, post, what):
    code = await asks(cast.david, work, post)
    who = cast.david
    if what == "too old":
        await cast.sql.execute("update mail_address set asked_at = now() - interval '31 minutes'")
    elif what == "of the address before":
        while (fresh := await asks(cast.david, work, post, "other@exemple.fr")) == code:
            pass
        assert fresh != code
    elif what == "of somebody else":
        who = cast.marion
    else:
        await writes(cast.david, code)
        await cast.david.sends(f"{PLACE}/enlever")
    await writes(who, code)
    alive = "select count(*) from mail_address where confirmed_at is not null"
    assert await cast.sql.fetchval(alive) == 0


@pytest.mark.attack("J11")
async def test_nothing_in_the_e_mail_acts_when_it_is_opened(cast, work, post):
    """A scanner follows every link: there is none, but to the door of the app, and the code is words."""
    await asks(cast.david, work, post)
    assert re.findall(r"https?:\S+", post.got[0].words) == []
    assert re.findall(r"https?:\S+", letters.NEWS_WORDS.format(origin="https://aportee.test")) == [
        "https://aportee.test/"
    ]


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

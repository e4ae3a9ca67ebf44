"""An address is given, confirmed by the code that came there, and taken away."""

import re

import pytest

from backend.notifications import letters
from tests.notifications.addressing import ADDRESS, PLACE, SHOWN, asks, writes
from tests.notifications.conftest import HERE

pytestmark = pytest.mark.anyio


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

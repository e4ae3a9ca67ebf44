"""An invitation, as people make it, pass it on and answer it."""

import re
from contextlib import asynccontextmanager
from uuid import uuid4

from backend.demo.making import insert
from tests.enrolment.desk import ISSUER, arriving, plain
from tests.entrusting.giving import delegation_of

PAULA = {"given_name": "Paula Jeanne", "family_name": "MARTIN"}
SECRET = re.compile(r'<b class="keep">([^<]+)</b>.*?<p class="code keep">([^<]+)</p>', re.DOTALL)
HERE = re.compile(r'href="(/aidants/invitations/[0-9a-f-]{36})"')


async def invites(usager, **more):
    """The link and the code that her page tells once, and where she follows the invitation."""
    page = await usager.sends("/aidants/inviter", **{"lien": "sis", "quoi": "everyday", "jusqua": "year"} | more)
    assert page.status_code == 200, page.text
    link, code = SECRET.search(page.text).groups()
    return link, code, HERE.search(page.text)[1]


@asynccontextmanager
async def coming(cast, subject="paula", **claims):
    """The browser of somebody whom FranceConnect has just proved."""
    async with arriving(cast, subject, **PAULA | claims) as browser:
        yield browser


async def types(browser, link, code):
    return await browser.post("/invitation", data={"key": str(uuid4()), "code": link, "dit": code})


async def says(browser, answer):
    page = (await browser.get("/invitation")).text
    found = re.search(r'name="invitation" value="([^"]+)"', page)
    assert found, page
    return await browser.post(
        "/invitation/reponse", data={"key": str(uuid4()), "invitation": found[1], "reponse": answer}
    )


async def accepts(cast, link, code, subject="paula", **claims):
    async with coming(cast, subject, **claims) as browser:
        assert (await types(browser, link, code)).status_code == 303
        return await says(browser, "oui")


async def confirms(usager, there, **fields):
    return await usager.sends(f"{there}/confirmer", **fields)


async def has_account(cast, subject="paula"):
    """Somebody whom another house knows already, by the same identity."""
    somebody = await cast.stranger()
    await insert(cast.sql, "identity", id=uuid4(), person_id=somebody.id, issuer=ISSUER, subject=subject)
    return somebody


async def state_of(cast):
    return await cast.sql.fetchval("select state from invitation order by made_at desc limit 1")


async def delegations(cast, usager):
    return await cast.sql.fetchval("select count(*) from delegation where usager_id = $1", usager.id)


def other(code):
    """Another code than that one."""
    return "111111" if code.replace(" ", "") == "000000" else "000000"


__all__ = ["delegation_of", "plain"]

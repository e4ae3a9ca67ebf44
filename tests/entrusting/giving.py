"""Give and stop, as people do."""

import re
from uuid import uuid4


async def says_her_code(aidant):
    """The code that her page shows."""
    page = await aidant.client.post("/aidants/code", data={"key": str(uuid4())})
    return re.search(r'class="code keep">([^<]+)<', page.text)[1]


def form(code, **more):
    """His everyday papers; with `ecrire`, his messages too."""
    what = "everyday-messages" if more.pop("ecrire", "") else "everyday"
    return {"code": code, "lien": "sis", "quoi": what, "jusqua": "year"} | more


async def gives(usager, aidant, **more):
    """She gives, after having looked: the page of the delegation."""
    fields = form(await says_her_code(aidant), **more)
    before = await usager.sends("/aidants/apercu", **fields)
    assert before.status_code == 200, before.text
    return await usager.sends("/aidants/donner", **fields)


def delegation_of(page):
    return page.url.path.rsplit("/", 1)[1]


async def stops(usager, delegation):
    return await usager.sends(f"/aidants/{delegation}/arreter")

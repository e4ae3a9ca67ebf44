"""What an aidant may never do: choose aidants, touch how one signs in, close, take everything."""

from uuid import uuid4

import pytest

from backend.app import served
from backend.demo import making
from backend.entrusting.grid import ALL
from tests.architecture.authz.asking import PARAMETER

pytestmark = [pytest.mark.anyio, pytest.mark.attack("B11")]
FOR = "/pour/{person:uuid}"
# What an aidant may ask for: papers one by one, messages, a right. A route that is added here is a right that is added.
ONLY = ("", "/papiers", "/messages", "/demandes", "/rendez-vous")
NEVER = ("prendre", "cacher", "pas-a-moi", "aidants", "retirer", "recu")
# Of nobody in particular, or of other capacities.
OTHERS = ("/pour/", "/equipe", "/api", "/assets", "/oidc", "/.well-known", "/kiosque")
COUNTED = ("delegation", "delegation_right", "identity", "passkey", "code_card", "aidant_code", "request", "sign_in")


@pytest.fixture
async def zoe(cast):
    """She was given every square there is."""
    somebody, rights = await cast.stranger(), {}
    for can, shelf in ALL:
        rights[can] = (*rights.get(can, ()), shelf)
    await making.delegation(cast.sql, cast.david.id, somebody.id, cast.david.dossier, rights)
    somebody.base = f"/pour/{cast.david.id}"
    return somebody


def places(app):
    """Every route of a person, with some id in the place of each."""
    for method, path, handler in served(app):
        if not path.startswith(OTHERS) and not handler.opt.get("static"):
            yield method, path, PARAMETER.sub(lambda _: str(uuid4()), path)


async def test_what_there_is_for_an_aidant_is_under_four_words(cast):
    theirs = {path.removeprefix(FOR) for _, path, _ in served(cast.app) if path.startswith(FOR)}
    assert {"/" + path.split("/")[1] if path else "" for path in theirs} == set(ONLY)
    assert not any(
        word in path for path in theirs for word in ("prendre", "cacher", "pas-a-moi", "aidants", "retirer", "recu")
    )


async def test_no_route_of_his_answers_under_his_name(cast, zoe):
    theirs = {(method, path.removeprefix(FOR)) for method, path, _ in served(cast.app) if path.startswith(FOR)}
    counts = [f"(select count(*) from {table})" for table in COUNTED]
    before, asked = await cast.sql.fetchrow(f"select {', '.join(counts)}"), 0
    for method, path, address in places(cast.app):
        if (method, path.rstrip("/")) in theirs:
            continue
        await cast.sql.execute("delete from pace")
        data = {"key": str(uuid4())} if method == "POST" else None
        answer = await zoe.client.request(method, f"{zoe.base}{address.rstrip('/')}", data=data, follow_redirects=False)
        assert answer.status_code in (404, 405), (method, path, answer.status_code)
        asked += 1
    assert asked > 60
    assert await cast.sql.fetchrow(f"select {', '.join(counts)}") == before

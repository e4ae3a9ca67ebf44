"""Somebody of Aidants Connect is at her side: everyday papers only, told on every page and in her trail."""

import time

import asyncpg
import pytest

from backend.db.unit import becoming
from backend.demo import making
from backend.identity.means import Means, means
from backend.kit.actor import COOKIE, Asked
from tests.cast import ATTESTATION, DLU
from tests.contracts.bent_provider import SUB
from tests.identity.cards.desk import browser, gives

pytestmark = pytest.mark.anyio
TOLD = "Fait avec l’aide d’Aidants Connect"


@pytest.fixture
async def helped(cast):
    """David, on the computer of a social worker."""
    david = await cast.signed_in(person=cast.david.id, name="David")
    await cast.sql.execute("update sign_in set helped = true where id = $1", await sign_in(cast, david))
    david.asked = Asked(david.secret, "usager")
    return david


async def sign_in(cast, somebody):
    return await cast.sql.fetchval(
        "select id from sign_in where secret_hash = sha256(convert_to($1, 'UTF8'))", somebody.secret
    )


@pytest.fixture
async def papers(cast):
    health, everyday = await cast.files(DLU), await cast.files(ATTESTATION)
    await cast.sql.execute("update document set family = 'attestations', type_code = '51851-4' where id = $1", everyday)
    return health, everyday


async def test_everyday_papers_open_and_those_of_health_do_not_exist(helped, papers):
    health, everyday = papers
    page = await helped.opens(f"/papiers/{everyday}")
    assert page.status_code == 200
    assert TOLD in page.text
    listed = (await helped.opens("/papiers")).text
    assert str(everyday) in listed
    assert str(health) not in listed
    for path in (f"/papiers/{health}", f"/papiers/{health}/original", f"/papiers/{health}/pages/1"):
        assert (await helped.opens(path)).status_code == 404


async def test_alone_david_has_them_all_and_no_banner(cast, papers):
    page = await cast.david.opens(f"/papiers/{papers[0]}")
    assert page.status_code == 200
    assert TOLD not in page.text


CLOSED = ["/messages", "/messages/ecrire", "/acces", "/aidants", "/aidants/donner", "/demandes", "/papiers/chercher",
          "/papiers/prendre", "/appareils", "/reglages/prevenir"]  # fmt: skip


@pytest.mark.parametrize("path", CLOSED)
async def test_every_other_page_stays_closed_and_says_so(helped, path):
    answer = await helped.client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/avec-aide")
    assert "Cette page reste fermée" in (await helped.client.get("/avec-aide")).text


async def test_nothing_is_written_with_that_help(cast, helped, papers):
    before = await cast.sql.fetchval("select count(*) from message")
    for path in ("/messages/ecrire", f"/papiers/{papers[1]}/cacher", "/aidants/donner", "/appareils/ici"):
        answer = await helped.client.post(path, data={"key": "k"}, follow_redirects=False,
                                          headers={"sec-fetch-site": "same-origin"})  # fmt: skip
        assert answer.headers["location"] == "/avec-aide"
    assert await cast.sql.fetchval("select count(*) from message") == before


async def test_she_acts_for_nobody_else_and_works_nowhere(cast):
    for somebody, path in ((cast.paula, f"/pour/{cast.david.id}"), (cast.martin, f"{cast.martin.base}/messages")):
        await cast.sql.execute("update sign_in set helped = true where id = $1", await sign_in(cast, somebody))
        assert (await somebody.client.get(path)).status_code == 404


async def test_the_database_itself_refuses_what_a_page_would_forget(cast, helped, papers):
    app = await asyncpg.connect(cast.database.dsn("app"))
    try:
        await app.execute(f"begin; {becoming(helped.asked)}")
        assert [row["id"] for row in await app.fetch("select id from document")] == [papers[1]]
        for table in ("thread", "message", "request", "delegation", "delegation_right", "draft"):
            assert await app.fetchval(f"select count(*) from {table}") == 0
        await app.execute(becoming(Asked(cast.david.secret, "usager")))  # becoming twice keeps nothing of before
        assert await app.fetchval("select count(*) from document") == 2
    finally:
        await app.close()


async def test_her_trail_says_who_was_at_her_side(cast, helped, papers):
    await helped.opens(f"/papiers/{papers[1]}")
    page = (await cast.david.opens("/acces")).text
    assert "avec l’aide d’Aidants Connect" in page
    assert await cast.sql.fetchval("select count(*) from audit_entry where capacity = 'helped'") >= 1


class At:
    """FranceConnect says in its token that somebody of Aidants Connect signs in with her."""

    def __init__(self, cast, bent):
        self.cast, self.bent = cast, bent

    def says(self, scope):
        now = int(time.time())
        self.bent.bend_claims = lambda claims: {**claims, "iat": now, "exp": now + 60, "auth_time": now} | scope


SCOPES = [({"rep_scope": ["papiers"]}, True), ({"rep_scope": []}, True), ({}, False)]


@pytest.mark.parametrize(("scope", "narrow"), SCOPES)
async def test_what_franceconnect_says_is_kept_with_the_sign_in(cast, bent, browse, monkeypatch, scope, narrow):
    monkeypatch.setitem(means(), "franceconnect", Means(2, "these tests"))
    await making.identity(cast.sql, cast.david.id, bent.origin, SUB)
    At(cast, bent).says(scope)
    david = browse()
    assert (await david.signs_in()).status_code == 303
    answer = await david.client.get("/messages")
    assert (answer.status_code == 303) is narrow


@pytest.mark.parametrize("at_her_side", [True, False])
async def test_a_second_proof_does_not_send_the_helper_away(cast, at_her_side):
    """FranceConnect with Aidants Connect, then a code of her card: still helped."""
    card = await gives(cast.clerk, cast.marion)
    first = await cast.signed_in(person=cast.marion.id, name="Marion", level=1)
    await cast.sql.execute("update sign_in set helped = $2 where id = $1", await sign_in(cast, first), at_her_side)
    async with browser(cast) as client:
        client.cookies.set(COOKIE, first.secret, domain="aportee.test")
        come = await client.post("/entrer/encore/carte", data={"code": card.spend(), "retour": "/papiers"})
        assert (come.status_code, come.headers["location"]) == (303, "/papiers")
        assert (await client.get("/papiers")).status_code == 200
        assert (await client.get("/messages")).headers.get("location") == ("/avec-aide" if at_her_side else None)

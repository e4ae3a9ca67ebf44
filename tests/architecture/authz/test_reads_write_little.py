"""A GET only adds an entry to the trail; what changes a row waits until the answer has left."""

from itertools import groupby

import httpx
import pytest
from litestar import get
from litestar.di import NamedDependency
from sqlalchemy.ext.asyncio import AsyncSession

from backend.app import create_app, served
from backend.db.compiled import Connection
from backend.identity.guards import public
from backend.identity.oidc.proof import Proof
from backend.identity.oidc.providers import franceconnect
from backend.identity.sign_ins import BROWSER_COOKIE
from backend.settings import Settings
from tests.architecture.authz.asking import Asking
from tests.architecture.authz.cells import matrix
from tests.architecture.authz.watching import Watch

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]
# The request's own transaction is the one in which reads repeat.
INSIDE = {("audit_entry insert", "repeatable read")}
AFTERWARDS = {
    (what, "read committed")
    for what in (
        "document_opened insert",
        "thread_reading insert",
        "request_event insert",
        "evidence_opened insert",
        "sign_in update seen_at",
    )
}
# Whoever comes back from a provider opens a sign-in: an address that a provider calls can only be a GET.
LEAVING = {("sign_in_attempt insert", "read committed")}
COMING_BACK = {(what, "read committed") for what in ("sign_in_attempt_taken insert", "device insert", "sign_in insert")}
TRIED = {" ".join(what.split()[:2]) for what, _ in INSIDE | AFTERWARDS}
LONG_UNSEEN = "update sign_in set seen_at = now() - interval '2 minutes' where seen_at > now() - interval '20 minutes'"


@pytest.fixture(scope="module")
async def watch(world):
    return await Watch.on(world.sql)


async def test_a_get_writes_only_what_it_may(world, watch):
    """Every GET of the matrix, whoever asks: all routes are there, else the matrix itself fails."""
    seen, gets = set(), [cell for cell in matrix() if cell.place.method == "GET"]
    for place, cells in groupby(gets, key=lambda cell: cell.place):
        await world.sql.execute(LONG_UNSEEN)
        for cell in cells:
            await Asking(world, place).of(cell.actor)
        written = set(await watch.written())
        wrong, undone = written - INSIDE - AFTERWARDS, await watch.tried() - TRIED
        assert (wrong, undone) == (set(), set()), place
        seen |= written
    assert seen == INSIDE | AFTERWARDS


class Known:
    """A provider that recognises David, without any network."""

    provider = franceconnect(
        issuer="https://fc.test", client_id="c", client_secret="s", redirect_uri="https://aportee.test/retour",
        post_logout_redirect_uri="https://aportee.test/au-revoir"
    )  # fmt: skip

    async def authorization_url(self, attempt):
        self.attempt = attempt
        return "https://provider.test/authorize"

    async def finish(self, *_):
        return Proof(
            iss="https://fc.test", sub="david", acr="eidas2", level=2, auth_time=None, given_name="", family_name="",
            birthdate=None, sid=None, id_token="token", claims={}
        )  # fmt: skip


async def test_signing_in_writes_only_its_own_rows(world, watch, monkeypatch):
    party = Known()
    monkeypatch.setitem(world.cast.app.state.parties, "franceconnect", party)
    await watch.written()
    gone = await world.client.get("/entrer/franceconnect")
    assert (gone.status_code, set(await watch.written())) == (303, LEAVING)
    cookie = {"cookie": f"{BROWSER_COOKIE}={gone.cookies[BROWSER_COOKIE]}"}
    back = f"/entrer/franceconnect/retour?state={party.attempt.state}&code=c"
    assert (await world.client.get(back, headers=cookie)).status_code == 303
    assert set(await watch.written()) == COMING_BACK
    assert (await world.client.get(back, headers=cookie)).status_code != 303
    assert set(await watch.written()) == set()


async def test_a_get_that_changes_a_row_would_be_seen(world, watch):
    """Asked of an app that has such a route."""

    @get("/papiers/changes", guards=[public])
    async def changes(sql: NamedDependency[Connection]) -> str:
        await sql.execute("update document set hidden_from_staff_at = now()")
        return ""

    made = create_app(world.cast.app.state.settings, changes)
    browser = httpx.AsyncClient(transport=httpx.ASGITransport(made), base_url="https://aportee.test")
    await watch.written()
    async with made.lifespan(), browser:
        await browser.get("/papiers/changes", headers=world.actors["david"])
    assert ("document update hidden_from_staff_at", "repeatable read") in await watch.written()
    await world.baseline.restore()


def mixing(app):
    """The routes whose handler has both ways to the database."""
    return [path for _, path, handler in served(app) if {"sql", "db"} <= set(handler.parsed_fn_signature.parameters)]


def test_no_handler_mixes_two_ways_to_the_database():
    """At run time `Unit.take` refuses (tests/db/test_unit.py); here it is read from the signatures."""

    @get("/deux", guards=[public])
    async def both(sql: NamedDependency[Connection], db: NamedDependency[AsyncSession]) -> str:
        return ""

    settings = Settings(environment="test")
    assert mixing(create_app(settings)) == []
    assert mixing(create_app(settings, both)) == ["/deux"]

"""Every answer tells the browser what it may do with it: pages, programs, files, errors and silence.

Granian refuses a request it cannot parse before we exist: 400, an empty body, nothing to run or to frame
(measured; docs/decisions/0013). Everything it can parse is answered here, and goes through this list.
"""

import re
from uuid import uuid4

import httpx
import pytest
from litestar import get
from litestar.handlers import HTTPRouteHandler

from backend.app import create_app
from backend.identity.guards import public
from tests.architecture.hardened import faults

pytestmark = [pytest.mark.architecture, pytest.mark.anyio]


def addresses(app):
    """Every address of the service once per method, its blanks filled with something nobody has."""
    for route in app.routes:
        path = re.sub(r"\{\w+:uuid\}", str(uuid4()), route.path)
        path = re.sub(r"\{\w+:\w+\}", "inconnu", path) or "/"
        for handler in getattr(route, "route_handlers", ()):
            if isinstance(handler, HTTPRouteHandler):
                yield from ((method, path) for method in sorted(handler.http_methods))


@pytest.fixture
async def seen(cast):
    """What everybody was answered, everywhere."""
    people = [cast.nobody(), cast.david, cast.martin, await cast.stranger()]
    found = []
    for someone in people:
        client = someone.client
        client.follow_redirects = False
        found += [
            (await client.request(method, path, data={"key": str(uuid4())} if method == "POST" else None), path)
            for method, path in addresses(cast.app)
        ]
    found += [
        (await cast.dui.client.request(method, path, headers=cast.dui.headers()), path)
        for method, path in addresses(cast.app)
        if path.startswith("/api/")
    ]
    return found


async def test_every_route_answers_hardened_to_everybody(seen):
    assert [fault for answer, path in seen for fault in faults(answer, path)] == []
    assert {200, 204, 303, 401, 404} <= {answer.status_code for answer, _ in seen}


async def test_errors_and_files_are_hardened_too(cast):
    david, client = cast.david, cast.nobody().client
    asset = re.search(r'href="(/assets/app[^"]+)"', (await client.get("/entrer")).text)[1]
    etag = (await client.get(asset)).headers["etag"]
    answers = {
        404: await client.get("/nulle-part"),
        405: await client.post("/health"),
        403: await client.post("/reglages", data={}, headers={"sec-fetch-site": "cross-site"}),
        413: await david.client.post("/messages/ecrire/garder", data={"mots": "x" * 300_000}),
        304: await client.get(asset, headers={"if-none-match": etag}),
        200: await client.get(asset, headers={"accept-encoding": "br"}),
        401: await client.get("/api/depots/" + str(uuid4())),
    }
    assert {asked: answer.status_code for asked, answer in answers.items()} == {asked: asked for asked in answers}
    assert [fault for answer in answers.values() for fault in faults(answer, answer.request.url.path)] == []


@get("/casse", guards=[public])
async def broken() -> None:
    raise RuntimeError("canary of an exception")


@get("/casse-statique", guards=[public], opt={"static": True})
async def broken_without_database() -> None:
    raise RuntimeError("canary of an exception")


@pytest.mark.parametrize("path", ["/casse", "/casse-statique"])
async def test_what_breaks_is_hardened_and_says_nothing(database, keys, settings, path):
    app = create_app(settings, broken, broken_without_database)
    async with (
        app.lifespan(),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=settings.origin) as client,
    ):
        answer = await client.get(path)
    assert answer.status_code == 500
    assert faults(answer, path) == []
    assert "canary" not in answer.text

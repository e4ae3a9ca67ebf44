"""What decision 0030 rests on: only a page answered 200 leaves compressed, and its address puts no word in it."""

import re

import httpx
import pytest
from litestar import Response, get
from litestar.params import FromQuery

from backend.app import create_app, served
from backend.identity.guards import public
from tests.architecture.authz.asking import Asking
from tests.architecture.authz.cells import SIGNED_OUT, matrix

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]
CANARY = "kanariplumejaune"
REFERER = {"referer": f"https://aportee.test/{CANARY}"}
FILES = ("/assets/", "/sw.js", "/manifest.webmanifest")
"""Compressed once, when they are built."""
KEY = re.compile(r'name="key" value="([^"]+)"')
GETS = [cell for cell in matrix() if cell.place.method == "GET"]


def compressed(answer):
    return "content-encoding" in answer.headers


def read_from_the_address(app):
    """The names of all parameters, and one that no route has."""
    paths = app.openapi_schema.to_schema()["paths"].values()
    told = [one for path in paths for verb in path.values() for one in verb.get("parameters", ())]
    return sorted({one["name"] for one in told if one["in"] == "query"} | {CANARY})


def about_somebody(app):
    """Routes where one may be recognised; the others know nobody."""
    return {path for method, path, handler in served(app) if method == "GET" and not handler.opt.get("static")}


def pages(app):
    """Each page of somebody, once, as the first of the table who may read it."""
    found = {cell.place: cell for cell in reversed(GETS) if cell.status == 200 and cell.actor not in SIGNED_OUT}
    return [cell for place, cell in sorted(found.items()) if place.route in about_somebody(app)]


async def repeated(client, path, headers, names):
    """The parameters whose value comes back in a compressed page."""
    found = []
    for name in names:
        answer = await client.get(path, params={name: CANARY}, headers={**headers, **REFERER})
        if compressed(answer) and CANARY in answer.text:
            found.append(f"{path} repeats {name}")
    return found


async def test_what_is_not_a_page_answered_200_leaves_as_it_is(world):
    seen = set()
    for cell in GETS:
        answer = await Asking(world, cell.place).of(cell.actor)
        kind = answer.headers.get("content-type", "").partition(";")[0]
        if not cell.place.route.startswith(FILES):
            seen.add((answer.status_code, kind, compressed(answer)))
    assert {one[:2] for one in seen if one[2]} == {(200, "text/html")}
    assert {(404, "text/html", False), (200, "application/json", False)} <= seen


@pytest.mark.slow
async def test_no_page_about_a_person_repeats_what_its_address_says(world):
    app, told = world.cast.app, []
    names = read_from_the_address(app)
    assert {"avant", "papier", "suite"} <= set(names)
    assert len(pages(app)) > 20
    for cell in pages(app):
        told += await repeated(world.client, Asking(world, cell.place).path, world.actors[cell.actor], names)
    assert told == []


async def test_no_page_holds_the_sign_in_and_no_key_serves_twice(world):
    keys = []
    for cell in pages(world.cast.app):
        for _ in range(2):
            answer = await Asking(world, cell.place).of(cell.actor)
            assert world.secrets[cell.actor] not in answer.text, cell.place
            keys += set(KEY.findall(answer.text))
    assert len(keys) == len(set(keys)) > 40


async def test_a_page_that_repeats_its_address_would_be_seen(world):
    """Asked of an app that has such a route."""

    @get("/cherche", guards=[public])
    async def searched(mots: FromQuery[str] = "") -> Response[str]:
        return Response(f"<p>{mots}</p>" + " " * 500, media_type="text/html")

    made = create_app(world.cast.app.state.settings, searched)
    assert "/cherche" in about_somebody(made)
    async with (
        made.lifespan(),
        httpx.AsyncClient(transport=httpx.ASGITransport(made), base_url="https://aportee.test") as browser,
    ):
        assert await repeated(browser, "/cherche", {}, read_from_the_address(made)) == ["/cherche repeats mots"]

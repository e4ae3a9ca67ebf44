"""What decision 0030 rests on, with `test_matrix`: the address of a page that leaves compressed puts no word in it."""

import re
from string import ascii_lowercase

import httpx
import pytest
from litestar import Request, Response, get
from litestar.params import FromQuery

from backend.app import create_app, served
from backend.identity.guards import public
from tests.architecture.authz.asking import Asking
from tests.architecture.authz.cells import SIGNED_OUT, matrix

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]
CANARY = "kanariplumejaune"
TYPED = re.compile(r":\w+}")
ELSEWHERE = "kanaribecrouge"
REFERER = {"referer": f"https://aportee.test/{ELSEWHERE}"}
# Letters alone: a parameter that takes nothing else takes them.
WORDS = [f"{CANARY}{first}{second}" for first in ascii_lowercase for second in ascii_lowercase]
TOGETHER = 6
KEY = re.compile(r'name="key" value="([^"]+)"')
GETS = [cell for cell in matrix() if cell.place.method == "GET"]


def compressed(answer):
    return "content-encoding" in answer.headers


def read_from_the_address(app):
    """Path → the names of its parameters."""
    told = app.openapi_schema.to_schema()["paths"]
    return {path: {one["name"] for one in _parameters(verbs) if one["in"] == "query"} for path, verbs in told.items()}


def _parameters(verbs):
    return [one for verb in verbs.values() for one in verb.get("parameters", ())]


def about_somebody(app):
    """Routes where one may be recognised; the others know nobody."""
    return {path for method, path, handler in served(app) if method == "GET" and not handler.opt.get("static")}


def pages(app):
    """Each page of somebody, once, as the first of the table who may read it."""
    found = {cell.place: cell for cell in reversed(GETS) if cell.status == 200 and cell.actor not in SIGNED_OUT}
    return [cell for place, cell in sorted(found.items()) if place.route in about_somebody(app)]


async def repeated(client, path, headers, own, names):
    """The parameters whose value comes back in a compressed page: its own one by one, the others by groups that no
    limit of length drops, and one by one where a group is refused."""
    values = dict(zip(sorted(names), WORDS, strict=False))
    others, found = sorted(names - own), []
    groups = [others[start : start + TOGETHER] for start in range(0, len(others), TOGETHER)]
    for group in [*groups, *([name] for name in own)]:
        answer = await _asked(client, path, headers, values, group)
        if answer.status_code == 200 or len(group) == 1:
            found += _told(path, answer, values, group)
        else:
            alone = [(name, await _asked(client, path, headers, values, [name])) for name in group]
            found += [told for name, answer in alone for told in _told(path, answer, values, [name])]
    return found


async def _asked(client, path, headers, values, names):
    return await client.get(path, params={name: values[name] for name in names}, headers={**headers, **REFERER})


def _told(path, answer, values, names):
    if not compressed(answer):
        return []
    whole = [name for name in names if values[name] in answer.text]
    said = whole or (names if CANARY in answer.text else [])
    from_where = ["where one comes from"] if ELSEWHERE in answer.text else []
    return [f"{path} repeats {one}" for one in [*said, *from_where]]


@pytest.mark.slow
async def test_no_page_about_a_person_repeats_what_its_address_says(world):
    app, told = world.cast.app, []
    known = read_from_the_address(app)
    names = {CANARY}.union(*known.values())
    assert {"avant", "papier", "suite"} <= names
    assert len(pages(app)) > 20
    for cell in pages(app):
        path, own = Asking(world, cell.place).path, known[TYPED.sub("}", cell.place.route)]
        told += await repeated(world.client, path, world.actors[cell.actor], own, names)
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
    """Asked of an app that has such routes: one says what it reads; the other does not, takes one word and cuts it."""

    @get("/cherche", guards=[public])
    async def searched(mots: FromQuery[str] = "") -> Response[str]:
        return Response(f"<p>{mots}</p>" + " " * 500, media_type="text/html")

    @get("/devine", guards=[public])
    async def guessed(request: Request) -> Response[str]:
        words = [*request.query_params.values()]
        page = words[0][: len(CANARY)] + " " * 500
        return Response(page, media_type="text/html", status_code=200 if len(words) == 1 else 400)

    made = create_app(world.cast.app.state.settings, searched, guessed)
    assert "/cherche" in about_somebody(made)
    async with (
        made.lifespan(),
        httpx.AsyncClient(transport=httpx.ASGITransport(made), base_url="https://aportee.test") as browser,
    ):
        names, own = {CANARY, "mots"}, read_from_the_address(made)["/cherche"]
        assert await repeated(browser, "/cherche", {}, own, names) == ["/cherche repeats mots"]
        assert await repeated(browser, "/cherche", {}, set(), names) == ["/cherche repeats mots"]
        guesses = [f"/devine repeats {name}" for name in sorted(names)]
        assert await repeated(browser, "/devine", {}, set(), names) == guesses

"""One address, sixty spellings: the same decision as the canonical one, or nothing there."""

from uuid import uuid4

import pytest

from tests.attacks.wire import FORM, OURS, as_, raw
from tests.cast import DLU

pytestmark = pytest.mark.anyio


def spellings(path):
    """What proxies, routers and programmers have been fooled by."""
    first, _, rest = path.strip("/").partition("/")
    last = path.rsplit("/", 1)[1]
    yield from (f"/{path}", f"{path}/", f"{path}//", f"//{first}/{rest}", f"/{first}//{rest}", f"/./{first}/{rest}")
    yield from (f"/x/../{first}/{rest}", f"/%2e%2e/{first}/{rest}", f"/%2e/{first}/{rest}", f"/{first}/./{rest}")
    yield from (f"/{first}%2f{rest}", f"/{first}%252f{rest}", f"/{first}%5c{rest}", f"/{first.upper()}/{rest}")
    yield from (f"{path};a=b", f"/{first};a=b/{rest}", f"{path}%00", f"{path}%20", f"{path}%0a", f"{path}.html")
    yield from (f"{path}?a=b", f"{path}%23", f"{path}/.", f"{path}/..", f"{path}/%2e%2e/{last}", f"{path}%3b")
    yield from (f"/%70{path[2:]}", f"/public/..{path}", f"/assets/..{path}", f"/assets/%2e%2e{path}", f"/health{path}")
    yield from (f"/entrer{path}", f"/entrer/..{path}", f"/sw.js{path}", f"/api{path}", f"/api/..{path}")


async def status(cast, path, *headers, method="GET"):
    path, _, query = path.partition("?")
    return (await raw(cast.app, method, path, *headers, query=query.encode())).status


@pytest.mark.attack("A13")
async def test_no_spelling_opens_what_the_address_itself_does_not(cast):
    paper = await cast.files(DLU)
    own = as_(cast.david)
    for path in (f"/papiers/{paper}", f"/papiers/{paper}/original", f"/papiers/{paper}/cacher"):
        assert await status(cast, path, own) == 200
        for spelled in spellings(path):
            assert await status(cast, spelled, as_(cast.marion)) == 404, spelled
            assert await status(cast, spelled) in (303, 404), spelled
            assert await status(cast, spelled, own) in (200, 404), spelled


@pytest.mark.attack("A13")
async def test_a_house_is_the_same_house_however_it_is_spelled(cast):
    path = f"{cast.martin.base}/personnes"
    assert await status(cast, path, as_(cast.martin)) == 200
    for spelled in spellings(path):
        assert await status(cast, spelled, as_(cast.roux)) == 404, spelled
        assert await status(cast, spelled, as_(cast.david)) == 404, spelled


@pytest.mark.attack("A13")
@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
async def test_a_header_does_not_change_the_method(cast, name):
    paper = await cast.files(DLU)
    override = (name.lower().encode(), b"POST")
    told = await raw(
        cast.app, "GET", f"/papiers/{paper}/cacher", as_(cast.david), OURS, override, query=b"_method=POST"
    )
    assert told.status == 200  # the page that asks
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 200  # nothing was hidden


@pytest.mark.attack("A13")
@pytest.mark.parametrize("name", [b"x-original-url", b"x-rewrite-url", b"x-forwarded-prefix", b"x-forwarded-uri"])
async def test_a_header_does_not_change_the_address(cast, name):
    told = await raw(cast.app, "GET", "/nulle-part", as_(cast.david), (name, b"/papiers"))
    assert told.status == 404
    told = await raw(cast.app, "GET", f"{cast.martin.base}/personnes", as_(cast.david), (name, b"/hors-ligne"))
    assert told.status == 404


@pytest.mark.attack("A13")
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "X" * 300])
async def test_a_method_that_is_not_offered_says_the_same_of_what_exists_and_what_does_not(cast, method):
    paper = await cast.files(DLU)
    answers = {
        (await raw(cast.app, method, f"/papiers/{one}", as_(who), OURS)).status
        for one in (paper, uuid4())
        for who in (cast.david, cast.marion)
    }
    assert len(answers) == 1
    assert answers <= {403, 404, 405}


def ids(one):
    text = str(one)
    yield from (text.upper(), one.hex, f"%7B{text}%7D", f"urn:uuid:{text}", f"{text}%20", f"%20{text}", str(one.int))
    yield from (f"{text}%00", f"0x{one.hex}", text[:-1], f"{text}0", text.replace("-", "%2D"), f"%22{text}%22")
    yield from ("0", "-1", "null", "undefined", "%00", "'", "..", "*", "%FF", "９" * 36, "a" * 5000)


@pytest.mark.attack("A14")
async def test_an_id_written_otherwise_is_the_same_one_or_none(cast):
    paper = await cast.files(DLU)
    for spelled in ids(paper):
        assert await status(cast, f"/papiers/{spelled}", as_(cast.david)) in (200, 404), spelled
        for other in (cast.marion, cast.laura):
            assert await status(cast, f"/papiers/{spelled}", as_(other)) == 404, spelled
        write = await raw(
            cast.app, "POST", f"/papiers/{spelled}/cacher", as_(cast.marion), OURS, FORM, body=b"key=" + bytes(36)
        )
        assert write.status in (404, 422), spelled
    for spelled in ids(cast.tilleuls.id):
        assert await status(cast, f"/equipe/{spelled}/messages", as_(cast.roux)) == 404, spelled

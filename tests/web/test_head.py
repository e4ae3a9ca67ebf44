"""HEAD: the headers of a GET, no body, nobody recognised, nothing written."""

import pytest

from tests.attacks.wire import as_, raw
from tests.cast import DLU

pytestmark = pytest.mark.anyio
# What a page says of itself anew each time: its forms' key, and noise on its length.
VARIES = {"content-length"}


def headers(told):
    return [(name, value) for name, value in told.headers if name not in VARIES]


@pytest.mark.parametrize("path", ["/health", "/entrer", "/hors-ligne", "/papiers", "/sw.js", "/nulle-part", "/sortir"])
async def test_it_is_the_get_of_somebody_unknown_without_its_body(cast, path):
    get, head = await raw(cast.app, "GET", path), await raw(cast.app, "HEAD", path)
    assert (head.status, headers(head), head.body) == (get.status, headers(get), b"")
    assert int(head.one("content-length") or 0) > 0 or head.status == 303


async def written(cast):
    tables = ("audit_entry", "document_opened", "thread_reading")
    return [await cast.sql.fetchval(f"select count(*) from {table}") for table in tables]


@pytest.mark.attack("N02")
async def test_it_reads_nothing_of_anybody_and_leaves_no_trace(cast):
    """Her own paper, with her own cookie; and a program with its token."""
    paper = await cast.files(DLU)
    await cast.sql.execute("update sign_in set seen_at = now() - interval '2 minutes'")
    seen, before = await cast.sql.fetch("select seen_at from sign_in order by id"), await written(cast)
    for path in (f"/papiers/{paper}", f"/papiers/{paper}/original", "/papiers", "/"):
        told = await raw(cast.app, "HEAD", path, as_(cast.david))
        assert (told.status, told.body, told.one("content-disposition")) == (303, b"", None)
    deposit = await cast.sql.fetchval("select id from deposit")
    bearer = (b"authorization", f"Bearer {cast.dui.secret}".encode())
    assert (await raw(cast.app, "GET", f"/api/depots/{deposit}", bearer)).status == 200
    assert (await raw(cast.app, "HEAD", f"/api/depots/{deposit}", bearer)).status == 401
    assert await written(cast) == before
    assert await cast.sql.fetch("select seen_at from sign_in order by id") == seen

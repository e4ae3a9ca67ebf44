"""The Host of a request is written by whoever sends it."""

import pytest

from tests.attacks.wire import raw

pytestmark = pytest.mark.anyio


@pytest.mark.attack("F13")
@pytest.mark.parametrize(
    "host",
    [b"evil.example", b"evil.example:443", b"aportee.test.evil.example", b"aportee.test@evil.example", b"127.0.0.1",
     b"[::1]", b"evil.example\xff", b"", b"aportee.test, evil.example", b"<script>"],
)  # fmt: skip
async def test_no_address_is_made_from_the_host_that_was_asked(cast, host):
    for path in ("/entrer", "/papiers", "/nulle-part", "/reglages", "/api/nulle-part"):
        told = await raw(cast.app, "GET", path, (b"x-forwarded-host", b"evil.example"), host=host)
        said = told.body.decode() + str(told.headers)
        assert told.status in (200, 303, 400, 404), path
        assert "evil" not in said, path
        assert (host.decode("latin-1") or "evil") not in said, path
        if told.status == 303:
            assert told.one("location").startswith("/entrer?")

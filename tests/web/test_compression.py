"""Pages are compressed, with noise on their length; refusals and files of programs leave as they are."""

import gzip

import pytest

from backend.web.compression import LONGEST_NAME, squeezed

pytestmark = pytest.mark.anyio


async def test_a_page_comes_compressed_to_whoever_reads_gzip(cast):
    async with cast.david.client.stream("GET", "/", headers={"accept-encoding": "gzip"}) as page:
        raw = b"".join([part async for part in page.aiter_raw()])
    assert page.headers["content-encoding"] == "gzip"
    assert page.headers["vary"] == "Accept-Encoding"
    assert int(page.headers["content-length"]) == len(raw)
    whole = gzip.decompress(raw)
    assert len(raw) < len(whole) / 2
    assert "Bonjour David" in whole.decode()


async def test_a_page_comes_as_it_is_to_whoever_does_not(cast):
    page = await cast.david.opens("/", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in page.headers
    assert "Bonjour David" in page.text


@pytest.mark.attack("A01")
async def test_a_refusal_keeps_its_length(cast):
    unknown = await cast.david.opens("/papiers/00000000-0000-4000-8000-000000000000")
    assert unknown.status_code == 404
    assert "content-encoding" not in unknown.headers
    assert int(unknown.headers["content-length"]) == len(unknown.content)


def test_the_length_says_less_than_a_byte():
    lengths = {len(squeezed(b"Lamotrigine " * 100)) for _ in range(400)}
    assert max(lengths) - min(lengths) == LONGEST_NAME
    assert gzip.decompress(squeezed(b"Lamotrigine " * 100)) == b"Lamotrigine " * 100

"""The outgoing door: each refusal beside what it lets through."""

import httpx2
import pytest

from backend.kit.network import OutboundRefused
from tests.contracts.elsewhere import call, door, local_door


async def test_a_configured_host_is_called(origin, elsewhere):
    answer = await call(local_door(origin), f"{origin}/there?a=1")
    assert (answer.status_code, answer.text) == (200, "hello")
    assert elsewhere.asked[0].path == "/there"
    assert elsewhere.asked[0].headers["accept-encoding"] == "identity"


async def test_the_body_of_a_request_arrives_whole(origin, elsewhere):
    async with local_door(origin).client() as client:
        await client.post(origin, data={"key": "é" * 1000})
    assert elsewhere.asked[0].form == {"key": "é" * 1000}


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("https://elsewhere.example/", {"service.example"}),
        ("https://service.example.evil.example/", {"service.example"}),
        ("https://sub.service.example/", {"service.example"}),
        ("https://service.example:8443/", {"service.example"}),
        ("https://service.example/", {"service.example:8443"}),
        ("https://service.example@evil.example/", {"service.example"}),
        ("https://someone:secret@service.example/", {"service.example"}),
        ("http://service.example/", {"service.example", "service.example:80"}),
        ("ftp://service.example/", {"service.example"}),
        ("https://service.example./", {"service.example"}),
        ("https://2130706433/", {"service.example"}),
    ],
)
async def test_an_address_that_was_not_configured_is_refused(url, hosts):
    with pytest.raises(OutboundRefused):
        await call(door(*hosts, resolves_to=["203.0.114.1"]), url)


@pytest.mark.parametrize(
    "url",
    ["https://service.example/", "https://SERVICE.example:443/", "https://service.example:8443/"],
)
def test_a_configured_address_is_accepted_whatever_its_spelling(url):
    door("service.example", "service.example:8443").check(httpx2.URL(url))

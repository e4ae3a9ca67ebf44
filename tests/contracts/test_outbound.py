"""The outgoing door: each refusal beside what it lets through."""

import asyncio
import gc
import ssl
from urllib.parse import urlsplit

import httpx2
import pytest

from backend.kit import outbound
from backend.kit.outbound import Outbound, OutboundRefused, OutboundUnreachable, may_connect
from tests.contracts.bent_http import Answer, serve


class Elsewhere:
    """Another service on this machine, and what it was asked."""

    def __init__(self):
        self.asked = []
        self.answer = Answer(b"hello", "text/plain")

    async def handle(self, asked):
        self.asked.append(asked)
        return self.answer


@pytest.fixture
def elsewhere():
    return Elsewhere()


@pytest.fixture
async def origin(elsewhere):
    async with serve(elsewhere.handle) as origin:
        yield origin


def door(*hosts, resolves_to=None, **limits):
    async def resolve(host, port):
        return resolves_to

    known = {"resolve": resolve} if resolves_to is not None else {}
    return Outbound(hosts=frozenset(hosts), **known, **limits)


def local_door(origin, **limits):
    return door(urlsplit(origin).netloc, allow_loopback=True, **limits)


async def call(door, url, **request):
    async with door.client() as client:
        return await client.get(url, **request)


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


NOT_PUBLIC = [
    "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1",
    "169.254.169.254", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "localhost", "",
]  # fmt: skip
PUBLIC = ["203.0.114.1", "8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"]


@pytest.mark.attack("G02")
@pytest.mark.parametrize("address", NOT_PUBLIC)
async def test_a_configured_name_that_leads_inside_is_refused(address):
    inside = door("service.example", resolves_to=["203.0.114.1", address])
    with pytest.raises(OutboundRefused, match="not public"):
        await call(inside, "https://service.example/")


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_connected_to(address):
    assert may_connect(address)
    assert not may_connect(address, public=False)


def test_only_loopback_is_added_by_allowing_loopback():
    opened = {address for address in NOT_PUBLIC if may_connect(address, loopback=True)}
    assert opened == {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"}


@pytest.mark.attack("G02")
async def test_a_name_that_leads_here_is_refused_unless_loopback_is_allowed(origin, elsewhere):
    host = f"service.example:{urlsplit(origin).port}"
    closed = door(host, resolves_to=["127.0.0.1"])
    opened = door(host, resolves_to=["127.0.0.1"], allow_loopback=True)
    with pytest.raises(OutboundRefused):
        await call(closed, f"https://{host}/")
    assert elsewhere.asked == []
    assert (await call(opened, f"http://{host}/")).text == "hello"


async def test_plain_http_never_leaves_this_machine():
    outside = door("service.example:80", resolves_to=["203.0.114.1"], allow_loopback=True)
    with pytest.raises(OutboundRefused, match="not public"):
        await call(outside, "http://service.example/")


@pytest.mark.attack("G02")
async def test_the_name_is_resolved_once_and_the_connection_goes_to_what_was_checked(origin):
    asked = []

    async def changing(host, port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["169.254.169.254"]

    host = f"service.example:{urlsplit(origin).port}"
    changeable = Outbound(hosts=frozenset({host}), allow_loopback=True, resolve=changing)
    assert (await call(changeable, f"http://{host}/")).text == "hello"
    assert asked == ["service.example"]
    with pytest.raises(OutboundRefused):
        await call(changeable, f"http://{host}/")


@pytest.mark.attack("G02")
@pytest.mark.parametrize("spelling", ["2130706433", "0x7f000001", "127.1", "localhost"])
async def test_odd_spellings_of_this_machine_are_seen_through(spelling):
    with pytest.raises(OutboundRefused):
        await call(door(spelling), f"https://{spelling}/")


async def test_a_name_nobody_has_is_said_unreachable():
    with pytest.raises(OutboundUnreachable):
        await call(door("nobody.invalid"), "https://nobody.invalid/")


async def test_another_address_is_tried_when_the_first_does_not_answer(origin):
    host = f"service.example:{urlsplit(origin).port}"
    two = door(host, resolves_to=["::1", "127.0.0.1"], allow_loopback=True)
    assert (await call(two, f"http://{host}/")).text == "hello"


async def test_a_closed_port_is_said_unreachable(origin):
    two = door("127.0.0.1:9", allow_loopback=True)
    with pytest.raises(OutboundUnreachable):
        await call(two, "http://127.0.0.1:9/")


@pytest.mark.attack("G03")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_refused_even_to_the_same_host(origin, elsewhere, status):
    elsewhere.answer = Answer(b"", status=status, headers=(("Location", f"{origin}/trap"),))
    with pytest.raises(OutboundRefused, match="redirect"):
        await call(local_door(origin), origin, follow_redirects=True)
    assert len(elsewhere.asked) == 1


@pytest.mark.attack("G05")
async def test_an_answer_is_read_up_to_the_limit_and_no_further(origin, elsewhere):
    elsewhere.answer = Answer(b"x" * 1000)
    assert len((await call(local_door(origin, longest=1000), origin)).content) == 1000
    with pytest.raises(OutboundRefused, match="too long"):
        await call(local_door(origin, longest=999), origin)


@pytest.mark.attack("G05")
async def test_a_compressed_answer_is_refused(origin, elsewhere):
    elsewhere.answer = Answer(b"x", headers=(("Content-Encoding", "gzip"),))
    with pytest.raises(OutboundRefused, match="compressed"):
        await call(local_door(origin), origin)


@pytest.mark.attack("G04")
async def test_a_service_that_never_answers_is_left(origin, elsewhere):
    async def never(_):
        await asyncio.Event().wait()

    async with serve(never) as silent:
        with pytest.raises(OutboundUnreachable):
            await call(local_door(silent, seconds=0.1), silent)


@pytest.mark.attack("G04")
async def test_a_service_that_drips_is_left_all_the_same():
    async def drip(reader, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        try:
            while True:
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.02)
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    async with server:
        origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        with pytest.raises(OutboundUnreachable, match="Timeout"):
            await call(local_door(origin, seconds=0.2), origin)


@pytest.mark.attack("G04")
async def test_a_service_silent_in_the_middle_of_tls_is_left_and_its_socket_closed(origin):
    https = origin.replace("http://", "https://")  # it waits for the end of a request in clear
    for _ in range(3):
        with pytest.raises(OutboundUnreachable):
            await call(local_door(origin, seconds=0.1), https)
    gc.collect()  # an unclosed socket would speak up here


async def test_something_that_does_not_speak_tls_is_said_unreachable():
    async def talk(_, writer):
        writer.write(b"hello")
        writer.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
        host = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        with pytest.raises(OutboundUnreachable):
            await call(door(host, allow_loopback=True), f"https://{host}/")


def test_certificates_are_checked():
    tls = outbound._tls()
    assert tls.verify_mode is ssl.CERT_REQUIRED
    assert tls.check_hostname


async def test_the_environment_cannot_put_a_proxy_in_between(origin, elsewhere, monkeypatch):
    for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert (await call(local_door(origin), origin)).text == "hello"

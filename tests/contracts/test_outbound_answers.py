"""What another service may answer, and how long we wait."""

import asyncio
import gc
import ssl

import pytest

from backend.kit import network
from backend.kit.network import OutboundRefused, OutboundUnreachable
from tests.contracts.bent_http import Answer, serve
from tests.contracts.elsewhere import call, door, local_door


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
    tls = network._tls()
    assert tls.verify_mode is ssl.CERT_REQUIRED
    assert tls.check_hostname


async def test_the_environment_cannot_put_a_proxy_in_between(origin, elsewhere, monkeypatch):
    for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert (await call(local_door(origin), origin)).text == "hello"

"""A configured name leads to a public address, checked when the connection is made."""

from urllib.parse import urlsplit

import pytest

from backend.kit.addresses import may_connect
from backend.kit.network import OutboundRefused, OutboundUnreachable
from backend.kit.outbound import Outbound
from tests.contracts.elsewhere import call, door

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

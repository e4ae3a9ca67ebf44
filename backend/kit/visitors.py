"""From which network somebody comes: coarse, so that a telephone that changes address is still the same visitor.

The address is the one of the connection. A proxy in front of us is believed about whoever asked it, when the settings
name it: what anybody else writes in that header is only words.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

FORWARDED = "x-forwarded-for"
NOWHERE = "nowhere"
Address = IPv4Address | IPv6Address


def network(peer: str, forwarded: Iterable[str], proxies: Iterable[str]) -> str:
    """A /24 of IPv4 or a /64 of IPv6; `forwarded` are the headers of that name, in order."""
    address = _visitor(peer, forwarded, [ip_network(one) for one in proxies])
    if address is None:
        return NOWHERE
    return str(ip_network((address, 24 if address.version == 4 else 64), strict=False))


def _visitor(peer: str, forwarded: Iterable[str], proxies: list[IPv4Network | IPv6Network]) -> Address | None:
    """The last address that no proxy of ours stands for."""
    told = [part for header in forwarded for part in header.split(",")]
    address = _address(peer)
    while told and address is not None and any(address in proxy for proxy in proxies):
        address = _address(told.pop())
    return address


def _address(words: str) -> Address | None:
    try:
        address = ip_address(words.strip().strip("[]"))
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if address.version == 6 else address


def is_network(words: str) -> bool:
    try:
        ip_network(words)
    except ValueError:
        return False
    return True


def is_everywhere(words: str) -> bool:
    """Whether this network is every address there is: anybody would be believed."""
    return ip_network(words).prefixlen == 0

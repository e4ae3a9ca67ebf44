"""The numeric addresses we may open a connection to."""

import ipaddress

# Public-looking ranges that carry an IPv4 address of someone's choice inside: NAT64 and 6to4.
_CARRIERS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))


def may_connect(address: str, *, public: bool = True, loopback: bool = False) -> bool:
    """Is this numeric address one we may open a connection to?"""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return may_connect(str(ip.ipv4_mapped), public=public, loopback=loopback)
        if ip.is_site_local or any(ip in carrier for carrier in _CARRIERS):
            return False
    if ip.is_loopback:
        return loopback
    return public and ip.is_global and not ip.is_multicast

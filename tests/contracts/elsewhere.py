"""Another service on this machine, and doors that lead to it."""

from urllib.parse import urlsplit

from backend.kit.outbound import Outbound
from tests.contracts.bent_http import Answer


class Elsewhere:
    """Another service on this machine, and what it was asked."""

    def __init__(self):
        self.asked = []
        self.answer = Answer(b"hello", "text/plain")

    async def handle(self, asked):
        self.asked.append(asked)
        return self.answer


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

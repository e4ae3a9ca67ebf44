"""The service as it stands, built once for all the tests that change nothing of it: building it takes half a second.

What it reads of its settings while it is built must be the same; the rest is read when it opens, for each test anew.
"""

from litestar.datastructures import State

from backend.app import create_app


class Watched:
    """Settings that note what was read of them."""

    def __init__(self, settings):
        self._settings, self._read = settings, {}

    def __getattr__(self, name):
        self._read[name] = getattr(self._settings, name)
        return self._read[name]


class Built:
    """One service for each way to build it, and nothing left in it of the test before."""

    def __init__(self):
        self.known = []

    def app(self, settings, *more_routes):
        made, lasting = self._like(settings, more_routes) or self._made(settings, more_routes)
        made.state = State({"settings": settings, **lasting})
        return made

    def _like(self, settings, more_routes):
        for read, routes, made, lasting in self.known:
            if routes == more_routes and all(getattr(settings, name) == value for name, value in read.items()):
                return made, lasting
        return None

    def _made(self, settings, more_routes):
        watched = Watched(settings)
        made = create_app(watched, *more_routes)
        lasting = {name: made.state[name] for name in ("engine", "front")}
        self.known.append((watched._read, more_routes, made, lasting))
        return made, lasting

"""The service as it stands, built once for all the tests that change nothing of it: building it takes half a second.

Where it keeps things is another for each test; whatever else differs makes another service.
"""

import msgspec
from litestar.datastructures import State

from backend.app import create_app

ELSEWHERE = (
    "data_dir",
    "keys_dir",
    "object_store_url",
    "database_url",
    "worker_database_url",
    "sealer_database_url",
    "listen_database_url",
    "smtp_address",
)


class Built:
    """One service for each way to set it, and nothing left in it of the test before."""

    def __init__(self):
        self.known = {}

    def app(self, settings, *more_routes):
        set_so = {name: value for name, value in msgspec.structs.asdict(settings).items() if name not in ELSEWHERE}
        asked = repr((set_so, more_routes))
        if asked not in self.known:
            made = create_app(settings, *more_routes)
            self.known[asked] = made, {name: made.state[name] for name in ("engine", "front")}
        app, lasting = self.known[asked]
        app.state = State({"settings": settings, **lasting})
        return app

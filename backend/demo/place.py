"""Where the demo lives and listens: on this machine alone."""

import socket
import time
from contextlib import suppress
from pathlib import Path

import msgspec

from backend.demo.refusals import NotReady

PATIENCE = 3.0
"""Seconds that a demo which was killed a moment ago has to let its port go."""


class Place(msgspec.Struct, frozen=True):
    port: int
    folder: Path

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def plus_key(self) -> Path:
        """What proves to FranceConnect+ who is calling."""
        return self.keys / "franceconnect-plus.json"

    @property
    def dui_key(self) -> Path:
        return self.folder / "dui-key.json"


def refuse_taken(port: int) -> None:
    """Raise NotReady when somebody else answers there, by either family: a browser would go to him."""
    if not 1 <= port <= 65535:
        raise NotReady(f"PORT={port} : un port va de 1 à 65535.")
    end = time.monotonic() + PATIENCE
    while _answers("127.0.0.1", port) or _answers("::1", port):
        if time.monotonic() > end:
            raise NotReady(f"Le port {port} est pris. Tapez par exemple : make demo PORT={_free(port + 10)}")
        time.sleep(0.1)


def free_port(wanted: int) -> int:
    """`wanted` when nobody listens there, else any free one."""
    return wanted if wanted <= 65535 and _bindable(wanted) else _free(0)


def _free(wanted: int) -> int:
    while wanted and wanted <= 65535 and not _bindable(wanted):
        wanted += 1
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", wanted if wanted <= 65535 else 0))
        return int(probe.getsockname()[1])


def _bindable(port: int) -> bool:
    with socket.socket() as probe, suppress(OSError):
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        return True
    return False


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True

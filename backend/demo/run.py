"""`make demo`: everything on this machine, on loopback only, with nothing to install by hand."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

from rich.console import Console

from backend.db.embedded.lifeline import tie
from backend.db.embedded.lock import AlreadyRunning, hold
from backend.demo.parts import Parts
from backend.demo.place import Place, refuse_taken
from backend.demo.refusals import CannotStart
from backend.demo.starting import start
from backend.demo.telling import welcome
from backend.kit.keyring import NoKeys

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(port: int, folder: Path, database_url: str, *, tied: bool = False) -> None:
    """Start everything, say how to come in, look after it, and stop it all on Ctrl-C. Raises CannotStart."""
    if tied:
        tie(os.getppid(), signal.SIGTERM)
    for sign in STOPS:
        signal.signal(sign, _as_ctrl_c)
    console = Console(highlight=False)
    with suppress(KeyboardInterrupt):
        _run(Place(port, folder.absolute()), database_url, console)
    console.print("À portée est arrêtée.")


def _run(place: Place, database_url: str, console: Console) -> None:
    began, parts = time.monotonic(), Parts(console)
    try:
        _take(place)
        start(place, database_url, parts)
        welcome(console, place, time.monotonic() - began)
        parts.look_after()
    except (RuntimeError, OSError, NoKeys) as why:
        raise why if isinstance(why, CannotStart) else CannotStart(str(why)) from why
    finally:
        for sign in STOPS:  # once is enough: what stops is not hurried into something half done
            signal.signal(sign, signal.SIG_IGN)
        parts.stop()


def _take(place: Place) -> None:
    """The folder is ours until we end, by whatever end."""
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        hold(place.folder / "lock")
    except AlreadyRunning:
        raise CannotStart(
            f"Une démonstration tourne déjà dans {place.folder}. Arrêtez-la, ou changez DATA_DIR."
        ) from None
    except OSError as why:
        raise CannotStart(
            f"DATA_DIR={place.folder} n’est pas un dossier où écrire ({why.strerror}). Donnez-en un autre."
        ) from None
    refuse_taken(place.port)


def _as_ctrl_c(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt

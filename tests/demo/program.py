"""`python -m backend demo` in a process of its own, and the family of processes below it."""

import json
import signal
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from backend.demo.environment import inherited
from backend.paths import ROOT
from tests.demo.processes import family

PATIENCE = 90.0


class Demo:
    """One folder, one port, started as often as a test likes."""

    def __init__(self, folder: Path, port: int, database_url: str = "") -> None:
        self.folder, self.port, self.database_url = folder, port, database_url
        self.said = folder.with_name(f"{folder.name}.said")
        self.process: subprocess.Popen | None = None

    def launch(self, *before: str) -> None:
        """Start it and do not wait; `before` is what runs it, as make does."""
        told = {"PORT": str(self.port), "DATA_DIR": str(self.folder), "DATABASE_URL": self.database_url}
        with self.said.open("wb") as out:
            self.process = subprocess.Popen(
                [*before, sys.executable, "-m", "backend", "demo", *(["--tied"] if before else [])],
                cwd=ROOT, env=inherited() | told, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                start_new_session=True,
            )  # fmt: skip

    def start(self, *before: str) -> None:
        self.launch(*before)
        self.wait(lambda: "Ctrl-C" in self.words())

    def words(self) -> str:
        return self.said.read_text()

    def wait(self, ready) -> None:
        """Until it is so; never longer than `PATIENCE`, and not when the program ended."""
        end = time.monotonic() + PATIENCE
        while not ready():
            assert self.process.poll() is None, self.words()
            assert time.monotonic() < end, self.words()
            time.sleep(0.02)

    def healthy(self) -> bool:
        return status(self.port, "/health") == 200

    def told(self) -> dict:
        return json.loads((self.folder / "demo.json").read_text())

    def family(self) -> dict[str, int]:
        """Every process by its name: `main`, `web`, `web.1` (it answers), `worker`, `provider`, `postgres`."""
        return {"main": self.process.pid} | family(self.process.pid)

    def stop(self, sign: signal.Signals = signal.SIGINT) -> int:
        """How it ended."""
        self.process.send_signal(sign)
        return self.process.wait(60)

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()

    def operator(self, *command: str) -> subprocess.CompletedProcess:
        """`python -m backend …` by an operator of this demo."""
        words = [sys.executable, "-m", "backend", "--env-file", str(self.folder / "demo.env"), *command]
        return subprocess.run(words, cwd=ROOT, env=inherited(), capture_output=True, text=True, check=False)


def status(port: int, path: str) -> int | None:
    asking = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        asking.request("GET", path)
        return asking.getresponse().status
    except (OSError, HTTPException):
        return None
    finally:
        asking.close()

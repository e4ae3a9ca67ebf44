"""The demo's processes: started together, stopped together, gone with their parent whatever kills it."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from backend.db.embedded.lifeline import to_parent
from backend.demo.environment import inherited
from backend.paths import ROOT

PATIENCE = 12
"""A little more than what the web and the worker give to what they do at this instant."""

LARGEST_LOG = 1_000_000


class Child:
    """One `python -m …` of ours, its output in a file of its own."""

    def __init__(self, name: str, command: list[str], environ: Mapping[str, str], log: Path) -> None:
        self.name, self.log = name, log
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
        with open(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *command], env=inherited() | dict(environ), cwd=ROOT,
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
                # At once: what it had acknowledged is committed, and nothing keeps the port.
                preexec_fn=to_parent(signal.SIGKILL),  # noqa: PLW1509 - one call of the C library
            )  # fmt: skip

    @property
    def dead(self) -> bool:
        return self.process.poll() is not None

    def last_words(self) -> str:
        return self.log.read_text(errors="replace")[-2000:]

    def ask(self) -> None:
        if not self.dead:
            self.process.send_signal(signal.SIGINT)

    def stop(self) -> None:
        self.ask()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

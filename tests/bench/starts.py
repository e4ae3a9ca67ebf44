"""How long the demo takes, from the command to "Prêt": the first time, then again."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from backend.paths import ROOT
from tests.bench.figures import Measured
from tests.bench.servers import free_port

PATIENCE = 120


def demo() -> Iterator[Measured]:
    folder = Path(tempfile.mkdtemp(prefix="aportee-demo-"))
    folder.chmod(0o711)
    try:
        yield Measured("demo_cold_start", _start(folder / "data"), "s")
        again = sorted(_start(folder / "data") for _ in range(3))
        yield Measured("demo_warm_start", again[1], "s")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(data: Path) -> float:
    environ = os.environ | {
        "DATA_DIR": str(data),
        "PORT": str(free_port()),
        "DATABASE_URL": "",
        "PYTHONUNBUFFERED": "1",
    }
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "backend", "demo"], cwd=ROOT, env=environ, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        return _ready(process) - began
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)


def _ready(process: subprocess.Popen[str]) -> float:
    said = []
    for line in process.stdout or ():
        said.append(line)
        if line.startswith("Prêt"):
            return time.monotonic()
    raise SystemExit("".join(said))

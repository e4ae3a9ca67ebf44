"""Run one long step of the installation and count what goes by. Runs before anything is installed.

python backend/cli/installing.py "Les paquets Python" requirements.lock .venv/bin/pip install …
"""

import subprocess
import sys
import time
from collections import deque
from pathlib import Path

SIGNS = ("Collecting ", "Requirement already satisfied")
TEN_SECONDS = 10


def wanted(lock: str) -> int:
    """How many packages the lock names; 0 when it is not a list of them."""
    path = Path(lock)
    lines = path.read_text(encoding="utf-8").splitlines() if path.suffix == ".lock" else []
    return sum("==" in line and not line.startswith((" ", "#")) for line in lines)


def show(line: str, *, last: bool = False) -> None:
    """On a terminal the same line changes; in a log, one more line."""
    if sys.stdout.isatty():
        print(f"\r\033[K{line}", end="\n" if last else "", flush=True)
    else:
        print(line, flush=True)


def main(title: str, lock: str, *command: str) -> int:
    began, told, seen, total = time.monotonic(), 0.0, 0, wanted(lock)
    words: deque[str] = deque(maxlen=30)
    show(f"  {title}…")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        for line in running.stdout or ():
            words.append(line)
            seen += line.startswith(SIGNS)
            now = time.monotonic()
            if total and (sys.stdout.isatty() or now - told > TEN_SECONDS):
                told = now
                show(f"  {title}… {min(seen, total)} sur {total}")
    if running.returncode:
        show(f"✗ {title}", last=True)
        print("".join(words), file=sys.stderr)
    else:
        show(f"✓ {title} ({time.monotonic() - began:.0f} s)", last=True)
    return running.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

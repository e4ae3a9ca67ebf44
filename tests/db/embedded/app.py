"""A program that starts its PostgreSQL and waits: killed, doubled and run as others by the tests.

Says `ready SERVER_PID DSN`, or `refused REASON`, then stops at the end of its input.
"""

import sys
from pathlib import Path

from backend.db.embedded.lock import AlreadyRunning, NotOurs
from backend.db.embedded.server import Embedded


def main(folder: str, binaries: str) -> None:
    try:
        with Embedded(Path(folder), Path(binaries)) as server:
            print("ready", server.pid, server.dsn(), flush=True)
            sys.stdin.read()
    except (AlreadyRunning, NotOurs) as reason:
        print("refused", reason, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

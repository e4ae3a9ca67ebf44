"""django-postman under gunicorn, one process: its inbox, a thread of twenty, an answer in it."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.db.embedded.server import Embedded
from tests.bench.servers import free_port, started, wait_for
from tests.peers.environments import python_of
from tests.peers.load import Asked, Peer
from tests.peers.ours import WORDS

NAME = "django-postman"
HERE = Path(__file__).parent / "site"
TOKEN = "a" * 32
"""Django compares the cookie with the field: any will do that has its length."""


@contextmanager
def postman(_: Path, server: Embedded) -> Iterator[Peer]:
    python, port, environ = str(python_of(NAME)), free_port(), {"PGHOST": str(server.socket)}
    made = subprocess.run(
        [python, str(HERE / "postman_site.py")], env=environ, capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise SystemExit(made.stderr)
    command = [python, "-m", "gunicorn", "-w", "1", "--threads", "8", "-b", f"127.0.0.1:{port}", "--keep-alive", "30",
               "--chdir", str(HERE), "postman_site:application"]  # fmt: skip
    with started(command, environ, pinned=True) as process:
        wait_for(port, process)
        yield Peer(NAME, port, *map(list, zip(*(_asked(*one) for one in json.loads(made.stdout)), strict=True)))


def _asked(session, thread, last):
    who = {"cookie": f"sessionid={session}; csrftoken={TOKEN}"}
    form = who | {"content-type": "application/x-www-form-urlencoded"}
    body = f"csrfmiddlewaretoken={TOKEN}&subject=Re&body={WORDS.replace(' ', '+').replace(',', '%2C')}"
    return (
        Asked("GET", "/messages/inbox/", who),
        Asked("GET", f"/messages/view/t/{thread}/", who),
        Asked("POST", f"/messages/reply/{last}/", form, body),
    )

"""What is heavy to send, beside the same bytes sent as a plain file by the same server."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec

from backend.kit.actor import COOKIE
from tests.bench.crowd import Somebody
from tests.bench.pairs import Pair, compared
from tests.bench.place import Place
from tests.bench.servers import granian
from tests.bench.traffic import script

PLAIN = "the plain file by the same server"
ASKED = {"open_document_200k": ("/papiers/PAPER", "page.html"), "page_image": ("/papiers/PAPER/pages/1", "page.webp")}


def besides(at: Place) -> Iterator[Pair]:
    people = {
        "open_document_200k": [msgspec.structs.replace(one, papers=[one.long]) for one in at.people],
        "page_image": at.people,
    }
    with granian("tests.bench.house:app", at.environ) as house:
        for name, (path, plain) in ASKED.items():
            _keep(at.folder / "plain", plain, house.port, path, people[name][0])
            ours = script(at.folder, name, "GET", path, people[name])
            theirs = script(at.folder, f"{name}_plain", "GET", f"/plain/{plain}", people[name])
            yield compared(name, (house, ours), (house, theirs))


def _keep(folder: Path, name: str, port: int, path: str, one: Somebody) -> None:
    """The very bytes that a browser receives, before they are compressed."""
    folder.mkdir(exist_ok=True)
    headers = {"cookie": f"{COOKIE}={one.secret}"}
    answer = httpx.get(f"http://127.0.0.1:{port}{path.replace('PAPER', str(one.papers[0]))}", headers=headers)
    (folder / name).write_bytes(answer.raise_for_status().content)

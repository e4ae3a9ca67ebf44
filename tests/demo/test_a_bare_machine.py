"""From a clone to the first page, by `make demo` alone: as root, and as an account like any other."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from backend.paths import ROOT
from tests.bench import report
from tests.bench.figures import Measured, stamped
from tests.bench.targets import MACHINE
from tests.contracts.real_provider import free_port
from tests.db.embedded.children import nobody
from tests.demo.processes import all_gone, children, family
from tests.demo.program import status

pytestmark = pytest.mark.long
COLD, WARM = 360.0, 5.0
ACCOUNTS = {"root": None, "nobody": nobody()} if os.geteuid() == 0 else {"ourselves": None}
KEPT = {
    name: value for name, value in os.environ.items() if name.lower().startswith(("pip_", "npm_", "http", "no_proxy"))
}


@pytest.fixture(params=ACCOUNTS.values(), ids=ACCOUNTS)
def clone(request):
    """A clone that belongs to the account, which has an empty home."""
    account, place = request.param, Path(tempfile.mkdtemp(prefix="ap"))
    subprocess.run(["git", "clone", "--quiet", ROOT, place / "clone"], check=True)
    (place / "home").mkdir()
    if account:
        for path in (place, *place.rglob("*")):
            account.own(path)
    yield place, account, request.node.callspec.id
    shutil.rmtree(place)


def made(place, account, *words):
    python = sys.executable if account is None else shutil.which("python3", path="/usr/local/bin:/usr/bin")
    environ = KEPT | {"HOME": str(place / "home"), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    with (place / "said").open("wb") as out:
        return subprocess.Popen(
            ["make", f"PYTHON={python}", *words], cwd=place / "clone", env=environ, stdout=out, stderr=out,
            stdin=subprocess.DEVNULL, start_new_session=True, **(account.options if account else {}),
        )  # fmt: skip


def started(place, account, port, patience):
    """Seconds from the command to the line that says how to come in, then it is stopped."""
    began = time.monotonic()
    program = made(place, account, "demo", f"PORT={port}")
    while "Ctrl-C" not in (place / "said").read_text():
        assert program.poll() is None, (place / "said").read_text()
        assert time.monotonic() - began < patience, (place / "said").read_text()
        time.sleep(0.1)
    seconds = time.monotonic() - began
    assert status(port, "/health") == 200
    (main,) = children(program.pid)
    below = [main, *family(main).values()]
    assert len(below) >= 6
    program.kill()  # the demo stops with the make that started it
    program.wait()
    assert all_gone(below)
    return seconds


def test_from_a_clone_to_the_first_page(clone):
    place, account, who = clone
    port = free_port()
    cold = started(place, account, port, COLD)
    warm = started(place, account, port, COLD)
    print(f"\ncold {cold:.0f} s, warm {warm:.1f} s")
    starts = {"first": cold, "second": warm}
    report.put(
        f"{MACHINE}{who}", stamped([Measured(f"{MACHINE}{who}_{one}_start", s, "s") for one, s in starts.items()])
    )
    assert cold <= COLD
    assert warm <= WARM

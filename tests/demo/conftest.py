"""A folder for each demo, on a disk that counts, and a port nobody listens on."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.contracts.real_provider import free_port
from tests.demo.processes import all_gone
from tests.demo.program import Demo


@pytest.fixture(scope="module")
def make_demo():
    """Demos that do not outlive the tests that asked for them, whatever these did to them."""
    base = Path(tempfile.mkdtemp(prefix="ap"))
    base.chmod(0o755)
    made = []

    def make(name="d", database_url=""):
        demo = Demo(base / name, free_port(), database_url)
        made.append(demo)
        return demo

    yield make
    for demo in made:
        if demo.process and demo.process.poll() is None:
            family = demo.family()
            demo.kill()
            assert all_gone(family.values())
    shutil.rmtree(base)

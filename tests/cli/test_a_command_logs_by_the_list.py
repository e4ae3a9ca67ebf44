"""Whatever a command logs goes through the list: the worker's too, which no web page ever loads."""

import json
import subprocess
import sys

import pytest

from backend.demo.environment import inherited
from backend.paths import ROOT
from tests.cli.conftest import PEARL

PLACES = ("KEYS_DIR", "DATA_DIR")
WORKS = f"""
import logging, structlog
from backend.cli import commands, vault, worker

async def works(*_, **__):
    structlog.get_logger().info("queue.listening", count=1, name="{PEARL}")
    structlog.get_logger().warning("queue.lost", error="OSError", why="{PEARL}")
    try:
        raise RuntimeError("{PEARL}")
    except RuntimeError:
        logging.getLogger("pgqueuer").exception("{PEARL}")
    return []

worker.serve = vault._told = works
commands.main()
"""


@pytest.fixture
def said(tmp_path):
    """The lines that this command writes while it works, and what it prints."""

    def run(*words, level="info"):
        told = {"LOG_LEVEL": level, "WORKER_DATABASE_URL": "postgresql://worker@/a"} | dict.fromkeys(
            PLACES, str(tmp_path)
        )
        done = subprocess.run(
            [sys.executable, "-c", WORKS, *words], cwd=ROOT, env=inherited() | told, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        assert PEARL not in done.stdout + done.stderr
        return [json.loads(line) for line in done.stderr.splitlines()]

    return run


@pytest.mark.parametrize("words", [("worker", "run"), ("vault", "faults")], ids=" ".join)
def test_what_is_not_named_is_dropped(said, operator, tmp_path, words):
    operator({"KEYS_DIR": str(tmp_path)}, "keys", "new")
    listening, lost, library = said(*words)
    assert (listening["event"], listening["count"], listening["dropped"]) == ("queue.listening", 1, 1)
    assert (lost["error"], lost["dropped"]) == ("OSError", 1)
    assert (library["library"], library["error"]) == ("pgqueuer", "RuntimeError")


def test_the_worker_says_as_little_as_it_is_told(said, operator, tmp_path):
    operator({"KEYS_DIR": str(tmp_path)}, "keys", "new")
    assert [line["event"] for line in said("worker", "run", level="warning")] == ["queue.lost", "library"]

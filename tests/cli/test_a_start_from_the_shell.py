"""An unsafe environment is refused by the commands themselves, with every reason and no traceback."""

import subprocess
import sys

import pytest

from backend.cli import serve
from backend.demo.environment import inherited
from backend.environment import load
from backend.paths import ROOT

UNSAFE = {"ENVIRONMENT": "production", "OUTBOUND_ALLOW_LOOPBACK": "1"}


@pytest.mark.parametrize("words", [("web",), ("worker", "run"), ("worker", "dead"), ("audit", "verify")], ids=" ".join)
def test_unsafe_production_is_refused(operator, words):
    told = operator(UNSAFE, *words)
    assert told.returncode == 1
    for variable in ("ORIGIN", "KEYS_DIR", "METRICS_TOKEN", "OUTBOUND_ALLOW_LOOPBACK"):
        assert variable in told.stderr
    assert "Traceback" not in told.stderr


def test_a_server_that_imports_the_service_is_refused_too():
    said = subprocess.run(
        [sys.executable, "-c", "import backend.asgi"], cwd=ROOT, env=inherited() | UNSAFE, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 1
    assert "Ces réglages empêchent le démarrage" in said.stderr


def test_only_production_is_open_to_the_network(operator):
    told = operator({}, "web", "--host", "0.0.0.0")
    assert told.returncode == 1
    assert "HOST est ouvert au réseau" in told.stderr


def test_settings_may_come_from_a_file(operator, tmp_path):
    file = tmp_path / "settings"
    file.write_text("# ours\n\nENVIRONMENT=production\n")
    assert "METRICS_TOKEN" in operator({}, "--env-file", str(file), "web").stderr
    file.write_text("export PORT 8000\n")
    assert "line 1: NAME=value is expected" in operator({}, "--env-file", str(file), "web").stderr


def test_nobody_answers_to_health(operator):
    assert operator({}, "health", "--port", "1").returncode == 1


class Granian:
    """Remembers what it was asked."""

    def __init__(self, target, **asked):
        Granian.asked = asked

    def serve(self, target_loader, wrap_loader):
        Granian.loader = target_loader


def test_as_many_requests_at_once_as_streams_leave_half_of(monkeypatch):
    monkeypatch.setattr("granian.Granian", Granian)
    serve.serve(load({"STREAMS_MAX": "40", "PORT": "8123"}), workers=2)
    assert Granian.asked["backpressure"] == 80
    assert (Granian.asked["address"], Granian.asked["port"], Granian.asked["workers"]) == ("127.0.0.1", 8123, 2)
    assert Granian.asked["workers_kill_timeout"] == serve.GRACE


def test_without_granian_uvicorn_serves_the_same(monkeypatch):
    asked = {}
    monkeypatch.setitem(sys.modules, "granian", None)
    monkeypatch.setattr("uvicorn.run", lambda target, **options: asked.update(options, target=target))
    serve.serve(load({"STREAMS_MAX": "40", "PORT": "8123"}), workers=1)
    assert asked["target"] == "backend.asgi:app"
    assert (asked["host"], asked["port"], asked["limit_concurrency"]) == ("127.0.0.1", 8123, 80)

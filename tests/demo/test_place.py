"""Where the demo listens, and what of its caller's environment reaches it."""

import socket
from contextlib import contextmanager

import pytest

from backend.demo import place
from backend.demo.databases import Addresses
from backend.demo.environment import environ_of, inherited
from backend.demo.external import signed_as
from backend.demo.place import Place, free_port, refuse_taken
from backend.demo.refusals import CannotStart, NotReady
from backend.demo.run import _take
from backend.environment import load


@contextmanager
def listener(host, family=socket.AF_INET):
    with socket.socket(family) as heard:
        heard.bind((host, 0))
        heard.listen()
        yield heard.getsockname()[1]


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(place, "PATIENCE", 0.0)


def test_a_free_port_is_taken_as_it_is():
    with listener("127.0.0.1") as taken:
        pass
    assert refuse_taken(taken) is None
    assert free_port(taken) == taken


def test_a_taken_port_is_told_and_another_proposed():
    with listener("127.0.0.1") as taken:
        with pytest.raises(NotReady, match=rf"Le port {taken} est pris.*PORT=\d+"):
            refuse_taken(taken)
        assert free_port(taken) != taken


def test_somebody_on_the_other_family_would_get_the_browser():
    with listener("::1", socket.AF_INET6) as taken, pytest.raises(NotReady, match="est pris"):
        refuse_taken(taken)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_is_none_is_told(port):
    with pytest.raises(NotReady, match="1 à 65535"):
        refuse_taken(port)


@pytest.mark.parametrize("below", ["", "deep/er"])
def test_a_folder_where_nothing_can_be_written_is_told(tmp_path, below):
    (tmp_path / "a file").touch()
    with pytest.raises(CannotStart, match=r"^DATA_DIR=.*Donnez-en un autre\.$"):
        _take(Place(1, tmp_path / "a file" / below))


def test_beyond_the_last_port_any_free_one_will_do():
    assert 1 <= free_port(65536) <= 65535


def environ(folder):
    config = {
        "port": 8001,
        "clients": dict.fromkeys(("franceconnect-plus", "franceconnect", "prosanteconnect"), CLIENT),
    }
    return environ_of(Place(8000, folder), Addresses("o", "a", "w", "s"), config)


CLIENT = {"client_id": "us", "client_secret": "between us"}


def test_settings_meant_for_something_else_do_not_reach_the_demo(monkeypatch, tmp_path):
    for name, value in (("HOST", "0.0.0.0"), ("ENVIRONMENT", "production"), ("METRICS_TOKEN", "x"), ("DEBUG", "1")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LOG_LEVEL", "warning")
    settings = load(inherited() | environ(tmp_path))
    assert (settings.host, settings.environment, settings.debug) == ("127.0.0.1", "demo", False)
    assert settings.log_level == "warning"


def test_its_settings_are_those_of_a_demo(tmp_path):
    settings = load(environ(tmp_path))
    assert settings.origin == "http://localhost:8000"
    assert settings.keys_dir == tmp_path / "keys"
    assert settings.provider("prosanteconnect").issuer.startswith("http://127.0.0.1:8001/psc/")


@pytest.mark.parametrize(
    ("owner", "signed"),
    [
        ("postgresql://chef:secret@db:5433/essai", "postgresql://demo:p%3Aw@db:5433/essai"),
        ("postgresql://chef@/essai?host=/run/postgresql", "postgresql://demo:p%3Aw@/essai?host=%2Frun%2Fpostgresql"),
        ("postgres://h/essai?user=chef&password=x&sslmode=require", "postgres://demo:p%3Aw@h/essai?sslmode=require"),
    ],
)
def test_the_same_server_with_another_login(owner, signed):
    assert signed_as(owner, "demo", "p:w") == signed

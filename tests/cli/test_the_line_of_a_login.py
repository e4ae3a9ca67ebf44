"""Whoever types a command with a login of the database goes there by a line as safe as those of who serves."""

import os

import pytest
from click.testing import CliRunner

from backend.cli import login
from backend.cli.commands import main
from backend.cli.doctor.command import settings_findings
from tests.cli.test_help import commands

PEARL = "Perlenoire4831"
OPEN = f"postgresql://somebody:{PEARL}@db.example.org/aportee"
SAFE = ("postgresql://somebody@/a?host=/run/postgresql", f"{OPEN}?sslmode=verify-full")
WORDS = {
    "migrate": ["migrate"],
    "houses": ["houses", "show"],
    "keys rewrap": ["keys", "rewrap"],
    "keys retire": ["keys", "retire", "1"],
    "push-keys retire": ["push-keys", "retire", "1"],
    "registrations": ["registrations", "--issuer", "https://psc.test", "resume", "1"],
    "staff-means": ["staff-means", "close", "passkey"],
}


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch):
    for name in ("ENVIRONMENT", login.OWNER, login.WORKER, "PGHOST", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)


def asking():
    """Each command that takes a login, with its option."""
    return {
        path: option
        for path, command in commands(main)
        for option in command.params
        if str(option.envvar).endswith("DATABASE_URL")
    }


def test_every_command_with_a_login_is_here_and_looks_at_its_line():
    assert set(asking()) == set(WORDS)
    assert {option.callback for option in asking().values()} == {login._looked_at}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("environment", ["production", "", None])
def test_an_open_line_is_refused_before_anybody_goes_there(monkeypatch, words, environment):
    """Nor by a shell that does not say where it is."""
    monkeypatch.setattr("asyncpg.connect", None)
    if environment is not None:
        monkeypatch.setenv("ENVIRONMENT", environment)
    for variable in (login.OWNER, login.WORKER):
        monkeypatch.setenv(variable, OPEN)
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert "traverse le réseau sans TLS vérifié. Écrivez sslmode=verify-full." in done.output
    assert PEARL not in done.output


def test_a_line_that_leads_elsewhere_is_refused(monkeypatch):
    monkeypatch.setenv("PGHOST", "db.example.org")
    assert login.unsafe(login.OWNER, SAFE[0]) == [
        "PGHOST est mis. Écrivez l’hôte dans l’adresse de la base : enlevez ce réglage."
    ]


def test_the_background_process_comes_as_itself():
    (told,) = login.unsafe(login.WORKER, "postgresql://owner@/a?host=/run/postgresql")
    assert "Donnez un rôle qui ne possède rien" in told


@pytest.mark.parametrize("variable", login.KNOWN)
def test_a_socket_or_verified_tls_is_enough(variable):
    assert [login.unsafe(variable, address) for address in SAFE] == [[], []]


@pytest.mark.parametrize("environment", login.PLAYING)
def test_the_demo_and_the_tests_go_where_they_are_told(monkeypatch, environment):
    monkeypatch.setenv("ENVIRONMENT", environment)
    assert login.unsafe(login.OWNER, OPEN) == []


@pytest.mark.parametrize("environment", ["", "demo"])
def test_the_doctor_looks_at_it_too(monkeypatch, environment):
    monkeypatch.setattr(os, "environ", {"ENVIRONMENT": environment, login.OWNER: OPEN})
    settings, (found,) = settings_findings()
    assert (settings is None, found.state) == ((True, "wrong") if environment == "" else (False, "ok"))
    assert PEARL not in found.said

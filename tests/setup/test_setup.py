"""The machine has what the tests need; if not, the failure is the line to type."""

import os
import tempfile
from pathlib import Path

import pytest

from tests.architecture.test_migrations import OLDEST
from tests.setup import needs
from tests.setup.install import commands
from tests.setup.needs import Need, read

CHROMIUM, JAVA = Need("chromium", "chromium"), Need("java", "default-jre-headless")
OLD = Need("/nowhere/15/bin/postgres", "postgresql-15")


@pytest.mark.parametrize("need", needs.needs(), ids=lambda need: need.package)
def test_the_tests_have_what_they_need(need):
    assert need.found, f"{need.program} is missing. Type: {need.line}"


def test_a_comment_or_an_empty_line_is_no_need():
    assert read("# chromium chromium\n\njava jre # why\n") == [Need("java", "jre")]


def test_a_program_is_found_by_its_name_or_by_the_form_of_its_path():
    with tempfile.NamedTemporaryFile(suffix=".program") as file:
        assert Need(f"{Path(file.name).parent}/*.program", "none").found
    assert not Need(file.name, "none").found
    assert Need("sh", "dash").found
    assert not Need("a-program-of-no-one", "none").found


def test_root_on_debian_installs_everything_at_once():
    update, install = commands([CHROMIUM, JAVA], apt=True, python="python")
    assert update[-1] == "update"
    assert install[-2:] == ["chromium", "default-jre-headless"]


def test_what_a_release_may_not_have_is_asked_for_apart_and_said_with_its_source():
    _, install, apart = commands([CHROMIUM, OLD, JAVA], apt=True, python="python")
    assert (install[-2:], apart[-1]) == (["chromium", "default-jre-headless"], "postgresql-15")
    assert len(commands([OLD], apt=True, python="python")) == 2
    assert "apt-get install postgresql-15 " in OLD.line
    assert "apt.postgresql.org.sh" in OLD.line
    assert "postgresql" not in CHROMIUM.line + JAVA.line


def test_the_oldest_server_is_the_one_that_the_migrations_are_tried_on():
    (asked,) = [need for need in needs.needs() if need.package.startswith("postgresql")]
    assert asked.program == f"/usr/lib/postgresql/{OLDEST}/bin/postgres"


def test_anyone_else_can_have_chromium_only():
    (command,) = commands([CHROMIUM, JAVA], apt=False, python="python")
    assert command == ["python", "-m", "playwright", "install", "chromium"]
    assert commands([JAVA], apt=False, python="python") == []
    assert commands([], apt=True, python="python") == []


def test_chromium_keeps_its_sandbox_unless_root(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert needs.launch_options()["args"] == []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert needs.launch_options()["args"] == ["--no-sandbox"]

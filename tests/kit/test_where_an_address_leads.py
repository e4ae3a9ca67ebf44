"""An address may name its host in three places: the line is judged by where asyncpg would go."""

import pytest

from backend.environment import load
from tests.kit.production import refused


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("DATABASE_URL", "postgresql://app@/a?host=db.example.org", "sans TLS vérifié"),
        ("DATABASE_URL", "postgresql://app@/a?host=/run/postgresql,10.0.0.4", "sans TLS vérifié"),
        ("DATABASE_URL", "postgresql://app@/a?service=elsewhere", "sans TLS vérifié"),
        ("PGHOST", "db.example.org", "PGHOST est mis"),
        ("PGHOST", "/run/postgresql,10.0.0.4", "PGHOST est mis"),
        ("PGHOST", "/run/postgresql,", "PGHOST est mis"),
        ("PGSERVICE", "elsewhere", "PGSERVICE est mis"),
        ("PGSERVICE", "/elsewhere", "PGSERVICE est mis"),
    ],
)
def test_a_network_without_verified_tls_is_refused(safe, variable, value, told):
    assert any(told in fault for fault in refused(safe | {variable: value}))


def test_a_local_socket_needs_no_tls(safe):
    url = "postgresql://app@/aportee?host=/run/postgresql"
    assert load(safe | {"DATABASE_URL": url, "PGHOST": "/run/postgresql"}).database_url == url


@pytest.mark.parametrize("leads", [{"PGHOST": "/run/postgresql,/run/other"}, {"PGHOST": "", "PGSERVICE": ""}])
def test_what_leads_to_no_network_is_no_fault(safe, leads):
    assert load(safe | leads).production


def test_the_owner_comes_by_a_socket_or_by_tls(safe):
    for url in (
        "postgresql://owner@/a?host=/run/postgresql",
        "postgresql://owner@db.example.org/a?sslmode=verify-full",
    ):
        assert load(safe | {"OWNER_DATABASE_URL": url}).owner_database_url == url

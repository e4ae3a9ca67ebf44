"""What a login may do is read from PostgreSQL itself, then judged."""

import pytest

from backend.db.embedded.server import Embedded
from backend.safety import DATABASE_FACTS, LoginFacts, database_faults
from tests.db.embedded.children import ask_row


@pytest.fixture
def server(folder, programs):
    with Embedded(folder / "d", programs, {"fsync": "off"}) as server:
        yield server


def faults(server, login):
    ask_row(server.dsn(), f"create role {login} login")
    return judge(server, login)


def judge(server, login):
    row = ask_row(server.dsn(login), DATABASE_FACTS)
    return database_faults([LoginFacts(*row)])


def test_a_role_that_owns_nothing_may_serve(server):
    assert faults(server, "app") == []


def test_the_superuser_may_not(server):
    assert any("est superutilisateur" in fault for fault in judge(server, "postgres"))


def test_a_role_around_the_policies_may_not(server):
    ask_row(server.dsn(), "create role loose login bypassrls")
    (fault,) = judge(server, "loose")
    assert "BYPASSRLS" in fault


def test_an_owner_may_not_nor_who_belongs_to_one(server):
    ask_row(server.dsn(), "create role owner nologin")
    ask_row(server.dsn(), "create table paper (id int)")
    ask_row(server.dsn(), "alter table paper owner to owner")
    assert faults(server, "app") == []
    ask_row(server.dsn(), "grant owner to app")
    (fault,) = judge(server, "app")
    assert "possède des objets" in fault

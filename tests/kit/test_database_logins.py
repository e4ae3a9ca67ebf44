"""A login of the database that has power may not serve people."""

import pytest

from backend.safety import LoginFacts, database_faults


def login(**powers):
    plain = {
        "login": "app",
        "superuser": False,
        "bypasses_policies": False,
        "makes_roles": False,
        "replicates": False,
        "owns": 0,
    }
    return LoginFacts(**(plain | powers))


def test_a_login_that_owns_nothing_may_serve():
    assert database_faults([login(), login(login="worker")]) == []


@pytest.mark.parametrize(
    ("power", "told"),
    [
        ({"superuser": True}, "est superutilisateur"),
        ({"bypasses_policies": True}, "BYPASSRLS"),
        ({"makes_roles": True}, "CREATEROLE"),
        ({"replicates": True}, "REPLICATION"),
        ({"owns": 3}, "possède des objets"),
    ],
)
def test_a_login_with_power_may_not_serve(power, told):
    (fault,) = database_faults([login(), login(login="other", **power)])
    assert told in fault
    assert "other" in fault

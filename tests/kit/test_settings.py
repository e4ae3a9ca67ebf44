"""Settings are read once, and an unsafe production does not start."""

import pytest

from backend.environment import load
from tests.kit.production import refused


def test_nothing_set_is_a_demo_on_this_machine():
    settings = load({})
    assert settings.environment == "demo"
    assert settings.embedded
    assert settings.origin == "http://localhost:8000"
    assert settings.host == "127.0.0.1"


def test_the_address_follows_the_port_and_the_folders_follow_the_data(tmp_path):
    settings = load({"PORT": "8123", "DATA_DIR": str(tmp_path)})
    assert settings.origin == "http://localhost:8123"
    assert settings.keys_dir == tmp_path / "keys"
    assert settings.object_store_url == f"file://{tmp_path}/objects"


def test_lists_and_switches_are_read():
    settings = load({"OUTBOUND_HOSTS": "a.example.org, b.example.org:8443,", "DEBUG": "True"})
    assert settings.outbound_hosts == ("a.example.org", "b.example.org:8443")
    assert settings.debug is True


def test_all_faults_are_told_at_once():
    faults = refused({"ENVIRONMENT": "production", "PORT": "x", "OUTBOUND_ALLOW_LOOPBACK": "1"})
    for variable in ("PORT", "ORIGIN", "DATABASE_URL", "KEYS_DIR", "METRICS_TOKEN", "OUTBOUND"):
        assert any(fault.startswith(variable) for fault in faults)


@pytest.mark.parametrize("environment", ["demo", "test"])
def test_only_production_may_listen_to_the_network(environment):
    (fault,) = refused({"ENVIRONMENT": environment, "HOST": "0.0.0.0"})
    assert fault.startswith("HOST")


def test_secrets_are_never_shown(safe):
    safe |= {"DATABASE_URL": "postgresql://app:pearl@/a", "FRANCECONNECT_CLIENT_SECRET": "pearl"}
    safe |= {"SMTP_PASSWORD": "pearl"}
    settings = load(safe | {"METRICS_TOKEN": "pearl" * 8})
    assert "pearl" not in repr(settings) + str(settings) + repr(settings.provider("franceconnect"))


def test_a_wrong_value_is_not_repeated():
    (fault,) = refused({"PORT": "pearl"})
    assert "pearl" not in fault

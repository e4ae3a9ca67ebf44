"""Settings are read once, and an unsafe production does not start."""

import pytest

from backend.safety import LoginFacts, database_faults
from backend.settings import UnsafeSettings, load


@pytest.fixture
def safe(tmp_path):
    """An environment that may serve people."""
    keys = tmp_path / "keys"
    keys.mkdir(0o700)
    (keys / "kek.json").touch(0o600)
    environ = {
        "ENVIRONMENT": "production",
        "ORIGIN": "https://aportee.example.org",
        "HOST": "0.0.0.0",
        "DATA_DIR": str(tmp_path / "data"),
        "KEYS_DIR": str(keys),
        "DATABASE_URL": "postgresql://app@db.example.org/aportee?sslmode=verify-full",
        "OBJECT_STORE_URL": "s3://aportee",
        "METRICS_TOKEN": "m" * 32,
    }
    for name in ("FRANCECONNECT", "PROSANTECONNECT"):
        environ[f"{name}_ISSUER"] = f"https://{name.lower()}.example.org"
        environ[f"{name}_CLIENT_ID"] = "us"
        environ[f"{name}_CLIENT_SECRET"] = "between us"
    return environ


def refused(environ, *logins):
    with pytest.raises(UnsafeSettings) as told:
        load(environ, *logins)
    return told.value.faults


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


def test_a_safe_production_starts(safe):
    settings = load(safe)
    assert settings.production
    assert not settings.embedded
    assert settings.provider("franceconnect").issuer == "https://franceconnect.example.org"


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("ENVIRONMENT", "prod", "ENVIRONMENT cannot be read"),
        ("DEBUG", "1", "DEBUG"),
        ("LOG_LEVEL", "debug", "LOG_LEVEL"),
        ("ORIGIN", "http://aportee.example.org", "ORIGIN"),
        ("ORIGIN", "https://localhost", "ORIGIN"),
        ("ORIGIN", "https://aportee.example.org/app", "ORIGIN"),
        ("ORIGIN", "https://user@aportee.example.org", "ORIGIN"),
        ("ORIGIN", "", "ORIGIN"),
        ("DATABASE_URL", "", "DATABASE_URL is missing"),
        ("DATABASE_URL", "postgresql://postgres@/aportee", "signs in as postgres"),
        ("DATABASE_URL", "postgresql://owner@/aportee", "signs in as owner"),
        ("DATABASE_URL", "postgresql://app@db.example.org/aportee", "without a checked TLS"),
        ("DATABASE_URL", "postgresql://app@10.0.0.4/a?sslmode=require", "without a checked TLS"),
        ("WORKER_DATABASE_URL", "postgresql://worker@10.0.0.4/a", "WORKER_DATABASE_URL"),
        ("OUTBOUND_ALLOW_LOOPBACK", "1", "OUTBOUND_ALLOW_LOOPBACK"),
        ("FRANCECONNECT_ISSUER", "https://127.0.0.1:8443", "demo's provider"),
        ("FRANCECONNECT_ISSUER", "http://fc.example.org", "demo's provider"),
        ("FRANCECONNECT_ISSUER", "", "FRANCECONNECT_ISSUER is missing"),
        ("PROSANTECONNECT_CLIENT_ID", "", "PROSANTECONNECT_CLIENT_ID is missing"),
        ("PROSANTECONNECT_CLIENT_SECRET", "", "KEY_FILE is missing"),
        ("PROSANTECONNECT_KEY_FILE", "/nowhere/key.pem", "is not a file"),
        ("METRICS_TOKEN", "short", "METRICS_TOKEN"),
        ("OBJECT_STORE_ENDPOINT", "http://s3.example.org", "OBJECT_STORE_ENDPOINT"),
        ("OBJECT_STORE_URL", "ftp://files", "OBJECT_STORE_URL"),
        ("KEYS_DIR", "/nowhere", "holds no key"),
        ("APORTEE_SAMPLES", "/samples", "APORTEE_SAMPLES"),
        ("IDLE_MINUTES", "31", "IDLE_MINUTES"),
        ("ABSOLUTE_HOURS", "13", "ABSOLUTE_HOURS"),
        ("POOL_SIZE", "0", "POOL_SIZE"),
        ("PORT", "70000", "PORT"),
        ("PORT", "eighty", "PORT cannot be read"),
        ("TRUSTED_PROXIES", "10.0.0.0/8, everyone", "TRUSTED_PROXIES"),
    ],
)
def test_an_unsafe_production_is_refused(safe, variable, value, told):
    faults = refused(safe | {variable: value})
    assert any(told in fault for fault in faults)


def test_a_local_socket_needs_no_tls(safe):
    url = "postgresql://app@/aportee?host=/run/postgresql"
    assert load(safe | {"DATABASE_URL": url}).database_url == url


def test_a_key_file_stands_for_a_secret(safe, tmp_path):
    key = tmp_path / "key.pem"
    key.touch(0o600)
    changed = safe | {"FRANCECONNECT_CLIENT_SECRET": "", "FRANCECONNECT_KEY_FILE": str(key)}
    assert load(changed).provider("franceconnect").key_file == str(key)
    key.chmod(0o640)
    assert any("chmod 0600" in fault for fault in refused(changed))


def test_open_keys_are_refused(safe, tmp_path):
    (tmp_path / "keys" / "kek.json").chmod(0o644)
    (fault,) = refused(safe)
    assert "chmod 0600" in fault
    (tmp_path / "keys" / "kek.json").chmod(0o600)
    (tmp_path / "keys").chmod(0o755)
    (fault,) = refused(safe)
    assert "chmod 0700" in fault


def test_the_keys_of_a_demo_are_refused(safe, tmp_path):
    (tmp_path / "demo.json").touch()
    (fault,) = refused(safe)
    assert "demo" in fault


def test_a_process_is_asked_only_for_the_logins_it_needs(safe):
    assert load(safe)
    faults = refused(safe, "worker_database_url", "sealer_database_url")
    assert [fault.split()[0] for fault in faults] == ["WORKER_DATABASE_URL", "SEALER_DATABASE_URL"]


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
    settings = load(safe | {"METRICS_TOKEN": "pearl" * 8})
    assert "pearl" not in repr(settings) + str(settings) + repr(settings.provider("franceconnect"))


def test_a_wrong_value_is_not_repeated():
    (fault,) = refused({"PORT": "pearl"})
    assert "pearl" not in fault


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
        ({"superuser": True}, "is a superuser"),
        ({"bypasses_policies": True}, "BYPASSRLS"),
        ({"makes_roles": True}, "CREATEROLE"),
        ({"replicates": True}, "REPLICATION"),
        ({"owns": 3}, "owns objects"),
    ],
)
def test_a_login_with_power_may_not_serve(power, told):
    (fault,) = database_faults([login(), login(login="other", **power)])
    assert told in fault
    assert "other" in fault

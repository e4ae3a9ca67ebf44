"""An unsafe production does not start."""

import pytest

from backend.environment import load
from tests.kit.production import refused


def test_a_safe_production_starts(safe):
    settings = load(safe)
    assert settings.production
    assert not settings.embedded
    assert settings.provider("franceconnect").issuer == "https://franceconnect.example.org"


@pytest.mark.attack("N11")
@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("ENVIRONMENT", "prod", "ENVIRONMENT ne se lit pas. Écrivez l’un de ces mots : demo, test, production."),
        ("DEBUG", "1", "DEBUG"),
        ("LOG_LEVEL", "debug", "LOG_LEVEL"),
        ("ORIGIN", "http://aportee.example.org", "ORIGIN"),
        ("ORIGIN", "https://localhost", "ORIGIN"),
        ("ORIGIN", "https://aportee.example.org/app", "ORIGIN"),
        ("ORIGIN", "https://user@aportee.example.org", "ORIGIN"),
        ("ORIGIN", "", "ORIGIN"),
        ("SCANNER_ADDRESS", "clamd:3310", "SCANNER_ADDRESS"),
        ("SCANNER_ADDRESS", "tcp://clamd", "SCANNER_ADDRESS"),
        ("SCANNER_ADDRESS", "tcp://clamd:x", "SCANNER_ADDRESS"),
        ("SCANNER_ADDRESS", "unix://", "SCANNER_ADDRESS"),
        ("ANNUAIRE_URL", "http://annuaire.example.org/fhir", "ANNUAIRE_URL"),
        ("SMTP_ADDRESS", "relais.example.org:587", "SMTP_ADDRESS"),
        ("SMTP_ADDRESS", "smtp://", "SMTP_ADDRESS"),
        ("SMTP_ADDRESS", "smtp://relais.example.org:x", "SMTP_ADDRESS"),
        ("SMTP_ADDRESS", "smtp://relais.example.org/boite", "SMTP_ADDRESS"),
        ("SMTP_ADDRESS", "smtp://nous:secret@relais.example.org", "SMTP_ADDRESS"),
        ("MAIL_FROM", "nous", "MAIL_FROM"),
        ("SMTP_CA_FILE", "/nulle/part.pem", "SMTP_CA_FILE"),
        ("DATABASE_URL", "", "DATABASE_URL manque"),
        ("DATABASE_URL", "postgresql://postgres@/aportee", "entre comme postgres"),
        ("DATABASE_URL", "postgresql://owner@/aportee", "entre comme owner"),
        ("DATABASE_URL", "postgresql://gate@/aportee", "entre comme gate"),
        ("DATABASE_URL", "postgresql://app@/aportee?ssl=disable", "coupe TLS"),
        ("DATABASE_URL", "postgresql://app@db.example.org/aportee", "sans TLS vérifié"),
        ("DATABASE_URL", "postgresql://app@10.0.0.4/a?sslmode=require", "sans TLS vérifié"),
        ("WORKER_DATABASE_URL", "postgresql://worker@10.0.0.4/a", "WORKER_DATABASE_URL"),
        ("OWNER_DATABASE_URL", "postgresql://owner@10.0.0.4/a", "OWNER_DATABASE_URL traverse le réseau"),
        ("OUTBOUND_ALLOW_LOOPBACK", "1", "OUTBOUND_ALLOW_LOOPBACK"),
        ("TRUSTED_PROXIES", "10.0.0.0/8,0.0.0.0/0", "TRUSTED_PROXIES nomme tout le monde"),
        ("TRUSTED_PROXIES", "::/0", "TRUSTED_PROXIES nomme tout le monde"),
        ("FRANCECONNECT_DISCOVERY_URL", "http://fc.example.org/d", "FRANCECONNECT_DISCOVERY_URL"),
        ("PROSANTECONNECT_DISCOVERY_URL", "https://localhost/d", "PROSANTECONNECT_DISCOVERY_URL"),
        ("FRANCECONNECT_ISSUER", "https://127.0.0.1:8443", "celui de la démonstration"),
        ("FRANCECONNECT_ISSUER", "http://fc.example.org", "celui de la démonstration"),
        ("FRANCECONNECT_ISSUER", "", "FRANCECONNECT_ISSUER manque"),
        ("PROSANTECONNECT_CLIENT_ID", "", "PROSANTECONNECT_CLIENT_ID manque"),
        ("PROSANTECONNECT_CLIENT_SECRET", "", "KEY_FILE manque"),
        ("PROSANTECONNECT_KEY_FILE", "/nowhere/key.pem", "n’est pas un fichier"),
        ("METRICS_TOKEN", "short", "METRICS_TOKEN"),
        ("OBJECT_STORE_ENDPOINT", "http://s3.example.org", "OBJECT_STORE_ENDPOINT"),
        ("OBJECT_STORE_URL", "ftp://files", "OBJECT_STORE_URL"),
        ("KEYS_DIR", "/nowhere", "n’a pas de clé"),
        ("APORTEE_SAMPLES", "/samples", "APORTEE_SAMPLES"),
        ("IDLE_MINUTES", "31", "IDLE_MINUTES"),
        ("ABSOLUTE_HOURS", "13", "ABSOLUTE_HOURS"),
        ("POOL_SIZE", "0", "POOL_SIZE"),
        ("PORT", "70000", "PORT"),
        ("PORT", "eighty", "PORT ne se lit pas. Écrivez un nombre entier."),
    ],
)
def test_an_unsafe_production_is_refused(safe, variable, value, told):
    faults = refused(safe | {variable: value})
    assert any(told in fault for fault in faults)


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
    assert "démonstration" in fault


def test_a_process_is_asked_only_for_the_logins_it_needs(safe):
    assert load(safe)
    faults = refused(safe, "worker_database_url", "sealer_database_url")
    assert [fault.split()[0] for fault in faults] == ["WORKER_DATABASE_URL", "SEALER_DATABASE_URL"]

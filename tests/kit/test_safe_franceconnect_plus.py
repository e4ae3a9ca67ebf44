"""FranceConnect+ is for whoever was granted it: then its keys are asked for, each by its name."""

import pytest

from backend.environment import load
from tests.kit.production import refused


@pytest.fixture
def granted(safe, tmp_path):
    sign = tmp_path / "sign.json"
    sign.touch(0o600)
    (tmp_path / "keys/opening.json").touch(0o600)
    return safe | {
        "FRANCECONNECT_PLUS_ISSUER": "https://auth.example.org/api/v2",
        "FRANCECONNECT_PLUS_CLIENT_ID": "us",
        "FRANCECONNECT_PLUS_KEY_FILE": str(sign),
    }


def test_a_production_without_it_starts(safe):
    assert [one.name for one in load(safe).agreed()] == ["franceconnect", "prosanteconnect"]


def test_a_production_that_has_all_its_keys_starts(granted):
    assert load(granted).agreed()[-1].name == "franceconnect-plus"


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("FRANCECONNECT_PLUS_KEY_FILE", "", "FRANCECONNECT_PLUS_KEY_FILE manque."),
        ("FRANCECONNECT_PLUS_KEY_FILE", "/nowhere", "FRANCECONNECT_PLUS_KEY_FILE (/nowhere) n’est pas un fichier"),
        ("FRANCECONNECT_PLUS_CLIENT_ID", "", "FRANCECONNECT_PLUS_CLIENT_ID manque"),
        ("FRANCECONNECT_PLUS_ISSUER", "http://127.0.0.1:8001", "est celui de la démonstration"),
        ("PROVIDER_BUTTONS_DIR", "/nowhere", "PROVIDER_BUTTONS_DIR n’est pas un dossier"),
    ],
)
def test_what_is_missing_is_told_by_its_name(granted, variable, value, told):
    (fault,) = refused(granted | {variable: value})
    assert told in fault


def test_without_the_keys_that_open_it_does_not_start(granted, tmp_path):
    (tmp_path / "keys/opening.json").unlink()
    (fault,) = refused(granted)
    assert "provider-keys new" in fault

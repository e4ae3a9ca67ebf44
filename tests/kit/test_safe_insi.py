"""INSi of qualification and INSi of production are never taken for each other."""

import pytest

from backend.environment import load
from tests.kit.production import refused

REAL, TESTS, HERE = "https://services.example.fr/lps", "https://qualiflps.example.fr/lps", "https://127.0.0.1:9/lps"


@pytest.fixture
def key(tmp_path):
    file = tmp_path / "insi.key"
    file.touch(0o600)
    return file


@pytest.mark.attack("I06")
def test_each_environment_has_its_own(safe):
    assert load(safe | {"INSI_URL": REAL}).insi_url == REAL
    for address in (TESTS, HERE):
        assert load({"INSI_URL": address}).insi_url == address
        assert any("INSI_URL n’est pas d’ici" in fault for fault in refused(safe | {"INSI_URL": address}))
    (fault,) = refused({"INSI_URL": REAL})
    assert "qualification" in fault


@pytest.mark.parametrize("address", ["http://services.example.fr/lps", "services.example.fr", "https://"])
def test_an_address_is_whole_and_secret(safe, address):
    (fault,) = refused(safe | {"INSI_URL": address})
    assert "https://hôte/chemin" in fault


@pytest.mark.parametrize("name", ["INSI_CERTIFICATE_FILE", "INSI_KEY_FILE", "INSI_CA_FILE"])
def test_a_file_that_is_not_there_is_told(safe, name):
    (fault,) = refused(safe | {name: "/nulle/part.pem"})
    assert "/nulle/part.pem n’est pas un fichier" in fault


def test_an_open_key_is_refused(safe, key):
    assert load(safe | {"INSI_KEY_FILE": str(key)}).insi_key_file == str(key)
    key.chmod(0o644)
    (fault,) = refused(safe | {"INSI_KEY_FILE": str(key)})
    assert "chmod 0600" in fault

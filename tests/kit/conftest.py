import json

import pytest

from backend.kit.log import configure


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


@pytest.fixture
def lines(capsys):
    """What was written since, as objects; the raw text must hold no canary."""
    configure("info")

    def read():
        text = capsys.readouterr().err
        assert "Kanari" not in text
        return [json.loads(line) for line in text.splitlines()]

    yield read
    configure("info")

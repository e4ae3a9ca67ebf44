"""An operator keeps the keys that open what FranceConnect+ seals, and makes the one that signs."""

import json

import pytest
from click.testing import CliRunner
from joserfc.jwk import ECKey

from backend.cli.commands import main
from backend.identity.oidc import opening_keys


class Operator:
    """Types commands, with keys in one folder."""

    def __init__(self, folder):
        self.folder, self.path = folder, folder / opening_keys.FILE

    def __call__(self, *words, works=True):
        done = CliRunner().invoke(main, ["provider-keys", "--keys-dir", str(self.folder), *words])
        assert (done.exit_code == 0) is works, done.output
        return done.output


@pytest.fixture
def operator(tmp_path):
    return Operator(tmp_path / "keys")


def test_an_operator_makes_rotates_lists_and_retires(operator):
    operator("new")
    assert operator.path.stat().st_mode & 0o077 == 0
    first = opening_keys.read(operator.path)[0].id
    assert "already" in operator("new", works=False)
    operator("rotate")
    listed = operator("list").splitlines()
    assert listed[0].endswith("present")
    assert listed[1].startswith(f"{first}  replaced")
    assert "7 days" in operator("retire", first, works=False)
    operator("retire", first, "--at-once")
    assert len(opening_keys.read(operator.path)) == 1


def test_an_operator_without_a_key_is_told_what_to_type(operator):
    assert "provider-keys new" in operator("rotate", works=False)


def test_an_operator_makes_the_key_that_signs(operator, tmp_path):
    file = tmp_path / "sign.json"
    operator("sign", str(file))
    assert ECKey.import_key(json.loads(file.read_text())).is_private
    assert "already" in operator("sign", str(file), works=False)

"""The secrets of the environment are in nothing that a start, a refusal or a crash writes down."""

import pytest

from backend.kit.keyring import create
from tests.cli.conftest import PEARL

pytestmark = pytest.mark.attack("N09")
SECRETS = dict.fromkeys(
    (
        "FRANCECONNECT_CLIENT_SECRET",
        "PROSANTECONNECT_CLIENT_SECRET",
        "SMTP_PASSWORD",
        "METRICS_TOKEN",
        "OBJECT_STORE_SECRET",
    ),
    PEARL,
)
NOBODY_ANSWERS = f"postgresql://app:{PEARL}@127.0.0.1:1/aportee"
LOGINS = {f"{who}DATABASE_URL": NOBODY_ANSWERS for who in ("", "WORKER_", "SEALER_", "LISTEN_", "OWNER_")}


@pytest.fixture
def ready(safe, tmp_path):
    """Whatever could be asked for is there, but for the database."""
    (tmp_path / "keys" / "kek.json").unlink()
    create(tmp_path / "keys" / "kek.json")
    return safe | SECRETS | LOGINS


def tells_none(done):
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert said
    assert PEARL not in said
    return said


COMMANDS = [("web",), ("worker", "run"), ("audit", "verify"), ("doctor",)]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_database_that_does_not_answer_ends_it_without_a_secret(operator, ready, words):
    tells_none(operator(ready, *words))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_start_that_is_refused_repeats_none(operator, ready, words):
    said = tells_none(operator(ready | {"ORIGIN": f"http://{PEARL}", "DEBUG": "1"}, *words))
    assert "DEBUG" in said


def test_whoever_writes_one_where_it_is_not_read_does_not_see_it_again(operator, ready):
    """A whole address in the wrong setting: the message says which setting, not what was in it."""
    said = tells_none(operator(ready | {"POOL_SIZE": NOBODY_ANSWERS, "SMTP_ADDRESS": NOBODY_ANSWERS}, "web"))
    assert "POOL_SIZE" in said
    assert "SMTP_ADDRESS" in said

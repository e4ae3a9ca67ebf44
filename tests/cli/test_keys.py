"""The key-encryption keys: made once, rotated, and what they wrapped is wrapped again while people read."""

import stat

import pytest

from backend.kit.keyring import FileKeyRing, NoKeys, rotate
from backend.kit.sealing import Broken


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_new_makes_a_ring_that_nobody_else_reads(operator, tmp_path):
    told = operator({"KEYS_DIR": str(tmp_path / "made/keys")}, "keys", "new")
    assert told.returncode == 0, told.stderr
    assert (mode(tmp_path / "made/keys"), mode(tmp_path / "made/keys/kek.json")) == (0o700, 0o600)
    assert FileKeyRing(tmp_path / "made/keys/kek.json").present == "1"


def test_new_never_overwrites(operator, keys):
    before = (keys / "kek.json").read_bytes()
    told = operator({"KEYS_DIR": str(keys)}, "keys", "new")
    assert told.returncode == 1
    assert "is there already" in told.stderr
    assert (keys / "kek.json").read_bytes() == before


def test_without_a_place_named_they_lie_below_the_data(operator, tmp_path):
    assert operator({"DATA_DIR": str(tmp_path)}, "keys", "new").returncode == 0
    assert (tmp_path / "keys/kek.json").is_file()


def test_rotate_keeps_the_older_ones(operator, keys):
    old = FileKeyRing(keys / "kek.json")
    kek_id, wrapped = old.wrap(b"k" * 32, b"here")
    told = operator({"KEYS_DIR": str(keys)}, "keys", "rotate")
    assert "Key 2 wraps from now on" in told.stdout
    new = FileKeyRing(keys / "kek.json")
    assert (new.present, mode(keys / "kek.json")) == ("2", 0o600)
    assert new.unwrap(kek_id, wrapped, b"here") == b"k" * 32


def test_there_is_nothing_to_rotate_without_a_ring(operator, tmp_path):
    told = operator({"KEYS_DIR": str(tmp_path)}, "keys", "rotate")
    assert told.returncode == 1
    assert "keys new" in told.stderr


def test_a_ring_read_before_a_rotation_opens_what_came_after(keys):
    before = FileKeyRing(keys / "kek.json")
    rotate(keys / "kek.json")
    kek_id, wrapped = FileKeyRing(keys / "kek.json").wrap(b"k" * 32, b"here")
    assert before.unwrap(kek_id, wrapped, b"here") == b"k" * 32
    with pytest.raises(Broken):
        before.unwrap("3", wrapped, b"here")


def test_a_ring_whose_present_key_is_missing_is_none(keys):
    (keys / "kek.json").write_text('{"present": "2", "keys": {"1": ""}}')
    with pytest.raises(NoKeys, match="present key is missing"):
        FileKeyRing(keys / "kek.json")

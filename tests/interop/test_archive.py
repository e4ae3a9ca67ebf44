"""Archives that come from elsewhere: refused whole, quickly, and never written anywhere."""

import io
import resource
import time
import zipfile

import pytest

from backend.interop.archive import unzip
from backend.interop.errors import Unreadable
from tests.interop.packages import zipped

MEGABYTE = 1024 * 1024


def refused(body: bytes, **limits: int) -> str:
    with pytest.raises(Unreadable) as why:
        unzip(body, **limits)
    return why.value.reason


def test_files_come_out_by_name_and_folders_do_not():
    assert unzip(zipped({"a/": b"", "a/é.txt": b"mots", "b.txt": b""})) == {"a/é.txt": b"mots", "b.txt": b""}


@pytest.mark.attack("H01")
def test_a_bomb_is_stopped_while_it_inflates():
    bomb = zipped({"bomb.xml": bytes(200 * MEGABYTE)})
    assert len(bomb) < MEGABYTE
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    assert refused(bomb, most=10 * MEGABYTE) == "zip-too-large"
    assert time.process_time() - began < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


@pytest.mark.attack("H01")
def test_many_small_files_count_together():
    body = zipped({f"{n}.txt": bytes(MEGABYTE) for n in range(20)})
    assert refused(body, most=10 * MEGABYTE) == "zip-too-large"


@pytest.mark.attack("H02")
def test_two_entries_may_not_share_bytes():
    body = bytearray(zipped({"a.txt": bytes(1000), "b.txt": bytes(1000)}, zipfile.ZIP_STORED))
    second = body.rindex(b"PK\x01\x02")
    body[second + 42 : second + 46] = (0).to_bytes(4, "little")  # where the second entry begins
    assert refused(bytes(body)) in {"zip-overlap", "zip-damaged"}


@pytest.mark.attack("H02")
def test_an_archive_in_an_archive_is_refused():
    assert refused(zipped({"inside.zip": zipped({"a.txt": b"a"})})) == "zip-nested"


@pytest.mark.attack("H02")
def test_too_many_entries_are_refused_before_any_is_read():
    assert refused(zipped({f"{n}": b"" for n in range(201)})) == "zip-too-many"
    assert refused(zipped({})) == "zip-too-many"


@pytest.mark.attack("H03")
def test_a_size_that_lies_is_refused():
    body = bytearray(zipped({"a.txt": bytes(5000)}))
    central = body.rindex(b"PK\x01\x02")
    body[central + 24 : central + 28] = (10).to_bytes(4, "little")
    assert refused(bytes(body)) == "zip-damaged"


@pytest.mark.attack("H04")
@pytest.mark.parametrize(
    "name",
    ["../a.txt", "a/../../b", "/etc/passwd", "a\\b.txt", "C:a.txt", "a//b", "a\x00b", "./a", "nom\n.txt", "a" * 300],
    ids=repr,
)
def test_an_odd_name_refuses_the_whole_archive(name):
    body = zipped({"good.txt": b"", "X" * len(name): b"x"})
    assert refused(body.replace(b"X" * len(name), name.encode())) in {"zip-names", "zip-damaged"}


@pytest.mark.attack("H04")
def test_twins_are_refused():
    assert refused(zipped({"a.txt": b"1", "A.TXT": b"2"})) == "zip-names"


@pytest.mark.attack("H04")
@pytest.mark.parametrize("kind", [0o120777, 0o060644, 0o010644], ids=["link", "device", "pipe"])
def test_what_is_not_a_file_is_refused(kind):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("a")
        entry.create_system, entry.external_attr = 3, kind << 16
        archive.writestr(entry, "/etc/passwd")
    assert refused(out.getvalue()) == "zip-links"


@pytest.mark.attack("H05")
def test_a_locked_entry_an_odd_method_and_another_disk_are_refused():
    locked = bytearray(zipped({"a.txt": b"a"}))
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(locked)) == "zip-encrypted"
    assert refused(zipped({"a.txt": b"a"}, zipfile.ZIP_BZIP2)) == "zip-method"
    other_disk = bytearray(zipped({"a.txt": b"a"}))
    other_disk[other_disk.rindex(b"PK\x01\x02") + 34] = 1
    assert refused(bytes(other_disk)) == "zip-method"


@pytest.mark.parametrize("body", [b"", b"PK", b"<xml/>", b"PK\x03\x04" + bytes(60)], ids=repr)
def test_what_is_no_archive_is_said_to_be_none(body):
    assert refused(body) in {"not-a-zip", "zip-damaged"}

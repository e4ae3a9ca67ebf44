"""Each reader, asked thousands of times with bent files: it reads or refuses, and nothing else happens.

The same files at each run (`make test`); others, and for longer, by `make long`.
"""

import subprocess
import sys

import pytest

from backend.paths import ROOT

pytestmark = pytest.mark.attack("H26")
RUNS = {"cda": 1_000, "xdm": 3_000, "hl7v2": 20_000, "pdf_metadata": 600, "photo": 400}
SEED = 4711
BETWEEN = ("sh", "-c", '"$@"; exit $?', "sh")
LONG_SECONDS = 60


def found(folder, target, *options):
    """What is told of the file that broke the reader; nothing when none did.

    The shell stands between: Linux counts in the peak of a program the memory of the process that it was before,
    and what runs these tests weighs more than the limit.
    """
    command = [sys.executable, "-m", f"tests.fuzz.{target}", f"-artifact_prefix={folder}/", *options]
    done = subprocess.run([*BETWEEN, *command], cwd=ROOT, capture_output=True, check=False)
    told = done.stderr.decode(errors="replace")
    assert "INITED" in told, told[-4000:]
    return told[-4000:] if done.returncode else ""


@pytest.mark.slow
@pytest.mark.parametrize("target", RUNS)
def test_a_reader_reads_or_refuses(tmp_path, target):
    assert not found(tmp_path, target, f"-runs={RUNS[target]}", f"-seed={SEED}")


@pytest.mark.long
@pytest.mark.parametrize("target", RUNS)
def test_a_reader_reads_or_refuses_for_long(tmp_path, target):
    assert not found(tmp_path, target, f"-max_total_time={LONG_SECONDS}")

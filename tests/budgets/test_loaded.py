"""What the web process loads: nothing that only a child reads with, and of the calendars only ours."""

import subprocess
import sys

import pytest

LOADED = "import sys, backend.app; print(*sys.modules)"
READ_IN_A_CHILD = {"pikepdf", "pypdfium2", "PIL.Image"}


@pytest.fixture(scope="module")
def loaded():
    told = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    return set(told.stdout.split())


def test_what_reads_foreign_files_stays_in_the_child(loaded):
    assert "backend.interop.bounded" in loaded
    assert loaded & READ_IN_A_CHILD == set()


def test_of_two_hundred_countries_only_france(loaded):
    countries = {name for name in loaded if name.startswith("holidays.countries.")}
    assert countries == {"holidays.countries.france"}

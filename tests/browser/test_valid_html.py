"""What the HTML standard says of our pages: the Nu checker, once for all of them."""

import json
import subprocess

import pytest

from backend.paths import ROOT
from tests.browser.stage import PAGES, body_of

pytestmark = pytest.mark.browser

VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_the_nu_checker_finds_no_error(tmp_path):
    for name in PAGES:
        (tmp_path / f"{name}.html").write_bytes(body_of(name))
        (tmp_path / f"{name}-falc.html").write_bytes(body_of(f"{name} falc"))
    assert faults_in(tmp_path) == []


def test_the_nu_checker_sees_a_fault(tmp_path):
    """Or the test above could not fail."""
    (tmp_path / "home.html").write_bytes(body_of("home").replace(b"<main", b"<main><li>"))
    assert faults_in(tmp_path) != []


def faults_in(folder):
    command = [
        "java",
        "-jar",
        str(VNU),
        "--errors-only",
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [f"{m['url']}: {m['message']} {m.get('extract', '')}" for m in json.loads(done.stdout)["messages"]]

"""The image: built by the Makefile's own steps, holding what runs and no more, run by nobody in particular."""

import re
import subprocess

import pytest

from backend.paths import ROOT
from tests.architecture.containers import of, sent, stages

pytestmark = pytest.mark.architecture
RUNS = {"backend", "pwa", "locales", "falc_content", "LICENSE", "NOTICE"}
BUILT = {".venv", "pwa/dist"}


@pytest.fixture(scope="module")
def dockerfile():
    return stages()


@pytest.fixture(scope="module")
def final(dockerfile):
    return dockerfile[-1]


def everything(dockerfile):
    return [step for stage in dockerfile for step in stage]


def test_it_builds_in_one_place_and_runs_in_another(dockerfile, final):
    assert len(dockerfile) >= 2
    assert final[0].words.startswith("debian:")
    for stage in dockerfile:
        image = stage[0].words.split()[0]
        assert re.fullmatch(r"[a-z]+:[0-9a-z.-]*bookworm-slim", image), image  # no registry's host, no "latest"


def test_nobody_in_particular_runs_it(final):
    (user,) = of(final, "USER")
    assert int(user.words) >= 1000
    names = [step.name for step in final]
    assert max(n for n, name in enumerate(names) if name in ("RUN", "COPY")) < names.index("USER")


def test_its_health_is_asked_by_our_command(final):
    (asked,) = of(final, "HEALTHCHECK")
    assert asked.words.endswith('CMD ["python", "-m", "backend", "health"]')
    assert of(final, "CMD")[0].words == '["python", "-m", "backend", "web"]'


def test_it_starts_as_production_and_writes_in_one_folder(final):
    told = " ".join(step.words for step in of(final, "ENV"))
    assert "ENVIRONMENT=production" in told
    assert "PYTHONDONTWRITEBYTECODE=1" in told  # the root may be read-only
    assert "DATA_DIR=/data" in told
    assert [step.words for step in of(final, "VOLUME")] == ["/data"]


def test_only_what_runs_is_copied(final):
    for step in of(final, "COPY"):
        stage, what, where = step.copied
        assert set(what) <= (RUNS if stage is None else {f"/srv/a-portee/{name}" for name in BUILT}), step
        assert where in ("./", *what) or stage, step


def test_no_secret_and_no_registry_is_written_in_it(dockerfile):
    for step in everything(dockerfile):
        assert step.name not in ("ADD", "ARG"), step
        assert not re.search(r"secret|password|token|_key|https?://|index-url|registry|curl|wget", step.words, re.I), (
            step
        )


def test_what_is_installed_is_what_the_makefile_installs(dockerfile):
    run = [step.words for step in of(dockerfile[0], "RUN")]
    made = [words.split()[1] for words in run if words.startswith("make ")]
    assert made == [".venv/bin/.installed", "node_modules/.installed", "pwa/dist/manifest.json"]
    assert "make .venv/bin/.installed LOCK=requirements.prod.lock" in run
    assert not [words for words in run if re.search(r"\b(pip|npm)\b", words)]


def test_nothing_else_reaches_the_engine(dockerfile):
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = listed.stdout.splitlines()
    going = {name for name in files if sent(name)}
    assert {name.split("/")[0] for name in going} == RUNS | {
        ".npmrc", "Makefile", "package.json", "package-lock.json", "requirements.prod.lock",
    }  # fmt: skip
    assert not {name for name in going if name.startswith("backend/demo")}
    for name in (
        ".env",
        "var/keys/kek.json",
        "node_modules/x.js",
        "pwa/dist/a.js",
        "backend/__pycache__/a.pyc",
        ".git/config",
    ):
        assert not sent(name), name
    for step in everything(dockerfile):
        if step.name == "COPY" and not step.copied[0]:
            for wanted in step.copied[1]:
                assert any(name == wanted or name.startswith(f"{wanted}/") for name in going), wanted

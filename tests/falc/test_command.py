"""The command tells people and programs, and fails when something is an error."""

import json

import pytest
from click.testing import CliRunner

from backend.cli.falc import falc
from backend.falc.page import page
from backend.falc.registry import all_rules
from backend.paths import ROOT

HARD = "# Venir\n\nVenez le 12/03/2026 ; Paul est là.\n"
EASY = "# Venir\n\nVenez lundi.\nPaul est là.\n"


@pytest.fixture
def asked(tmp_path):
    (tmp_path / "hard.md").write_text(HARD)
    (tmp_path / "easy.md").write_text(EASY)

    def ask(act, *names, said=None):
        return CliRunner().invoke(
            falc, [act, *(str(tmp_path / n) if n.endswith(".md") else n for n in names)], input=said
        )

    ask.folder = tmp_path
    return ask


def test_an_error_fails(asked):
    told = asked("check", "hard.md")
    assert told.exit_code == 1
    assert "hard.md:3:10 N04 erreur « 12/03/2026 »" in told.output
    assert "jeudi 12 mars 2026" in told.output


def test_an_easy_text_passes(asked):
    assert asked("check", "easy.md").exit_code == 0


def test_a_folder_is_all_its_texts(asked):
    told = CliRunner().invoke(falc, ["check", "--json", str(asked.folder)])
    assert [one["path"].rsplit("/", 1)[-1] for one in json.loads(told.output)] == ["easy.md", "hard.md"]


def test_programs_are_told_exact_places(asked):
    found = json.loads(asked("check", "hard.md", "--json").output)[0]["findings"]
    assert all(HARD[one["start"] : one["end"]] == one["text"] for one in found)
    assert {"N04", "S09"} <= {one["rule"] for one in found}


def test_editors_are_told_by_sarif(asked):
    run = json.loads(asked("check", "hard.md", "--sarif").output)["runs"][0]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(all_rules())
    first = next(one for one in run["results"] if one["ruleId"] == "N04")
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], first["level"]) == (3, 10, "error")
    assert HARD[region["charOffset"] :][: region["charLength"]] == "12/03/2026"


def test_fixing_shows_and_writes_only_when_asked(asked):
    mended = "# Venir\n\nVenez le jeudi 12 mars 2026.\nPaul est là.\n"
    assert asked("fix", "hard.md").output.rstrip("\n") == mended.rstrip("\n")
    assert (asked.folder / "hard.md").read_text() == HARD
    asked("fix", "hard.md", "--write")
    assert (asked.folder / "hard.md").read_text() == mended
    assert asked("check", "hard.md").exit_code == 0


def test_what_is_typed_is_read(asked):
    assert asked("fix", "-", said="Il est 9h.").output.strip() == "Il est 9 heures."


def test_the_score_is_told(asked):
    hard, easy = [json.loads(asked("score", name, "--json").output)[0] for name in ("hard.md", "easy.md")]
    assert hard["score"] > easy["score"]
    assert easy["band"] == "facile"


def test_every_rule_is_told(asked):
    told = json.loads(asked("rules", "--json").output)
    assert [one["id"] for one in told] == list(all_rules())
    assert all(one["why"] for one in told)


def test_an_unknown_profile_is_refused(asked):
    told = asked("check", "easy.md", "--profile", "nobody")
    assert told.exit_code == 2
    assert "unknown profile" in told.output


def test_the_page_is_what_the_rules_say():
    assert (ROOT / "docs" / "falc.md").read_text() == page(), "python -m backend falc rules --page"

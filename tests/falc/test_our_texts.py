"""What we ask of others holds for us: our own easy French has no error, and no sentence of more than 12 words."""

import pytest

from backend.falc.checking import check
from backend.falc.profiles import profile
from backend.falc.scoring.score import score
from backend.falc.sources import sources
from backend.paths import FALC_CONTENT, LOCALES, ROOT

OURS = list(sources([FALC_CONTENT, LOCALES / "fr" / "LC_MESSAGES" / "ui-falc.po"]))
SCREENS = profile("ecrans")


def faults(source):
    found = check(source.text, SCREENS)
    return [(one.rule, one.text, one.message) for one in found if one.severity == "error" or one.rule == "S01"]


def test_all_of_our_texts_pass():
    assert {source.place.removeprefix(f"{ROOT}/"): told for source in OURS if (told := faults(source))} == {}


def test_every_kind_of_text_is_among_them():
    assert {source.path.rsplit("/", 1)[-1] for source in OURS} >= {"answers.yaml", "papers.yaml", "ui-falc.po"}
    assert len(OURS) > 150


@pytest.mark.parametrize("name", ["answers.yaml", "papers.yaml"])
def test_our_pages_are_easy_by_our_own_score(name):
    whole = "\n".join(source.text for source in OURS if source.path.endswith(name))
    assert score(whole, SCREENS).band == "facile"

"""What must not be in a tracked file: secrets, places of one machine, hosts of registries, words of the workshop."""

import re

import pytest

from tests.architecture.tree import text, tracked

pytestmark = pytest.mark.architecture
HERE = "tests/architecture/test_words.py"
PICTURES = (".png", ".woff2", ".jpg", ".ico")

FORBIDDEN = {
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\"d\"\s*:\s*\"[A-Za-z0-9_-]{40,}\""),
    "a token of a cloud": re.compile(r"\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[bp]-|\bglpat-"),
    "an address with a password": re.compile(r"\w+://[\w.-]+:(?!pearl|secret|\{|\*|…)[^@\s/\"'{}$]{6,}@[\w.-]+"),
    "a place of one machine": re.compile(r"(?<![\w.])/(?:work|home|Users|mnt|root)/[\w.-]+"),
    "the host of a registry": re.compile(
        r"pypi\.org|pythonhosted\.org|registry\.(?:npmjs|yarnpkg)\.|--(?:extra-)?index-url|npmmirror|artifactory"
    ),
    "a word of the workshop": re.compile(
        r"\bhelper agent|sub-?agent|\bworktree\b|language model|\bLLM\b|chatgpt|copilot|\bclaude\b|anthropic"
        r"|mission\.md|design\.md|look\.md",
        re.IGNORECASE,
    ),
    "something left for later": re.compile(r"\b(?:TODO|FIXME|XXX)\b"),
}


@pytest.mark.attack("N09")
@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_holds(what):
    form = FORBIDDEN[what]
    found = [
        f"{name}: {hit.group(0)[:60]}"
        for name in tracked()
        if name != HERE and not name.endswith(PICTURES)
        for hit in [form.search(text(name))]
        if hit
    ]
    assert found == []


def test_a_fault_of_each_kind_would_be_seen():
    """The guard itself: what it looks for, spelled in two halves so that this file stays clean."""
    seeds = {
        "a private key": "-----BEGIN " + "PRIVATE KEY-----",
        "a token of a cloud": "AKIA" + "ABCDEFGHIJKLMNOP",
        "an address with a password": "postgresql://app:" + "hunter2@db",
        "a place of one machine": "/" + "home/someone",
        "the host of a registry": "https://pypi" + ".org/simple",
        "a word of the workshop": "design" + ".md",
        "something left for later": "TO" + "DO",
    }
    assert {what for what, seed in seeds.items() if FORBIDDEN[what].search(seed)} == set(FORBIDDEN)

"""What must not be in a tracked file: secrets, places of one machine, hosts of registries, words of the workshop."""

import re

import pytest

from tests.architecture.tree import text, tracked

pytestmark = pytest.mark.architecture
HERE = "tests/architecture/test_words.py"
PICTURES = (".png", ".woff2", ".jpg", ".ico")

FORBIDDEN = {
    "a private key": re.compile(
        r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----|\"d\"\s*:\s*\"[A-Za-z0-9_-]{40,}\""
    ),
    "a token of a cloud": re.compile(r"\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[bp]-|\bglpat-"),
    "an address with a password": re.compile(r"\w+://[\w.-]+:(?!pearl|secret|\{|\*|…)[^@\s/\"'{}$]{6,}@[\w.-]+"),
    "a place of one machine": re.compile(r"(?<![\w.])/(?:work|home|Users|mnt|root)/[\w.-]+"),
    "the host of a registry": re.compile(
        r"pypi\.org|pythonhosted\.org|registry\.(?:npmjs|yarnpkg)\.|--(?:extra-)?index-url|npmmirror|artifactory"
        # Whatever it is called: a lock or a file of settings that says where packages come from.
        r"|^\s*(?:@[\w-]+:)?registry\s*=\s*\"?https?:"
        r"|^\s*(?:extra-)?index-url\s*=|\"resolved\"\s*:\s*\"https?:|^[\w.-]+ @ https?:",
        re.MULTILINE,
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


# What is looked for, spelled in two halves so that this file stays clean.
SEEDS = {
    "a private key": (
        "-----BEGIN " + "PRIVATE KEY-----", "-----BEGIN " + "EC PRIVATE KEY-----",
        "-----BEGIN " + "PGP PRIVATE KEY BLOCK-----", '"d"' + ': "' + "a" * 43 + '"',
    ),
    "a token of a cloud": ("AKIA" + "ABCDEFGHIJKLMNOP", "ghp" + "_" + "a" * 36, "xox" + "b-", "glpat" + "-"),
    "an address with a password": ("postgresql://app:" + "hunter2@db", "https://me:" + "hunter2@exemple.fr"),
    "a place of one machine": tuple(f"/{root}/" + "someone" for root in ("work", "home", "Users", "mnt", "root")),
    "the host of a registry": (
        "https://pypi" + ".org/simple", "files.python" + "hosted.org", "registry" + ".npmjs.org",
        "registry" + ".yarnpkg.com",
        "-" + "-index-url", "-" + "-extra-index-url", "npm" + "mirror.com", "arti" + "factory",
        "fund=false\nregistry" + "=https://nexus.exemple.fr", "@ours:registry" + " = https://exemple.fr",
        "[global]\nindex-url" + " = x",
        '"resolved"' + ': "https://nexus.exemple.fr/a.tgz"', "lxml @ " + "https://nexus.exemple.fr/lxml.whl",
    ),
    "a word of the workshop": (
        "helper " + "agent", "sub" + "-agent", "work" + "tree", "language " + "model", "L" + "LM", "chat" + "gpt",
        "co" + "pilot",
        "cla" + "ude", "anth" + "ropic", "mission" + ".md", "design" + ".md", "look" + ".md",
    ),
    "something left for later": ("TO" + "DO", "FIX" + "ME", "X" + "XX"),
}  # fmt: skip


@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_fault_of_each_kind_would_be_seen(what):
    assert [seed for seed in SEEDS[what] if not FORBIDDEN[what].search(seed)] == []

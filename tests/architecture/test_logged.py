"""The list of what may be logged is what is logged: an event that is not on it would lose its name."""

import ast

import pytest

from backend.kit.log_words import EVENTS
from backend.paths import ROOT

pytestmark = pytest.mark.architecture
LEVELS = {"debug", "info", "warning", "error", "critical", "exception"}


def said(tree):
    """The first word of each call of a logger: what is said at a level, by whatever name it is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LEVELS:
            yield from (word.value for word in node.args[:1] if isinstance(word, ast.Constant))


def test_every_event_that_is_logged_is_listed_and_no_other():
    trees = [ast.parse(path.read_text()) for path in (ROOT / "backend").rglob("*.py")]
    # Said by whatever a library logs, at the level of the moment: the one call whose name is not an attribute.
    # The line of a request is written by `kit.request_line`, once looked at: a test compares it with the log's.
    assert {word for tree in trees for word in said(tree)} | {"library", "request"} == EVENTS

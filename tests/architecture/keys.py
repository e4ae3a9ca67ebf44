"""The text keys that templates and code name, read from their sources.

A key is a literal ("papers.title"), or made of a literal and something known when it runs
("desk." ~ place, f"opening.{value}"): then it is a pattern.
"""

import ast
import re
from functools import cache
from itertools import product

from jinja2 import Environment, nodes

from tests.architecture.tree import sources, text

KEY = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*")
PREFIX = re.compile(r"[a-z_]+\\\.")
ASKED = {"t", "tn"}


@cache
def asked():
    """What `t` and `tn` are asked for, as regular expressions: each must find a key."""
    return frozenset(_in_templates() | _in_code())


@cache
def named():
    """Whatever could be a key, wherever it stands: a literal, or a text made of one and of something else."""
    found = {re.escape(node.value) for node in _nodes(ast.Constant) if _could_be(node.value)}
    found |= {form for node in _nodes(ast.JoinedStr) for form in _made_of(node) if PREFIX.match(form)}
    found |= {re.escape(value) for tree in _templates() for value in _literals(tree)}
    return frozenset(found)


def _could_be(value):
    return isinstance(value, str) and KEY.fullmatch(value)


def _nodes(kind):
    return (node for tree in _modules() for node in ast.walk(tree) if isinstance(node, kind))


def _templates():
    environment = Environment(autoescape=True)
    for name in sources(".html", under="pwa/"):
        yield environment.parse(text(name))


def _literals(tree):
    return {node.value for node in tree.find_all(nodes.Const) if isinstance(node.value, str)}


def _in_templates():
    found = set()
    for tree in _templates():
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in ASKED:
                found |= set(_pattern(call.args[0]))
    return found


def _pattern(node):
    """One expression of Jinja; a choice between two keys is two."""
    if isinstance(node, nodes.Const):
        return [re.escape(node.value)]
    if isinstance(node, nodes.Concat):
        return ["".join(parts) for parts in product(*(_pattern(part) for part in node.nodes))]
    if isinstance(node, nodes.CondExpr):
        return [*_pattern(node.expr1), *_pattern(node.expr2)]
    return ["[a-z0-9_-]+"]


def _modules():
    return (ast.parse(text(name)) for name in sources(".py", under="backend/"))


def _in_code():
    calls = (node for node in _nodes(ast.Call) if _is_asking(node.func) and node.args)
    return {form for call in calls for form in _made_of(call.args[0])}


def _is_asking(called):
    if isinstance(called, ast.Attribute):
        return called.attr in ASKED and isinstance(called.value, ast.Name) and called.value.id == "texts"
    return False


def _made_of(node):
    if isinstance(node, ast.Constant):
        return [re.escape(node.value)]
    if isinstance(node, ast.IfExp):
        return [*_made_of(node.body), *_made_of(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        parts = (re.escape(p.value) if isinstance(p, ast.Constant) else "[a-z0-9_-]+" for p in node.values)
        return ["".join(parts)]
    return []

"""How one sees that a feature has come: signs in the code that only it leaves.

A sign is a line such as `route POST /papiers/{paper:uuid}/cacher`, `module backend.audit.trail`,
`import backend.documents.intake backend.interop.bounded.read_in_child`, `column thread.opening` or
`file tests/cast.py`. Each feature is a pattern of signs. What was looked for under the wrong name is
found by whoever builds the feature: the case stays in her list until it passes.
"""

import ast
import re

import backend.tables  # noqa: F401
from backend.app import create_app, served
from backend.db.base import Table
from backend.paths import ROOT
from backend.settings import Settings

FEATURES = {
    "backup": r"module backend\.cli\.(backup|restore)",
    "campaigns": r"module backend\.\w+\.campaign",
    "dmp": r"module backend\.interop\.dmp",
    "erasure": r"module backend\.\w+\.(erasure|forget)",
    "export": r"(route GET \S*/(export|archive|emporter)|module backend\.\w+\.exports?$)",
    "load": r"file tests/(\S*/)?test_(\w*_)?load(_\w*)?\.py",
    "mssante": r"module backend\.interop\.mssante",
    "offline-vault": r"file pwa/\S*vault",
    "proxy": r"file tests/(\S*/)?test_(\w*_)?nginx(_\w*)?\.py",
    "retention": r"module backend\.audit\.retention",
    "sbom": r"file \S*sbom",
    "sms": r"module backend\.\w+\.sms",
    "tls": r"file tests/(\S*/)?test_(\w*_)?tls(_\w*)?\.py",
    "two-builds": r"file tests/(\S*/)?test_(\w*_)?two_builds(_\w*)?\.py",
}


def arrived():
    """The features that left a sign."""
    signs = set().union(_routes(), _imports(), _columns(), _files())
    return {name for name, sign in FEATURES.items() if any(re.match(sign, one) for one in signs)}


def _routes():
    return {f"route {method} {path}" for method, path, _ in served(create_app(Settings(environment="test")))}


def _imports():
    for path in (ROOT / "backend").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield f"module {module}"
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from (f"import {module} {name.name}" for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"import {module} {node.module}.{name.name}" for name in node.names)


def _columns():
    tables = Table.metadata.tables.values()
    return {f"column {table.name}.{column.name}" for table in tables for column in table.columns}


def _files():
    kept = ("pwa", "tests", ".ci")
    return {f"file {p.relative_to(ROOT)}" for top in kept for p in (ROOT / top).rglob("*") if p.is_file()}

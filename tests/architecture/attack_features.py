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
    "aidant-acting": r"route \w+ /pour/",
    "announcing": r"column document\.\w*announc",
    "annuaire": r"module backend\.interop\.annuaire",
    "backchannel-logout": r"route POST \S*back-?channel",
    "backup": r"module backend\.cli\.(backup|restore)",
    "batches": r"route POST /api/lots",
    "budgets": r"file tests/(\S*/)?test_(\w*_)?statements(_\w*)?\.py",
    "campaigns": r"module backend\.\w+\.campaign",
    "chaos": r"file tests/(\S*/)?test_(\w*_)?chaos(_\w*)?\.py",
    "delegation-making": r"module backend\.delegation\.(service|pages|api)",
    "dmp": r"module backend\.interop\.dmp",
    "drafts": r"column \w*draft",
    "enrolment": r"route POST /equipe/\S*inscrire$",
    "erasure": r"module backend\.\w+\.(erasure|forget)",
    "export": r"(route GET \S*/(export|archive|emporter)|module backend\.\w+\.exports?$)",
    "hostile-pages": r"file tests/(\S*/)?test_(\w*_)?hostile(_\w*)?\.py",
    "identity-vigilance": r"(module|route) .*vigilance",
    "indicators": r"module backend\.indicators",
    "ins": r"module backend\.interop\.ins",
    "invitations": r"(module|route|column) .*invit",
    "journeys": r"module backend\.journeys",
    "key-rotation": r"file tests/(\S*/)?test_(\w*_)?rotation(_\w*)?\.py",
    "kills": r"file tests/\S*kill_(web|worker|postgres)",
    "live": r"module backend\.live\.streams",
    "load": r"file tests/(\S*/)?test_(\w*_)?load(_\w*)?\.py",
    "mail": r"import \S+ (aiosmtplib|imap_tools)",
    "mssante": r"module backend\.interop\.mssante",
    "mutants": r"file tests/(\S*/)?test_(\w*_)?mutant(_\w*)?\.py",
    "offline-vault": r"file pwa/\S*vault",
    "outbox": r"file pwa/\S*outbox",
    "passkeys": r"import \S+ webauthn",
    "proxy": r"file tests/(\S*/)?test_(\w*_)?nginx(_\w*)?\.py",
    "push": r"import \S+ webpush",
    "quota": r"(module|column) .*quota",
    "races": r"file tests/(\S*/)?test_(\w*_)?races(_\w*)?\.py",
    "retention": r"module backend\.audit\.retention",
    "sbom": r"file \S*sbom",
    "scrub": r"module backend\.documents\.scrub",
    "search": r"(route GET \S*/(chercher|recherche)|module backend\.\w+\.search)",
    "secrecy": r"module backend\.documents\.secrecy",
    "secret-threads": r"column thread\.\w*(confidential|secret)",
    "secrets-scan": r"file tests/(\S*/)?test_(\w*_)?secrets(_\w*)?\.py",
    "shared-device": r"file pwa/\S*(idle|kiosk)",
    "sms": r"module backend\.\w+\.sms",
    "skew": r"file tests/(\S*/)?test_(\w*_)?skew(_\w*)?\.py",
    "standby": r"file tests/(\S*/)?test_(\w*_)?standby(_\w*)?\.py",
    "step-up": r"(module|route) .*(step_?up|preuve)",
    "throttle": r"(module|column) .*throttle",
    "timing": r"file tests/(\S*/)?test_(\w*_)?timing(_\w*)?\.py",
    "tls": r"file tests/(\S*/)?test_(\w*_)?tls(_\w*)?\.py",
    "two-builds": r"file tests/(\S*/)?test_(\w*_)?two_builds(_\w*)?\.py",
    "two-persons": r"(module|column) .*two_persons",
    "unicode-names": r"import backend\.\S+ unicodedata\.bidirectional",
    "uploads": r"import \S+ backend\.kit\.posted\.posted",
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

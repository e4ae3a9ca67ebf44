"""What was found, as SARIF 2.1.0: editors and forges underline it."""

from collections.abc import Iterable
from typing import Any

from backend.falc.findings import Finding, Severity
from backend.falc.registry import all_rules
from backend.falc.sources import Source

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif(found: Iterable[tuple[Source, list[Finding]]]) -> dict[str, Any]:
    driver = {"name": "falc", "rules": [_rule(name) for name in all_rules()]}
    results = [_result(source, finding) for source, findings in found for finding in findings]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _rule(name: str) -> dict[str, Any]:
    rule = all_rules()[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.ref}\n\n{rule.before}\n→\n{rule.after}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(source: Source, finding: Finding) -> dict[str, Any]:
    instead = f" Écrivez plutôt : {' / '.join(finding.replacements)}" if finding.replacements else ""
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": source.path}, "region": region}}
    if source.part:
        place["logicalLocations"] = [{"fullyQualifiedName": source.part}]
    return {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message + instead},
        "locations": [place],
    }

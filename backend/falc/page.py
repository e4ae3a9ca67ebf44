"""docs/falc.md, written from the rules: what the page says is what the checker does."""

from collections.abc import Iterator
from pathlib import Path

from backend.falc.findings import Severity
from backend.falc.registry import all_rules
from backend.falc.rule import FAMILIES, Rule
from backend.falc.scoring.measures import SCALES
from backend.falc.scoring.score import WEIGHTS

TITLES = {
    "mots": "Les mots",
    "phrases": "Les phrases",
    "nombres": "Les nombres, les dates et les signes",
    "ordre": "L’ordre des informations",
    "presentation": "La présentation",
}
NAMES: dict[Severity, str] = {"error": "erreur", "warning": "à revoir", "info": "conseil"}
HERE = Path(__file__).parent


def page() -> str:
    rules = all_rules()
    head = (
        (HERE / "page_head.md")
        .read_text(encoding="utf-8")
        .format(count=len(rules), fixes=sum(rule.fixes for rule in rules.values()))
    )
    families = "".join(_family(name) for name in FAMILIES.values())
    return head + "".join(_scales()) + families + (HERE / "page_tail.md").read_text(encoding="utf-8")


def _scales() -> Iterator[str]:
    yield "| jauge | mesure | facile | difficile |\n|---|---|---:|---:|\n"
    for gauge, scales in SCALES.items():
        for name, (easy, hard) in scales.items():
            yield f"| {gauge} ({WEIGHTS[gauge]}/{sum(WEIGHTS.values())}) | {name} | {easy:g} | {hard:g} |\n"


def _family(name: str) -> str:
    rules = [rule for rule in all_rules().values() if rule.family == name]
    return f"\n## {TITLES[name]}\n" + "".join(_rule(rule) for rule in rules)


def _rule(rule: Rule) -> str:
    fixes = ", corrige seul" if rule.fixes else ""
    return (
        f"\n### {rule.id}. {rule.title}\n\n{rule.ref} · {NAMES[rule.severity]}{fixes}\n\n{rule.why}\n\n"
        f"- Avant : {_shown(rule.before)}\n- Après : {_shown(rule.after)}\n"
    )


def _shown(example: str) -> str:
    """A long example is begun."""
    lines = example.split("\n")
    shown = " ⏎ ".join(lines[:8])
    return f"`{shown}`" + (f" … ({len(lines)} lignes)" if len(lines) > 8 else "")

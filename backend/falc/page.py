"""docs/falc.md, written from the rules: what the page says is what the checker does."""

from collections.abc import Iterator

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
HEAD = """# Le vérificateur de FALC

Page écrite à partir des règles par `python -m backend falc rules --page`, jamais à la main.

Le vérificateur lit un texte français et dit **où** il est difficile, **pourquoi**, et **quoi écrire à la place**. Il ne
remplace personne : un texte n’est « facile à lire et à comprendre » qu’après une relecture par des personnes concernées.

Références : **RLS**, référentiel de l’État pour une rédaction en langage simplifié (Licence Ouverte) ; **EU**, « L’information
pour tous » (Inclusion Europe) ; **EVAM**, critères d’un service social suisse ; **GOUV**, conseils de l’État.

## S’en servir

```
python -m backend falc check  PATH…   ce qui est difficile (--json, --sarif, --all pour les conseils)
python -m backend falc fix    PATH…   ce qui se corrige sans demander (--write)
python -m backend falc score  PATH…   de 0 (facile) à 100 (difficile)
python -m backend falc rules          toutes les règles
python -m backend falc glossary PATH… les mots du glossaire qui sont dans ces textes
```

Par le réseau : `POST /falc/verifier`, avec `{{"text": "…", "profile": "usuel"}}` et l’en-tête `Origin` du service. 20 000 signes
au plus. Rien du texte n’est gardé ni noté. Les limites et les profils sont dans `falc_content/profiles.yaml`.

{count} règles, dont {fixes} corrigent seules. Une correction ne change jamais un nombre, une date, un nom ni une négation.

- **erreur** : le texte ne peut pas sortir ainsi.
- **à revoir** : il faut de bonnes raisons de le laisser.
- **conseil** : à regarder si le texte reste difficile.

## Le score

Des mesures que chacun peut refaire, et rien d’appris. Dans une jauge, toutes pèsent autant. Une mesure vaut 0 tant que le
texte fait ce que demande le FALC, et monte jusqu’à ce qu’écrivent les administrations les plus lourdes.

"""
TAIL = """
## Ajouter

**Un mot difficile** : une ligne dans `falc_content/hard_words.yaml` (un mot, 1 à 3 mots simples). **Un sigle** : une ligne dans
`falc_content/sigles.yaml`. **Un terme expliqué** : une entrée dans `falc_content/glossary.yaml`.

**Une règle** : un fichier dans `backend/falc/rules/<famille>/`, avec sa déclaration (`RULE`), et à côté, du même nom, ses cas en
YAML : au moins 15 où elle trouve (`⟦mots|à écrire⟧`), au moins 15 où elle se tait, dont un presque pareil (`≈`). Si elle corrige,
des lignes `avant ⇒ après`. Puis `python -m backend falc rules --page`.

**Une page** : un texte dans `falc_content`, une phrase par ligne. `make check` la vérifie : aucune erreur, 12 mots au plus.
"""


def page() -> str:
    rules = all_rules()
    head = HEAD.format(count=len(rules), fixes=sum(rule.fixes for rule in rules.values()))
    families = "".join(_family(name) for name in FAMILIES.values())
    return head + "".join(_scales()) + families + TAIL


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

"""D07. Whom to ask for help."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words

HELP = words(
    """
    appelez appeler téléphonez téléphoner demandez demander contactez écrivez parlez téléphone aide aider aidez
    contact question questions expliquez explique équipe montrez accueil bureau renseignez
    """
)


def check(reading: Reading) -> Iterator[Found]:
    """Of a long text, once, at its last sentence."""
    if len(reading.sentences) < reading.limits.long_text or reading.document.index.keys() & HELP:
        return
    if not any(
        token.kind == "email" or (token.kind == "number" and token.norm.startswith("0"))
        for token in reading.document.solid
    ):
        last = reading.sentences[-1]
        yield Found(last.left, last.right)


RULE = Rule(
    id="D07",
    title="Ce texte ne dit pas à qui demander de l’aide.",
    ref="EU (par extension)",
    severity="info",
    why="Qui ne comprend pas doit savoir à qui parler. Donnez un nom, un lieu ou un numéro.",
    before="\n".join("Vous avez des droits." for _ in range(20)),
    after="\n".join(["Vous avez des droits."] * 19 + ["Vous avez une question ? Appelez le 01 23 45 67 89."]),
    check=check,
)

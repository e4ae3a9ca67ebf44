"""M14. A pronoun has one clear owner: repeat the noun."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.making import phrases_of
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words
from backend.falc.words.phrases import Phrases

UNCLEAR = Phrases(
    phrases_of(
        "ce dernier | cette dernière | ces derniers | ces dernières | celui-ci | celle-ci | ceux-ci | celles-ci",
        "celui-là | celle-là | ceux-là | celles-là | lequel | laquelle | lesquels | lesquelles | auquel | auxquels",
        "auxquelles | duquel | desquels | desquelles | l’un ou l’autre | les uns les autres",
        "le susnommé | l’intéressé | l’intéressée | les intéressés | les intéressées",
    )
)
LAST = frozenset({"dernier", "dernière", "derniers", "dernières"})
# What may follow « ce dernier » when it stands for somebody; « ce dernier mot » is a noun with its adjective.
VERBS = words(
    """
    a est sont ont va vont peut peuvent doit doivent veut veulent sera seront était étaient fait font dit disent n'
    ne se s' vous nous lui les le la l' y en part partent vient viennent répond répondent signe signent joue jouent
    reste restent décide décident demande demandent donne donnent prend prennent . , : ; ! ? ) et ou
    """
)


def check(reading: Reading) -> Iterator[Found]:
    for first, last, _ in UNCLEAR.find(reading.document):
        if reading.norm(last) not in LAST or reading.norm(last, 1) in VERBS:
            yield reading.at(first, last)


RULE = Rule(
    id="M14",
    title="On ne sait pas bien de qui ou de quoi ce mot parle.",
    ref="RLS-6.6.3",
    severity="warning",
    why="Il faut chercher plus haut de qui on parle. Répétez le nom.",
    before="Paul voit Marc. Ce dernier part.",
    after="Paul voit Marc. Marc part.",
    check=check,
)

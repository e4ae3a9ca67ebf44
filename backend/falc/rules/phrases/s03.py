"""S03. Who does what, in this order."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.making import phrases_of
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.words.phrases import Phrases

OPENINGS = Phrases(
    phrases_of(
        "lorsque | lorsqu’ | afin de | afin d’ | en cas de | en cas d’ | dans le cadre | dans le but de",
        "bien que | bien qu’ | étant donné | compte tenu | en fonction de | selon que | après avoir",
        "avant de | avant d’ | pour | parce que | parce qu’ | puisque | puisqu’ | comme | suite à | grâce à",
        "malgré | en l’absence de | au cours de | à partir du moment | tant que | tandis que | dès que",
        "dès qu’ | une fois que | à moins de | faute de | en attendant | sans | conformément à | quand",
        "pendant que",
    )
)


def check(reading: Reading) -> Iterator[Found]:
    """Only when a comma closes what comes before who acts."""
    for first, last, _ in OPENINGS.find(reading.document):
        sentence = reading.sentence(first)
        rest = reading.document.solid[last + 2 : sentence.last]
        if reading.begins(first) and any(token.norm == "," for token in rest):
            yield reading.at(first, last)


RULE = Rule(
    id="S03",
    title="La phrase ne commence pas par qui fait l’action.",
    ref="RLS-4.1.2",
    severity="info",
    why="Dites d’abord qui, puis ce qu’il fait. Le reste fait une autre phrase.",
    before="En cas de douleur, appelez l’équipe.",
    after="Vous avez mal ? Appelez l’équipe.",
    check=check,
)

"""S24. No chain of « de »."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words

OF = frozenset({"de", "du", "des", "d'"})
NEAR = 4
FIRST, TOO_MANY = 3, 4
BREAKS = words(
    """
    , . ; : ! ? ( ) et ou mais à pour dans
    """
)


def check(reading: Reading) -> Iterator[Found]:
    """« le compte rendu de la réunion du conseil de la vie »: each hangs on the one before."""
    chain: list[int] = []
    for at in [*sorted(reading.document.where(OF)), None]:
        if at is not None and chain and _hangs(reading, chain[-1], at):
            chain.append(at)
            continue
        if len(chain) >= FIRST:
            found = reading.at(chain[0], chain[-1])
            yield Found(found.start, found.end, severity="warning" if len(chain) >= TOO_MANY else None)
        chain = [] if at is None else [at]


def _hangs(reading: Reading, before: int, at: int) -> bool:
    solid = reading.document.solid
    if at - before > NEAR or solid[before].sentence != solid[at].sentence:
        return False
    return not any(token.norm in BREAKS for token in solid[before + 1 : at])


RULE = Rule(
    id="S24",
    title="Beaucoup de « de » se suivent.",
    ref="RLS-4.1",
    severity="info",
    why="Chaque « de » s’accroche au mot d’avant : on se perd. Coupez en deux phrases.",
    before="Le début de la réunion du groupe de Paul.",
    after="Paul a un groupe. La réunion commence.",
    check=check,
)

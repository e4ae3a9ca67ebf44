"""The words by which a sentence holds another one."""

from collections.abc import Mapping

from backend.falc.reading import Reading
from backend.falc.text.written import words

WORDS = words(
    """
    que qu' qui dont où lorsque lorsqu' puisque puisqu' quoique quoiqu' quand si lequel laquelle lesquels lesquelles
    auquel auxquels duquel desquels
    """
)


def subordinators(reading: Reading) -> Mapping[int, list[int]]:
    """For each sentence, their places. « est-ce que », « plus que » and a question hold no other sentence."""
    told: dict[int, list[int]] = {}
    for at in sorted(reading.document.where(WORDS)):
        if not (_asks(reading, at) or _compares(reading, at)):
            told.setdefault(reading.document.solid[at].sentence, []).append(at)
    return told


def _asks(reading: Reading, at: int) -> bool:
    """« Qui vient ? », « Où est-il ? », « Qu’est-ce que c’est ? »"""
    sentence = reading.sentence(at)
    if reading.norm(at, -1) in {"est-ce", "-ce"}:
        return True
    if reading.document.text[sentence.right - 1] != "?":
        return False
    norm = reading.norm(at)
    return norm != "si" and (
        reading.begins(at) or reading.norm(at, -1) in {"à", "de", "d'", "avec", "chez", "pour", "est"}
    )


def _compares(reading: Reading, at: int) -> bool:
    norm = reading.norm(at)
    if norm in {"que", "qu'"}:
        back = {reading.norm(at, -1), reading.norm(at, -2)}
        return bool(back & {"plus", "moins", "aussi", "autant", "même", "mieux"}) and reading.norm(at, -1) not in {
            "dire"
        }
    return norm == "si" and reading.norm(at, 1) not in AFTER_IF


AFTER_IF = words(
    """
    je j' tu il elle on nous vous ils elles le la les l' un une des du ce c' cette ces mon ma mes votre vos son sa
    ses leur leurs quelqu'un personne rien tout ça cela notre nos besoin possible nécessaire non oui
    """
)

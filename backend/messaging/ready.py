"""Ready answers in easy French, read once from answers.yaml: where an answer begins, never where it ends."""

from functools import cache
from typing import Literal

import msgspec

from backend.paths import FALC_CONTENT

SOURCE = FALC_CONTENT / "answers.yaml"


class Ready(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    lines: tuple[str, ...]

    def words_for(self, given_name: str) -> str:
        """As one would write them to her: a name that its register keeps in capitals is written as a name."""
        name = given_name.title() if given_name.isupper() else given_name
        return "\n".join(self.lines).replace("{prenom}", name)


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`relu`: by people who read easy French, and never by us alone."""

    state: Literal["pas encore relu", "relu"]
    answers: dict[str, Ready]


@cache
def ready_answers() -> Answers:
    return msgspec.yaml.decode(SOURCE.read_bytes(), type=Answers)

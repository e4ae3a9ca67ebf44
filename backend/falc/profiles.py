"""What a house asks of its texts: limits, rules left out, words it explains elsewhere. Data, never code."""

from functools import cache

import msgspec

from backend.falc.findings import Severity
from backend.paths import FALC_CONTENT


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words_warning: int = 12
    words_error: int = 20
    commas: int = 2
    rare_per_million: float = 5.0
    everyday_per_million: float = 3.0
    long_word_letters: int = 13
    title_words: int = 8
    title_levels: int = 2
    sentences_under_title: int = 10
    block_sentences: int = 6
    item_words: int = 12
    items: int = 7
    long_text: int = 20
    largest_number: int = 10_000


class Bands(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Up to and including."""

    easy: int = 35
    nearly: int = 50


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`known_words` are explained elsewhere by this house. `terms_open_a_card`: its pages explain terms by a link."""

    limits: Limits = Limits()
    bands: Bands = Bands()
    without: frozenset[str] = frozenset()
    severities: dict[str, Severity] = {}
    known_words: frozenset[str] = frozenset()
    terms_open_a_card: bool = False


class UnknownProfile(ValueError):
    """There is no profile of this name."""


@cache
def profiles() -> dict[str, Profile]:
    return msgspec.yaml.decode((FALC_CONTENT / "profiles.yaml").read_bytes(), type=dict[str, Profile])


def profile(name: str = "usuel") -> Profile:
    try:
        return profiles()[name]
    except KeyError:
        raise UnknownProfile(name) from None

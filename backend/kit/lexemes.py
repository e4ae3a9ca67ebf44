"""Words as they are searched: accents, case and plurals folded, then hidden behind a key.

The server finds "vaccins" when "vaccin" is written, and whoever copies the database reads neither:
each lexeme is kept as 16 bytes of HMAC-SHA256 under the search key of one dossier.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable

import snowballstemmer

TOKEN = 16
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
# Words that stand in every paper find nothing: articles, pronouns and the small verbs of French.
STOP = frozenset(
    "au aux avec ce ces cet cette dans de des du elle elles en est et eu il ils je la le les leur leurs lui ma mais "  # noqa: SIM905
    "me mes moi mon ne nos notre nous on ont ou par pas pour qu que qui sa se ses son sont sur ta te tes toi ton tu un "
    "une vos votre vous y a ete etre fait l d n s j m t c".split()
)

_WORD = re.compile(r"[a-z0-9]+")
_stem = snowballstemmer.stemmer("french").stemWord


def folded(text: str) -> str:
    """Lower case, no accent, ligatures spelled."""
    # Twice: a letter drawn in another way (𝕬) has a lower case only once it is spelled (Unicode 3.13, NFKC_Casefold).
    spelled = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold().translate(LIGATURES))
    return "".join(sign for sign in spelled if not unicodedata.combining(sign))


def lexemes(text: str) -> frozenset[str]:
    """The stems of the words of `text` that are worth a search."""
    return frozenset(_stem(word) for word in _WORD.findall(folded(text)) if len(word) > 1 and word not in STOP)


def tokens(search_key: bytes, found: Iterable[str]) -> frozenset[bytes]:
    """What the database keeps of these lexemes."""
    return frozenset(hmac.digest(search_key, lexeme.encode(), "sha256")[:TOKEN] for lexeme in found)

"""Reading settings, in a closed vocabulary: of each, the first word is what nobody chose. A voice has any name."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any
from unicodedata import category

from msgspec import Struct
from msgspec.structs import replace

SIZES = ("100", "115", "140", "200")
SPACES = ("normal", "wide", "widest")
FACES = ("atkinson", "lexend", "opendyslexic", "system")
CONTRASTS = ("auto", "light", "dark", "strong")
SPEEDS = ("1", "0.85", "0.7")
VOCABULARY = {"size": SIZES, "space": SPACES, "face": FACES, "contrast": CONTRASTS, "speed": SPEEDS}
FONTS = {"lexend": ("lexend.woff2",), "opendyslexic": ("lettres-lestees-400.woff2", "lettres-lestees-700.woff2")}
"""The files of a face, beside the one that every page has."""
FIELDS = {"size": "taille", "space": "espace", "face": "police", "contrast": "contraste", "speed": "vitesse"}
LONGEST_VOICE = 100
# A cookie of more than this holds something else than settings: 100 characters of four bytes, in base64.
LONGEST = 600
BETWEEN = "~"
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"  # unseen, and some scripts spell with them


class Reading(Struct, frozen=True):
    """`size` is a percentage, `speed` a part of the ordinary one; no `voice` is the phone's own."""

    falc: bool = False
    size: str = SIZES[0]
    space: str = SPACES[0]
    face: str = FACES[0]
    contrast: str = CONTRASTS[0]
    pictograms: bool = True
    speed: str = SPEEDS[0]
    voice: str = ""

    def larger(self) -> "Reading":
        return replace(self, size=SIZES[min(SIZES.index(self.size) + 1, len(SIZES) - 1)])

    def smaller(self) -> "Reading":
        return replace(self, size=SIZES[max(SIZES.index(self.size) - 1, 0)])

    def easy(self, on: bool) -> "Reading":
        return replace(self, falc=on)

    def as_before(self) -> "Reading":
        """As nobody chose anything, in the same words: « Facile à lire » has a button of its own on every page."""
        return Reading(falc=self.falc)

    @property
    def look(self) -> str:
        """The classes of the page."""
        said = f"text-{self.size} space-{self.space} font-{self.face} contrast-{self.contrast}"
        return said if self.pictograms else f"{said} no-pictograms"


def around(reading: Reading) -> dict[str, Any]:
    """What the frame of a page says of it."""
    return {"falc": reading.falc, "look": reading.look, "speed": reading.speed, "voice": reading.voice}


def parse(value: str | None) -> Reading:
    """What a cookie says; anything not understood is as nobody chose it."""
    parts = (value or "").split(BETWEEN) if len(value or "") <= LONGEST else []
    if len(parts) != 8:
        return Reading()
    falc, size, space, face, contrast, pictograms, speed, voice = parts
    words = _known({"size": size, "space": space, "face": face, "contrast": contrast, "speed": speed})
    return Reading(falc=falc == "f", pictograms=pictograms != "n", voice=voice_name(_decoded(voice)), **words)


def formatted(reading: Reading) -> str:
    """For instance `f~200~wide~lexend~dark~n~0.7~`, in letters that every cookie may hold; `parse` gives it back."""
    falc, pictograms = "f" if reading.falc else "", "" if reading.pictograms else "n"
    voice = urlsafe_b64encode(reading.voice.encode()).decode().rstrip("=")
    words = (falc, reading.size, reading.space, reading.face, reading.contrast, pictograms, reading.speed, voice)
    return BETWEEN.join(words)


def from_form(fields: Mapping[str, Any]) -> Reading:
    """The settings page: `texte`, `taille`, `espace`, `police`, `contraste`, `pictos`, `vitesse`, `voice`."""
    words = _known({name: str(fields.get(field, "")) for name, field in FIELDS.items()})
    easy, pictograms = fields.get("texte") == "facile", fields.get("pictos") != "non"
    return Reading(falc=easy, pictograms=pictograms, voice=voice_name(str(fields.get("voice", ""))), **words)


def voice_name(said: str) -> str:
    """A name as a phone gives it, in any script, without what cannot be seen. A longer one is no name."""
    seen = "".join(sign for sign in said if sign in JOINERS or category(sign) not in UNSEEN).strip()
    return seen if len(seen) <= LONGEST_VOICE else ""


def _known(said: Mapping[str, str]) -> dict[str, Any]:
    return {name: said[name] if said[name] in words else words[0] for name, words in VOCABULARY.items()}


def _decoded(voice: str) -> str:
    try:
        return urlsafe_b64decode(voice + "=" * (-len(voice) % 4)).decode()
    except ValueError:
        return ""

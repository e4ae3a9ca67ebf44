"""Reading settings in a cookie: they hold no secret and follow the device, signed in or not."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

COOKIE = "reading"
MAX_AGE = 365 * 24 * 3600
LARGEST = 3
THEMES = ("", "light", "dark", "contrast")
FACES = ("", "system")


class Reading(Struct, frozen=True):
    """Easy to read or not, size 0 to 3, theme and face as the CSS names them."""

    falc: bool = False
    size: int = 0
    theme: str = ""
    face: str = ""

    def larger(self) -> "Reading":
        return replace(self, size=min(self.size + 1, LARGEST))

    def smaller(self) -> "Reading":
        return replace(self, size=max(self.size - 1, 0))

    def easy(self, on: bool) -> "Reading":
        return replace(self, falc=on)


def parse(value: str | None) -> Reading:
    """What the cookie says; anything not understood is the ordinary setting."""
    parts = (value or "").split(".")
    if len(parts) != 4:
        return Reading()
    falc, size, theme, face = parts
    return _known(falc == "f", size, theme, face)


def formatted(reading: Reading) -> str:
    """Four words joined by points, for instance `f.2.dark.`; `parse` gives the same settings back."""
    return f"{'f' if reading.falc else ''}.{reading.size}.{reading.theme}.{reading.face}"


def from_form(fields: Mapping[str, Any]) -> Reading:
    """The settings page: fields `texte`, `taille`, `theme`, `police`."""
    theme = "" if fields.get("theme") == "auto" else str(fields.get("theme", ""))
    size = str(fields.get("taille", ""))
    return _known(fields.get("texte") == "facile", size, theme, str(fields.get("police", "")))


def _known(falc: bool, size: str, theme: str, face: str) -> Reading:
    return Reading(
        falc=falc,
        size=int(size) if size in {"0", "1", "2", "3"} else 0,
        theme=theme if theme in THEMES else "",
        face=face if face in FACES else "",
    )

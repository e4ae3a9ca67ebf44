"""Reading the environment into the fields of a Struct, with every fault at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec


def read(environ: Mapping[str, str], shape: type[msgspec.Struct]) -> tuple[dict[str, Any], list[str]]:
    """What is set, by field, and what is wrong.

    msgspec stops at the first fault, so each field is read alone.
    """
    values, faults = {}, []
    for field in msgspec.structs.fields(shape):
        text = environ.get(field.encode_name, "").strip()
        if not text:
            continue
        try:
            values[field.name] = _convert(text, field.type)
        except msgspec.ValidationError:
            # Never the value: it may be a secret written in the wrong place.
            faults.append(f"{field.encode_name} ne se lit pas. Écrivez {_wanted(field.type)}.")
    return values, faults


def _wanted(shape: Any) -> str:
    """What may be written there, in words."""
    words = {int: "un nombre entier", bool: "true ou false"}
    return words.get(shape) or "l’un de ces mots : " + ", ".join(map(str, get_args(shape)))


def _convert(text: str, shape: Any) -> Any:
    if shape == tuple[str, ...]:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if shape in (Path, Path | None):
        return Path(text).absolute()
    return msgspec.convert(text.lower() if shape is bool else text, shape, strict=False)

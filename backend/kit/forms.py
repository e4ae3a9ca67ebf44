"""HTML forms: every mistake at once, and the page comes back as it was typed.

msgspec stops at the first invalid field; a person must see them all (RGAA 11.10, 11.11), so each
field of the Struct is converted on its own. A mistake is a code: the page knows its words.
"""

import re
from collections.abc import Mapping
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from backend.kit.signs import of_two_alphabets, spelled

T = TypeVar("T", bound=msgspec.Struct)

CHECKED = frozenset({"on", "true", "1"})
# What no keyboard types. U+0000 would stop some readers in the middle of a message. (Others: `signs`.)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# `Meta(extra=OF_SOMEBODY)`: the name of a person or of a team, in one alphabet.
OF_SOMEBODY = {"name": True}


class Filled(Protocol):
    """What a page needs of a form: what was typed and what is wrong with it."""

    @property
    def typed(self) -> Mapping[str, str]: ...
    @property
    def errors(self) -> Mapping[str, str]: ...


class Told(dict[str, str]):
    """A template may ask about any field: what was not said is empty."""

    def __missing__(self, _: str) -> str:
        return ""


class Form(Generic[T]):
    """What was typed, what is wrong with it and, when nothing is, the value."""

    def __init__(self, shape: type[T], typed: Mapping[str, Any] | None = None) -> None:
        self.typed = Told({name: _typed(value) for name, value in (typed or {}).items()})
        self.errors = Told()
        self._value: T | None = None
        if typed is not None:
            self._read(shape, {name for name, value in typed.items() if isinstance(value, list)})

    def _read(self, shape: type[T], said_twice: set[str]) -> None:
        values: dict[str, Any] = {}
        for field in msgspec.structs.fields(shape):
            raw = self.typed.get(field.encode_name, "").strip()
            if field.encode_name in said_twice or CONTROL.search(raw):
                self.errors[field.encode_name] = "invalid"
                self.typed[field.encode_name] = CONTROL.sub("", raw)  # a page may not hold them, and nobody sees them
            elif field.type is bool:
                values[field.name] = raw in CHECKED
            elif _is_name(field.type) and of_two_alphabets(raw):
                self.errors[field.encode_name] = "invalid"
            elif raw:
                self._convert(field, raw, values)
            elif field.required:
                self.errors[field.encode_name] = "missing"
        if not self.errors:
            self._value = shape(**values)

    def _convert(self, field: msgspec.structs.FieldInfo, raw: str, values: dict[str, Any]) -> None:
        try:
            values[field.name] = msgspec.convert(raw, field.type, strict=False)
        except msgspec.ValidationError as mistake:
            self.errors[field.encode_name] = "too_long" if "length <=" in str(mistake) else "invalid"

    def __bool__(self) -> bool:
        return self._value is not None

    @property
    def value(self) -> T:
        if self._value is None:
            raise ValueError("a form with mistakes has no value")
        return self._value


def _is_name(kind: Any) -> bool:
    return any(getattr(meta, "extra", None) == OF_SOMEBODY for meta in getattr(kind, "__metadata__", ()))


def _typed(value: Any) -> str:
    """A field sent twice is a list: no page of ours does that, and neither of the two is believed.

    A browser counts one sign for a line break and sends two. What nobody sees is not kept.
    """
    return spelled(str(value[0] if isinstance(value, list) else value).replace("\r\n", "\n"))

"""HTML forms: every mistake at once, and the page comes back as it was typed.

msgspec stops at the first invalid field; a person must see them all (RGAA 11.10, 11.11), so each
field of the Struct is converted on its own. A mistake is a code: the page knows its words.
"""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)

CHECKED = frozenset({"on", "true", "1"})


class Told(dict[str, str]):
    """A template may ask about any field: what was not said is empty."""

    def __missing__(self, _: str) -> str:
        return ""


class Form(Generic[T]):
    """What was typed, what is wrong with it and, when nothing is, the value."""

    def __init__(self, shape: type[T], typed: Mapping[str, Any] | None = None) -> None:
        self.typed = Told({name: str(value) for name, value in (typed or {}).items()})
        self.errors = Told()
        self._value: T | None = None
        if typed is not None:
            self._read(shape)

    def _read(self, shape: type[T]) -> None:
        values: dict[str, Any] = {}
        for field in msgspec.structs.fields(shape):
            raw = self.typed.get(field.encode_name, "").strip()
            if field.type is bool:
                values[field.name] = raw in CHECKED
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

"""What « À inscrire au RPPS » shows. Who was sent may be said refused: `pourquoi` (one of `REASONS`) and `key`."""

from typing import Literal, get_args

from msgspec import Struct

Why = Literal["diploma", "identity", "double", "other"]
REASONS: tuple[str, ...] = get_args(Why)


class Choice(Struct, frozen=True):
    id: str
    name: str


class Member(Struct, frozen=True, kw_only=True):
    """`kind` and `words` are its state; `refused_url` where a refusal is said, of what was sent."""

    id: str
    name: str
    role: str
    kind: str
    words: str
    refused_url: str = ""


class Registering(Struct, frozen=True, kw_only=True):
    """`to_send`: how many the list would hold. `notice`: "", sent, refused."""

    url: str
    back_url: str
    members: tuple[Member, ...]
    reasons: tuple[Choice, ...]
    to_send: int = 0
    notice: str = ""

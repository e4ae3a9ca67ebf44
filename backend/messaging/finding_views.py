"""What is shown of messages that were found, and of those to whom alone one may write."""

from msgspec import Struct

from backend.kit.forms import Filled


class FoundMessage(Struct, frozen=True, kw_only=True):
    """A message with the words looked for: `who` wrote, and how it begins."""

    url: str
    title: str
    icon: str
    who: str
    words: str
    day: str


class Found(Struct, frozen=True, kw_only=True):
    """`looked`: something was looked for; `whole`: these are all there are."""

    form: Filled
    base: str
    looked: bool = False
    rows: tuple[FoundMessage, ...] = ()
    whole: bool = True
    older_url: str = ""


class Choice(Struct, frozen=True):
    """« Seulement à Madame Martin »."""

    url: str
    words: str
    role: str


class Choose(Struct, frozen=True, kw_only=True):
    """To whom alone one may write. `secret_url`: where a minor asks for secrecy with words that are ready."""

    rows: tuple[Choice, ...]
    secret_url: str = ""

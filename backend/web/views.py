"""What the house's own pages show: home, settings, errors."""

from msgspec import Struct


class Home(Struct, frozen=True, kw_only=True):
    """`lookers` is how many persons looked this week; `devices` how many are open."""

    new_papers: int = 0
    new_messages: int = 0
    lookers: int = 0
    devices: int = 1


class Settings(Struct, frozen=True, kw_only=True):
    """The settings themselves are in the shell. `back` is where the reader came from."""

    saved: bool = False
    back: str = "/"


class ErrorPage(Struct, frozen=True, kw_only=True):
    """`kind` has words `error_page.<kind>.title` and `.todo`: see `KINDS`."""

    kind: str
    reference: str = ""
    retry_url: str = ""


KINDS = ("not_found", "forbidden", "broken", "busy", "stale", "unreadable")

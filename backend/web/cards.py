"""The filter `cards` of the templates: in what it surrounds, a word of the glossary opens its card."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from markupsafe import Markup

from backend.falc.cards.marking import Marking
from backend.kit.shell import Shell

current: ContextVar[Marking] = ContextVar("marking", default=Marking())  # noqa: B039 (without `here` it never changes)


@contextmanager
def marking(shell: Shell) -> Iterator[None]:
    """For one page: each word once. Professionals know these words, and the glossary is in French."""
    token = current.set(Marking(shell.here if shell.desk is None and shell.lang == "fr" else ""))
    try:
        yield
    finally:
        current.reset(token)


def cards(html: Markup) -> Markup:
    return current.get().mark(html)

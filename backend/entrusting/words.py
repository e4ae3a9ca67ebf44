"""What squares allow, in sentences: the same before a yes, on the page of an access and on the attestation."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple

from markupsafe import Markup

from backend.delegation.presets import MESSAGES, Square
from backend.delegation.terms import Terms
from backend.documents.views import FAMILIES
from backend.entrusting.grid import APPOINTMENTS, REQUESTS
from backend.kit import texts
from backend.kit.dates import date_words, local
from backend.people.members import days


class Voice(NamedTuple):
    """In which sentences, and which names of months."""

    say: Callable[..., Markup]
    day: Callable[[date], str]


ON_SCREEN = Voice(texts.t, date_words)


def families(squares: Iterable[Square], can: str = "read") -> tuple[str, ...]:
    """The shelves of papers where this may be done, in the order of the house."""
    held = set(squares)
    return tuple(code for code in FAMILIES if (can, code) in held)


def beside(name: str, squares: Iterable[Square], voice: Voice = ON_SCREEN) -> tuple[str, ...]:
    """Everything but what papers are read."""
    held = set(squares)
    read, told = families(held), families(held, "be_told")
    lines = []
    if told:
        key = "entrust.option.told" if told == read else "entrust.option.told_some"
        lines.append(voice.say(key, name=name, families=names(told, voice)))
    if ("write", MESSAGES) in held:
        lines.append(voice.say("entrust.option.write", name=name))
    elif ("read", MESSAGES) in held:
        lines.append(voice.say("entrust.option.messages", name=name))
    if ("be_told", MESSAGES) in held:
        lines.append(voice.say("entrust.option.told_messages", name=name))
    if adds := families(held, "deposit"):
        lines.append(voice.say("entrust.option.deposit", name=name, families=names(adds, voice)))
    if ("exercise", REQUESTS) in held:
        lines.append(voice.say("entrust.option.exercise", name=name))
    if ("appointments", APPOINTMENTS) in held:
        lines.append(voice.say("entrust.option.appointments", name=name))
    return tuple(map(str, lines))


def names(codes: Iterable[str], voice: Voice = ON_SCREEN) -> str:
    return ", ".join(str(voice.say(f"family.{code}")) for code in codes)


def agreed(name: str, terms: Terms, zone: str, houses: Iterable[str] = (), voice: Voice = ON_SCREEN) -> str:
    """What she reads before she says yes: the proof of what was agreed is made of these words.

    Her motive is not among them: it is hers.
    """
    say, reads = voice.say, families(terms.squares)
    lines = [str(say("entrust.agree", name=name)), *(f"• {names([code], voice)}" for code in reads)] if reads else []
    lines += beside(name, terms.squares, voice)
    if chosen := tuple(houses):
        lines.append(str(say("entrust.agree_houses", houses=", ".join(chosen))))
    if terms.starts_at:
        lines.append(str(say("entrust.agree_from", day=voice.day(local(terms.starts_at, zone).date()))))
    lines.append(str(say("entrust.agree_until", day=last_day(terms.ends_at, zone, voice))))
    return "\n".join([*lines, str(say("entrust.agree_stop"))])


def renewed(name: str, until: str, voice: Voice = ON_SCREEN) -> str:
    """What she reads before she says yes once more to the same."""
    return f"{voice.say('renew.agree', name=name, until=until)}\n{voice.say('entrust.agree_stop')}"


def lines(agreed: str) -> tuple[Markup, ...]:
    """For a page: what is in these words was escaped when they were made, since that is what was hashed."""
    return tuple(Markup(line) for line in agreed.splitlines())  # noqa: S704 - see above


def last_day(ends_at: datetime, zone: str, voice: Voice = ON_SCREEN) -> str:
    """A right that ends at midnight lasts until the day before."""
    return voice.day(days.last_day(ends_at, zone))

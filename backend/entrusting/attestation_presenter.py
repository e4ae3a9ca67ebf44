"""An attestation, in words: what holds, since when, until when, in which text, and how anybody checks it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from backend.delegation.attestations import Attested
from backend.entrusting import attestation_views as views
from backend.entrusting.agreements import found_again
from backend.interop.pdf.sheets import Check, Fact, Told
from backend.kit import texts
from backend.kit.dates import date_words, day_words, local, time_words
from backend.kit.pictures import code_of
from backend.kit.references import grouped
from backend.people.members.days import last_day

PAGE = "/attestation"
"""Where anybody checks one."""


def state_of(row: Attested, at: datetime) -> str:
    if row.stopped_at and row.stopped_at < row.ends_at:
        return "stopped"
    return "ended" if row.ends_at <= at else "paused" if row.paused else "now"


def day_of(row: Attested, state: str) -> str:
    return date_words(
        local(row.stopped_at, row.zone).date()
        if state == "stopped" and row.stopped_at
        else last_day(row.ends_at, row.zone)
    )


def line(row: Attested, at: datetime) -> views.Line:
    state = state_of(row, at)
    return views.Line(
        name=row.aidant if row.mine else row.usager,
        relation=row.relation.lower() if row.mine else "",
        state=state,
        day=day_of(row, state),
        url=f"/aidants/{row.delegation}/attestation",
    )


def told(row: Attested, at: datetime, origin: str) -> Told:
    """`proof` is the beginning of the SHA-256 of the words agreed to, which are told when they are known."""
    given, state = local(row.given_at, row.zone), state_of(row, at)
    over = state in ("ended", "stopped")
    agreed = found_again(row)
    return Told(
        lang=texts.language(),
        author=_words("app.name"),
        title=_words("attest.title_over" if over else "attest.title"),
        reference=row.reference,
        facts=(
            _fact("number", grouped(row.reference)),
            _fact("who", row.usager),
            _fact("aidant", row.aidant, _words(f"relation.bare.{row.relation.lower()}")),
            _fact("what", *_rights(row)),
            _fact("when", _words(f"attest.ground.{row.ground}"), f"{day_words(given.date())} {time_words(given)}"),
            _fact("until", *_until(row, state)),
            *((_fact("change", _words("attest.replaces", reference=grouped(row.follows))),) if row.follows else ()),
            *(() if over else (_fact("stop", _words("attest.stop_words")),)),
            _fact("text", *agreed, _words("attest.version", version=row.version, proof=row.proof.hex()[:16])),
        ),
        check=_check(row.reference, origin),
    )


def _until(row: Attested, state: str) -> Iterator[str]:
    yield _words(f"attest.{state}", day=day_of(row, state))
    if state == "stopped" and row.ended_by:
        yield _words(f"attest.ended_by.{row.ended_by}")


def _rights(row: Attested) -> Iterator[str]:
    """One line for each thing that may be done, with its shelves."""
    squares = [square.split("/") for square in row.squares]
    for can in dict.fromkeys(can for can, _ in sorted(squares, key=lambda square: square[0] != "read")):
        shelves = ", ".join(_words(f"attest.shelf.{shelf}") for right, shelf in squares if right == can)
        yield _words(f"attest.can.{can}", what=shelves)


def _check(reference: str, origin: str) -> Check:
    """The reference stands behind a `#`, which no browser sends: no log of ours has it."""
    url = f"{origin}{PAGE}"
    words = _words("attest.check_words", reference=grouped(reference))
    picture = code_of(f"{url}#{reference}")
    return Check(name=_words("attest.check"), words=words, url=url, code=picture, alt=_words("attest.code"))


def _fact(name: str, *lines: str) -> Fact:
    return Fact(_words(f"attest.{name}"), tuple(line for told in lines for line in told.splitlines()))


def _words(key: str, **values: Any) -> str:
    return texts.t(key, **values).unescape().replace("<br>", "\n")

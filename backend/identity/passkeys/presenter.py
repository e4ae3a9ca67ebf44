"""From rows to what « Mes clés d’accès » shows."""

from collections.abc import Sequence
from datetime import date, datetime

from backend.identity.passkeys import rules, views
from backend.identity.passkeys.schemas import Happened, Mine
from backend.identity.passkeys.service import about
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import inside_day_words, local, time_words
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken


def keys(ring: KeyRing, mine: Sequence[Mine], happened: Sequence[Happened], zone: str, done: str = "") -> views.Keys:
    moment = now()
    today = local(moment, zone).date()
    return views.Keys(
        keys=tuple(_key(ring, one, zone, moment) for one in mine),
        happened=tuple(
            views.Happened(
                kind=one.kind,
                name=_name(ring, one.kek_id, one.wrapped, about(one.passkey)),
                when=_when(one.at, zone, today),
                where=str(texts.t("devices.unnamed")) if one.label == "?" else one.label,
                here=one.here,
            )
            for one in happened
        ),
        full=len(mine) >= rules.MOST,
        done=done if done in views.DONE else "",
    )


def _key(ring: KeyRing, one: Mine, zone: str, moment: datetime) -> views.Key:
    today = local(moment, zone).date()
    waits = one.usable_from > moment
    return views.Key(
        id=str(one.id),
        name=_name(ring, one.kek_id, one.wrapped, about(one.id)),
        added=_when(one.created_at, zone, today),
        last=_when(one.last_used_at, zone, today) if one.last_used_at else "",
        waits_until=_when(one.usable_from, zone, today) if waits else "",
        doubtful=one.suspect_at is not None,
    )


def _name(ring: KeyRing, kek_id: str, wrapped: bytes, place: bytes) -> str:
    """Of one whose key-encryption key is no more, a word of ours: she can still take it away."""
    try:
        return ring.unwrap(kek_id, wrapped, place).decode()
    except Broken:
        return str(texts.t("keys.unnamed"))


def _when(at: datetime, zone: str, today: date) -> str:
    here = local(at, zone)
    return f"{inside_day_words(here.date(), today)} {time_words(here)}"

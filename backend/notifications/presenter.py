"""From what a person chose to what « Me prévenir » shows."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from backend.kit.keyring import KeyRing
from backend.kit.mail_addresses import masked
from backend.kit.sealing import Broken
from backend.notifications.choosing import About, Chosen
from backend.notifications.mailboxes import Kept
from backend.notifications.news import Helped
from backend.notifications.views import Group, Mail, Tick


def mail(ring: KeyRing, kept: Kept | None, *, configured: bool) -> Mail | None:
    """None where nobody is written to. An address that is there can always be taken away."""
    if kept is None:
        return Mail("none") if configured else None
    return Mail("refused" if kept.refused else "on" if kept.confirmed else "waiting", shown(ring, kept))


def shown(ring: KeyRing, kept: Kept) -> str:
    """Masked; of one whose key is no more, dots."""
    try:
        return masked(kept.opened(ring).address)
    except Broken:
        return "•••"


def groups(chosen: Chosen, helped: Sequence[Helped], offered: Mapping[str, About]) -> tuple[Group, ...]:
    """Hers first, then one for each person whom she helps."""
    names = {one.subject: one.given_name for one in helped}
    return tuple(
        Group(
            tuple(Tick(name, about[1], chosen.wants(about)) for name, about in these),
            names.get(subject, ""),
        )
        for subject, these in groupby(offered.items(), key=lambda one: one[1][0])
    )

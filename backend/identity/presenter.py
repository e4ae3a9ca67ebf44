"""What the sign-in pages show, in words."""

from collections.abc import Container, Iterable
from datetime import date, datetime
from urllib.parse import quote

from backend.identity import device_views, views
from backend.identity.sign_ins import Device, Entry
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import local, near_day_words, time_words

PROVIDER_NAMES = {
    "franceconnect-plus": "FranceConnect+",
    "franceconnect": "FranceConnect",
    "prosanteconnect": "Pro Santé Connect",
}

ABOUT = {
    "franceconnect-plus": "https://franceconnect.gouv.fr/france-connect-plus",
    "franceconnect": "https://franceconnect.gouv.fr/",
}
SURE = "franceconnect-plus"
"""The provider that proves somebody with two proofs, at once."""


def _url(provider: str, next_page: str) -> str:
    return f"/entrer/{provider}" + (f"?retour={quote(next_page, safe='/')}" if next_page != "/" else "")


def ways_of_people(next_page: str) -> tuple[views.Way, ...]:
    card = views.Way(slug="card", url=_url("carte", next_page), icon="card")
    states = (
        views.Way(slug=slug, url=_url(slug, next_page), about_url=ABOUT[slug])
        for slug in ("franceconnect-plus", "franceconnect")
    )
    return (*states, card)


def offered(ways: Iterable[views.Way], parties: Container[str]) -> tuple[views.Way, ...]:
    """FranceConnect+ is for whoever was granted it: without it, the others are offered alone."""
    return tuple(way for way in ways if way.slug != "franceconnect-plus" or way.slug in parties)


def ways_of_staff(next_page: str) -> tuple[views.Way, ...]:
    staff_page = next_page if next_page != "/" else "/equipe"
    return (views.Way(slug="prosanteconnect", url=_url("prosanteconnect", staff_page), icon="card"),)


def ways_of_proof(*, retour: str = "/", step_up: str = "", staff: bool = False) -> tuple[views.Way, ...]:
    """The providers that prove somebody well enough for what she asked; in a house, that of the staff."""
    if staff:
        return (views.Way(slug="prosanteconnect", url=f"/entrer/prosanteconnect?preuve={step_up}", icon="card"),)
    url = f"/entrer/{SURE}?preuve={step_up}" if step_up else _url(SURE, retour)
    return (views.Way(slug=SURE, url=url),)


def devices_view(devices: Iterable[Device], zone: str, *, cut: bool, said: bool = False) -> device_views.Devices:
    today = local(now(), zone).date()
    shown = tuple(
        device_views.Device(
            id=str(d.id),
            name=device_name(d.label),
            since=moment(d.began_at, zone, today),
            last=moment(d.seen_at, zone, today),
            here=d.is_this_one,
            own=d.is_own,
        )
        for d in devices
    )
    return device_views.Devices(devices=shown, cut=cut, said=said)


def entries_view(rows: Iterable[Entry], zone: str) -> device_views.Entries:
    today = local(now(), zone).date()
    return device_views.Entries(tuple(_entry(row, moment(row.began_at, zone, today)) for row in rows))


def _entry(row: Entry, when: str) -> device_views.Entry:
    return device_views.Entry(
        when=when, means=row.means, device=device_name(row.label), here=row.is_this_one, helped=row.helped
    )


def device_name(label: str) -> str:
    return str(texts.t("devices.unnamed")) if label == "?" else label


def moment(at: datetime, zone: str, today: date) -> str:
    here = local(at, zone)
    return f"{near_day_words(here.date(), today).lower()} {time_words(here)}"

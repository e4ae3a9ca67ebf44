"""What surrounds a page: whose it is, who helps, which house. One statement."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from backend.db.compiled import Connection
from backend.kit import texts
from backend.kit.dates import PARIS
from backend.kit.errors import NotFound
from backend.kit.shell import Acting, Desk, Help, Outbox
from backend.people import queries
from backend.people.houses.categories import word_of
from backend.people.schemas import ActingFor, Around


def initials(name: str) -> str:
    words = [w for w in name.replace("Madame", "").replace("Monsieur", "").split() if w[0].isupper()]
    return "".join(w[0] for w in words[:2])


async def of_person(sql: Connection) -> tuple[dict[str, Any], str]:
    """For a usager's page: what the shell needs, and the time zone in which to tell the hours."""
    around = await queries.AROUND.one(sql)
    if around is None:
        raise NotFound
    told = {"person": around.given_name, "space": "usager", "house": around.house, "help": help_of(around)}
    return told | device_of(around) | at_home(around.categories), around.time_zone or PARIS


def device_of(told: Around | ActingFor) -> dict[str, Any]:
    """What may be kept on the device, and what it needs to seal that."""
    outbox = Outbox(str(told.outbox_id), told.outbox_key if told.own_device else "") if told.outbox_key else None
    return {"shared": not told.own_device, "outbox": outbox}


def at_home(codes: Iterable[str | None]) -> dict[str, str]:
    """What people say of houses of these codes in the register: for the page and each sentence from here on."""
    word = word_of(codes)
    texts.speak_at(word)
    return {"at_home": word} if word else {}


def help_of(around: Around) -> Help | None:
    if around.team is None:
        return None
    name = around.face or around.team
    return Help(
        name=name,
        first=name,
        role=around.role or around.house or "",
        initials=initials(name),
        hours=around.hours or "",
        phone=around.phone,
        write_url="/messages/ecrire",
    )


async def of_aidant(sql: Connection, person: UUID) -> tuple[dict[str, Any], str]:
    """For a page where one acts for somebody: the banner, the way home, and the time zone of that person's house."""
    told = await queries.ACTING_FOR.one(sql)
    if told is None:
        raise NotFound
    return of_acting(told, person), told.time_zone


async def of_adding(sql: Connection, person: UUID) -> tuple[dict[str, Any], bool]:
    """The same, and whether one may add papers of that person."""
    told = await queries.ADDING_FOR.one(sql)
    if told is None:
        raise NotFound
    return of_acting(told, person), told.adds


def of_acting(told: ActingFor, person: UUID) -> dict[str, Any]:
    acting = Acting(
        person=told.their_given_name,
        initials=initials(f"{told.their_given_name} {told.their_family_name}"),
        my_initials=initials(f"{told.given_name} {told.family_name}"),
    )
    shell = {"person": told.given_name, "space": "aidant", "acting": acting, "home": f"/pour/{person}"}
    return shell | device_of(told) | at_home(told.categories)


async def of_desk(sql: Connection, establishment_id: UUID, place: str) -> tuple[dict[str, Any], str]:
    """For a page of the staff: the house, which entry of the menu is open, her duties, and the time zone."""
    house = await queries.HOUSE.one(sql, id=establishment_id)
    if house is None:
        raise NotFound
    desk = Desk(
        url=f"/equipe/{establishment_id}",
        house=house.name,
        place=place,
        duties=frozenset(house.duties),
        to_identify=house.to_identify or 0,
    )
    told = {"person": house.name, "space": "staff", "house": house.name, "desk": desk}
    return told | {"shared": not house.own_device} | at_home([house.category]), house.time_zone

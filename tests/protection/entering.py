"""Measures as a house enters them: one member enters, another checks."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from backend.demo import making
from tests.entrusting.giving import says_her_code
from tests.evidence.proving import added, opens
from tests.people.members.deciding import decides, plain

PARIS = ZoneInfo("Europe/Paris")
TODAY = datetime.now(PARIS).date()
LATER = TODAY + timedelta(days=400)
NEWEST = "select id from measure where dossier_id = $1 order by entered_at desc, id limit 1"
__all__ = [
    "LATER",
    "TODAY",
    "ago",
    "checks",
    "enters",
    "form",
    "helper",
    "in_force",
    "newest",
    "place",
    "plain",
    "stops",
]


def ago(days=0):
    """A day, so many days ago, as people type it."""
    return (datetime.now(PARIS).date() - timedelta(days=days)).strftime("%d/%m/%Y")


def place(somebody):
    return f"/personnes/{somebody.dossier}/protection"


async def two_who_enrol(cast, house):
    """Madame Grondin enters, Monsieur Fontaine checks."""
    who = (("Anne", "Grondin", "Madame Grondin"), ("Paul", "Fontaine", "Monsieur Fontaine"))
    return [await decides(cast, *one, ("enrolment",), "accueil", house) for one in who]


def form(measure, **more):
    days = {"decision": ago(40), "debut": ago(30), "fin": ago(-400)}
    return {"mesure": measure, **days, "preuve": "judgment", "prevenue": "on"} | more


async def enters(desk, somebody, measure, holder=None, **more):
    """The page that answers; the holder says her code at the desk."""
    if holder is not None:
        more["code"] = await says_her_code(holder)
    return await desk.sends(place(somebody), **form(measure, **more))


async def newest(cast, somebody):
    return await cast.sql.fetchval(NEWEST, somebody.dossier)


async def in_force(cast, desks, somebody, measure, holder=None, **more):
    """Entered by one, checked by the other: the id of the measure."""
    page = await enters(desks[0], somebody, measure, holder, **more)
    assert page.status_code == 200, plain(page)
    made = await newest(cast, somebody)
    await checks(cast, desks, somebody, made)
    return made


async def checks(cast, desks, somebody, made):
    """One adds the judgment, the other opens it and checks."""
    await added(cast, desks[0], made)
    await opens(desks[1], made)
    page = await desks[1].sends(f"{place(somebody)}/{made}/verifier")
    assert "C’est vérifié" in plain(page), plain(page)


async def stops(desk, somebody, measure, why="ended", day=""):
    return await desk.sends(f"{place(somebody)}/{measure}/fin", pourquoi=why, jour=day)


async def helper(cast, given, family):
    """Somebody with an account and nothing else."""
    person = await making.person(cast.sql, given, family)
    return await cast.signed_in(person=person, name=given)

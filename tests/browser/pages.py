"""Name → template, shell and view: every page in its states, for rendering, axe and pictures."""

from msgspec import Struct
from msgspec.structs import replace

from backend.audit.views import Look, LookDay, Looked, Visit, Who
from backend.documents.list_schemas import Wanted
from backend.identity import device_views
from backend.identity import views as identity
from backend.identity.presenter import ways_of_people
from backend.kit.forms import Form
from backend.kit.shell import Acting, Shell
from backend.people.views import People, PersonRow, Situations, Workplace
from backend.reading.rules import Reading
from backend.web import views as web
from backend.web.catalogue import catalogue
from tests.browser import aidant_pages, paper_pages
from tests.browser import samples as s
from tests.browser.appointment_pages import appointments
from tests.browser.away_pages import away
from tests.browser.bringing_pages import bringing
from tests.browser.card_pages import cards
from tests.browser.dossier_pages import dossiers
from tests.browser.enrolment_pages import enrolment
from tests.browser.evidence_pages import evidence
from tests.browser.hours_pages import hours
from tests.browser.identity_desk_pages import identity_desk
from tests.browser.key_pages import keys
from tests.browser.leaving_pages import leaving
from tests.browser.list_pages import lists
from tests.browser.member_pages import members
from tests.browser.message_pages import messages
from tests.browser.openings_pages import openings
from tests.browser.people_identity_pages import people_identities
from tests.browser.proof_pages import proofs
from tests.browser.protection_pages import protection
from tests.browser.rights_pages import rights
from tests.browser.secrecy_pages import secrecy
from tests.browser.team_pages import team_messages
from tests.browser.told_pages import told
from tests.browser.vouching_pages import vouchings
from tests.browser.ways_pages import ways
from tests.browser.word_pages import words

Page = tuple[str, Shell, Struct | None]
PEOPLE = ways_of_people("/")
PSC = identity.Way(slug="prosanteconnect", url="/entrer/prosanteconnect", icon="card")
HERE = device_views.Device(
    id="a",
    name="Téléphone Android, Chrome",
    since="lundi 2 novembre 2026",
    last="aujourd’hui à 9 heures",
    here=True,
)
TABLET = device_views.Device(
    id="b",
    name="Tablette du foyer, Firefox",
    since="vendredi 20 novembre 2026",
    last="hier à 18 heures",
)


def _frame() -> dict[str, Page]:
    home = web.Home(new_papers=1, new_messages=1, lookers=3, devices=2)
    acting = Acting(person="David", initials="DM", my_initials="PM")
    errors = {
        f"error-{kind}": (
            "pages/web/error.html",
            s.usager("/papiers"),
            web.ErrorPage(kind=kind, reference="K7R4-2MXP", retry_url="/papiers"),
        )
        for kind in web.KINDS
    }
    again = web.Again(url="/messages/ecrire", fields=(("key", "1"), ("quoi", "other")), words="Bonjour,\nmerci.")
    given_back = {
        f"error-words-kept-{kind}": (
            "pages/web/error.html",
            s.public("/messages/ecrire"),
            web.ErrorPage(kind=kind, reference="K7R4-2MXP", again=again),
        )
        for kind in ("too_fast", "away_sent", "unsure")
    } | {
        "error-opened": (
            "pages/web/error.html",
            s.staff(f"{s.TEAM}/rendez-vous/1", "personnes"),
            web.ErrorPage(kind="opened", reference="K7R4-2MXP", again=again, first_url=f"{s.TEAM}/beaucoup"),
        )
    }
    public = s.public("/catalogue")
    return {
        "home": ("pages/web/home.html", s.usager("/"), home),
        "home-nothing": ("pages/web/home.html", s.usager("/"), web.Home()),
        "home-papers": ("pages/web/home.html", s.usager("/"), web.Home(new_papers=2)),
        "home-messages": ("pages/web/home.html", s.usager("/"), web.Home(new_messages=12)),
        "home-card": ("pages/web/home.html", s.usager("/"), web.Home(card_changed=True, card_codes=3)),
        "home-ways": ("pages/web/home.html", s.usager("/"), web.Home(ways_changed=True)),
        "home-keys": ("pages/web/home.html", s.usager("/"), web.Home(keys_changed=True)),
        "home-whose": ("pages/web/home.html", s.usager("/"), web.Home(whose_device=True)),
        "home-acting": ("pages/web/home.html", s.usager("/", acting=acting), home),
        "settings": ("pages/web/settings.html", s.public("/reglages"), web.Settings(back="/papiers")),
        **{
            f"settings-{done}": (
                "pages/web/settings.html",
                s.public("/reglages"),
                web.Settings(done=done, hers=True, chosen=Reading(face="lexend", pictograms=False, voice="Amélie")),
            )
            for done in ("kept", "before")
        },
        "offline": ("pages/web/offline.html", s.public("/hors-ligne"), None),
        "install": ("pages/web/install.html", s.public("/installer"), None),
        "somebody-else": ("pages/web/somebody_else.html", s.public("/parler"), None),
        "catalogue": ("pages/web/catalogue.html", public, catalogue(public)),
        **errors,
        **given_back,
    }


def _identity() -> dict[str, Page]:
    enter, public = "pages/identity/enter.html", s.public("/entrer")
    refused = {
        f"refused-{reason}": (
            "pages/identity/refused.html",
            public,
            identity.Refused(reason=reason, reference="K7R4-2MXP"),
        )
        for reason in identity.REASONS
    }
    return {
        "enter": (enter, public, identity.Enter(ways=PEOPLE, staff_ways=(PSC,))),
        **{
            f"enter-{notice}": (enter, public, identity.Enter(ways=PEOPLE, notice=notice))
            for notice in ("expired", "locked", "needed", "failed")
        },
        "helped": ("pages/identity/helped.html", public, None),
        "at-work": ("pages/identity/at_work.html", public, identity.Enter(ways=(), staff_ways=(PSC,))),
        "goodbye": ("pages/identity/goodbye.html", public, identity.Goodbye()),
        "goodbye-shared": (
            "pages/identity/goodbye.html",
            public,
            identity.Goodbye(provider="FranceConnect", provider_url="/fin", shared=True),
        ),
        "devices": (
            "pages/identity/devices.html",
            s.usager("/appareils"),
            device_views.Devices(devices=(HERE, TABLET)),
        ),
        "devices-said": (
            "pages/identity/devices.html",
            s.usager("/appareils"),
            device_views.Devices(devices=(replace(HERE, own=True), TABLET), said=True),
        ),
        "devices-cut": (
            "pages/identity/devices.html",
            s.usager("/appareils"),
            device_views.Devices(devices=(HERE,), cut=True, keys_changed=True),
        ),
        **refused,
    }


def _people(rows: tuple[PersonRow, ...], form: Form[Wanted] | None = None, *, more: bool = False) -> People:
    looked = form or Form(Wanted)
    return People(house=s.HOUSE, url=f"{s.TEAM}/personnes", rows=rows, form=looked, more=more)


def _others() -> dict[str, Page]:
    reading = Look(what="paper", title="Lettre de l’hôpital", at="à 9 heures 10", paper_url="/papiers/1")
    list_seen = Look(what="list", at="à 9 heures 9")
    mine = Look(what="hidden", title="Radio du poignet", at="à 8 heures 30", paper_url="/papiers/3")
    days = (
        LookDay(
            name="Aujourd’hui",
            visits=(
                Visit(who=s.MARTIN, looks=(reading, list_seen), why="Elle prépare vos soins."),
                Visit(who=Who(name="Vous", role="", initials="DM"), looks=(mine,), mine=True),
                Visit(who=s.PAULA, looks=(list_seen,), urgent=True),
            ),
        ),
        LookDay(name="Hier", visits=(Visit(who=s.MARTIN, looks=(Look(what="messages", at="à 8 heures"),)),)),
    )
    people = (
        PersonRow(
            name="David Morel",
            initials="DM",
            unit="Foyer, 1er étage",
            papers_url=f"{s.TEAM}/personnes/1/papiers",
            messages_url=f"{s.TEAM}/messages/7",
        ),
        PersonRow(
            name="Jeanne Robert",
            initials="JR",
            unit="Foyer, rez-de-chaussée",
            papers_url=f"{s.TEAM}/personnes/2/papiers",
        ),
    )
    desk = s.staff("/equipe/personnes", "personnes")
    where = (Workplace(id="1", name=s.HOUSE, here=True), Workplace(id="2", name="IME Les Pins"))
    asked = tuple(replace(place, here=False) for place in where)
    ou, door = "pages/people/situations.html", s.usager("/equipe/ou")
    return {
        "situations": (ou, door, Situations(places=asked)),
        "situations-chosen": (ou, door, Situations(places=where)),
        "looked": (
            "pages/audit/looked.html",
            s.usager("/acces"),
            Looked(people=2, days=days, older_url="/acces?avant=2026-11-20"),
        ),
        "looked-empty": ("pages/audit/looked.html", s.usager("/acces"), Looked(people=0, days=())),
        "people": ("pages/people/list.html", desk, _people(people)),
        "people-empty": ("pages/people/list.html", desk, _people(())),
        "people-found": ("pages/people/list.html", desk, _people(people, Form(Wanted, {"cherche": "mor"}))),
        "people-many": ("pages/people/list.html", desk, _people(people, Form(Wanted, {"cherche": "m"}), more=True)),
        "people-none": ("pages/people/list.html", desk, _people((), Form(Wanted, {"cherche": "zoé"}))),
        "people-wrong": ("pages/people/list.html", desk, _people((), Form(Wanted, {"cherche": ""}))),
    }


PAGES: dict[str, Page] = {
    **_frame(),
    **_identity(),
    **paper_pages.pages(),
    **aidant_pages.pages(),
    **vouchings(),
    **ways(),
    **messages(),
    **team_messages(),
    **_others(),
    **rights(),
    **told(),
    **hours(),
    **members(),
    **leaving(),
    **dossiers(),
    **away(),
    **protection(),
    **secrecy(),
    **identity_desk(),
    **people_identities(),
    **openings(),
    **words(),
    **keys(),
    **proofs(),
    **bringing(),
    **evidence(),
    **cards(),
    **appointments(),
    **lists(),
    **enrolment(),
}

"""Name → template, shell and view: every page in its states, for rendering, axe and pictures."""

from msgspec import Struct

from backend.audit.views import Look, LookDay, Looked
from backend.documents import views as documents
from backend.documents.views import FAMILIES, Month, Papers
from backend.identity import views as identity
from backend.messaging import views as messaging
from backend.messaging.views import Blank, StaffRow, ThreadRow
from backend.people.views import People, PersonRow
from backend.web import views as web
from backend.web.catalogue import catalogue
from backend.web.shell import Acting, Shell
from tests.browser import samples as s

Page = tuple[str, Shell, Struct | None]

FRANCECONNECT = identity.Way(slug="franceconnect", url="/entrer/franceconnect")
PSC = identity.Way(slug="prosanteconnect", url="/entrer/prosanteconnect", icon="card")
HERE = identity.Device(
    id="a", name="Téléphone Android, Chrome", since="lundi 2 novembre 2026",
    last="aujourd’hui à 9 heures", here=True,
)
TABLET = identity.Device(
    id="b", name="Tablette du foyer, Firefox", since="vendredi 20 novembre 2026",
    last="hier à 18 heures",
)


def _frame() -> dict[str, Page]:
    home = web.Home(new_papers=1, new_messages=1, lookers=3, devices=2)
    acting = Acting(person="David", initials="DM", my_initials="PM", stop_url="/pour/arreter")
    errors = {
        f"error-{kind}": (
            "pages/web/error.html",
            s.usager("/papiers"),
            web.ErrorPage(kind=kind, reference="K7R4-2MXP", retry_url="/papiers"),
        )
        for kind in web.KINDS
    }
    public = s.public("/catalogue")
    return {
        "home": ("pages/web/home.html", s.usager("/"), home),
        "home-nothing": ("pages/web/home.html", s.usager("/"), web.Home()),
        "home-papers": ("pages/web/home.html", s.usager("/"), web.Home(new_papers=2)),
        "home-messages": ("pages/web/home.html", s.usager("/"), web.Home(new_messages=12)),
        "home-acting": ("pages/web/home.html", s.usager("/", acting=acting), home),
        "settings": ("pages/web/settings.html", s.usager("/reglages"), web.Settings()),
        "settings-saved": (
            "pages/web/settings.html", s.usager("/reglages"), web.Settings(saved=True),
        ),
        "offline": ("pages/web/offline.html", s.public("/hors-ligne"), None),
        "install": ("pages/web/install.html", s.public("/installer"), None),
        "catalogue": ("pages/web/catalogue.html", public, catalogue(public)),
        **errors,
    }


def _identity() -> dict[str, Page]:
    enter, public = "pages/identity/enter.html", s.public("/entrer")
    refused = {
        f"refused-{reason}": (
            "pages/identity/refused.html", public,
            identity.Refused(reason=reason, reference="K7R4-2MXP"),
        )
        for reason in identity.REASONS
    }
    return {
        "enter": (enter, public, identity.Enter(ways=(FRANCECONNECT,), staff_ways=(PSC,))),
        **{
            f"enter-{notice}": (enter, public, identity.Enter(ways=(FRANCECONNECT,), notice=notice))
            for notice in ("expired", "needed", "failed")
        },
        "goodbye": ("pages/identity/goodbye.html", public, identity.Goodbye()),
        "goodbye-shared": (
            "pages/identity/goodbye.html", public,
            identity.Goodbye(provider="FranceConnect", provider_url="/fin", shared=True),
        ),
        "devices": (
            "pages/identity/devices.html", s.usager("/appareils"),
            identity.Devices(devices=(HERE, TABLET)),
        ),
        "devices-cut": (
            "pages/identity/devices.html", s.usager("/appareils"),
            identity.Devices(devices=(HERE,), cut=True),
        ),
        **refused,
    }


def _documents() -> dict[str, Page]:
    shell, index, show = s.usager("/papiers"), "pages/documents/index.html", "pages/documents/show.html"
    months = (
        Month(name="Novembre 2026", papers=(s.PRESCRIPTION, s.XRAY)),
        Month(name="Septembre 2026", papers=(s.PROJECT,)),
    )
    hide = documents.Hide(
        id="3", title="Radio du poignet", day="mercredi 18 novembre 2026",
        family=FAMILIES["imaging"],
        loses=("L’équipe du foyer", "Les soignants hors de l’hôpital"),
        keeps=("Vous", "Paula, votre sœur", "L’hôpital Saint-Jean"),
    )
    photo = s._paper(body=None, what=(), readers=(s.DAVID,), can_hide=False)
    return {
        "papers": (
            index, shell,
            Papers(count=4, to_read=(s.LETTER,), months=months, older_url="/papiers?avant=2026-09"),
        ),
        "papers-empty": (index, shell, Papers(count=0)),
        "paper": (show, shell, s._paper()),
        "paper-hidden": (
            show, shell,
            s._paper(hidden=True, hidden_since="depuis samedi 21 novembre 2026", notice="hidden"),
        ),
        "paper-shown": (show, shell, s._paper(notice="shown", house=s.HOUSE)),
        "paper-photo": (show, shell, photo),
        "hide": ("pages/documents/hide.html", shell, hide),
        "staff-papers": (
            "pages/documents/staff_list.html", s.staff("/equipe", "personnes"),
            documents.StaffPapers(person=s.DAVID_FOR_STAFF, rows=(s.LETTER, s.PRESCRIPTION)),
        ),
        "staff-papers-empty": (
            "pages/documents/staff_list.html", s.staff("/equipe", "personnes"),
            documents.StaffPapers(person=s.DAVID_FOR_STAFF, rows=()),
        ),
        "staff-paper": (
            "pages/documents/staff_show.html", s.staff("/equipe", "personnes"),
            documents.StaffPaper(
                person=s.DAVID_FOR_STAFF, back_url="/equipe", title="Lettre de l’hôpital",
                origin="Hôpital Saint-Jean", day="20 novembre 2026", family=FAMILIES["hospital"],
                body=s.LETTER_BODY,
            ),
        ),
    }


def _messages() -> dict[str, Page]:
    shell, desk = s.usager("/messages"), s.staff("/equipe/messages", "messages")
    rows = (
        ThreadRow(
            url="/messages/7", title="Mon poignet", icon="pain", last="Madame Martin a écrit",
            day="samedi 21 novembre", new=1,
        ),
        ThreadRow(
            url="/messages/5", title="Mes papiers", icon="help", last="Vous avez écrit",
            day="mardi 3 mars", house=s.HOUSE,
        ),
    )
    waiting = StaffRow(
        url=f"{s.TEAM}/messages/7", name="David Morel", initials="DM", title="Mon poignet",
        when="9 h 32", mark="wait", mark_words="Réponse promise lundi avant midi",
    )
    late = StaffRow(
        url=f"{s.TEAM}/messages/2", name="Jeanne Robert", initials="JR",
        title="Question sur l’ordonnance", when="jeudi", mark="late",
        mark_words="Attend depuis 2 jours. Promis : 24 heures",
    )
    done = StaffRow(
        url=f"{s.TEAM}/messages/1", name="Louis Caron", initials="LC", title="Transport de mardi",
        when="hier", mark="ok", mark_words="Karim Benali a répondu",
    )
    write, show = "pages/messaging/write.html", "pages/messaging/show.html"
    sent = messaging.Sent(
        to=s.MARTIN, when="Samedi 21 novembre 2026 à 10 heures 5.", answers=s.ANSWERS,
        thread_url="/messages/7", reference="K7R4-2MXP", undo_url="/messages/7/annuler",
    )
    staff_thread, inbox = "pages/messaging/staff_thread.html", "pages/messaging/inbox.html"
    return {
        "messages": ("pages/messaging/index.html", shell, messaging.Threads(rows=rows, new=1)),
        "messages-empty": ("pages/messaging/index.html", shell, messaging.Threads(rows=())),
        "thread": (show, shell, s._thread(Blank())),
        "thread-wrong": (show, shell, s._thread(s.WRONG)),
        "thread-again": (show, shell, s._thread(Blank({"mots": "Merci"}, {"form": "again"}))),
        "write": (write, shell, s._write(Blank())),
        "write-paper": (write, shell, s._write(Blank({"quoi": "pain"}), s.LINK)),
        "write-wrong": (write, shell, s._write(s.ALL_WRONG, s.LINK)),
        "sent": ("pages/messaging/sent.html", shell, sent),
        "inbox": (
            inbox, desk,
            messaging.Inbox(team="équipe soins", late=(late,), waiting=(waiting,), answered=(done,)),
        ),
        "inbox-empty": (inbox, desk, messaging.Inbox(team="équipe soins")),
        "staff-thread": (staff_thread, desk, s._staff_thread(Blank(), "sent")),
        "staff-thread-wrong": (staff_thread, desk, s._staff_thread(s.WRONG)),
    }


def _others() -> dict[str, Page]:
    reading = Look(who=s.MARTIN, what="paper", title="Lettre de l’hôpital", at="à 9 heures 10",
                   paper_url="/papiers/1", why="Elle prépare vos soins.")
    list_seen = Look(who=s.PAULA, what="list", at="à 18 heures", urgent=True)
    days = (
        LookDay(name="Aujourd’hui", looks=(reading, list_seen)),
        LookDay(name="Hier", looks=(Look(who=s.MARTIN, what="messages", at="à 8 heures"),)),
    )
    people = (
        PersonRow(name="David Morel", initials="DM", unit="Foyer, 1er étage",
                  papers_url=f"{s.TEAM}/personnes/1/papiers", messages_url=f"{s.TEAM}/messages/7"),
        PersonRow(name="Jeanne Robert", initials="JR", unit="Foyer, rez-de-chaussée",
                  papers_url=f"{s.TEAM}/personnes/2/papiers"),
    )
    desk = s.staff("/equipe/personnes", "personnes")
    return {
        "looked": ("pages/audit/looked.html", s.usager("/acces"),
                   Looked(people=2, days=days, older_url="/acces?avant=2026-11-20")),
        "looked-empty": ("pages/audit/looked.html", s.usager("/acces"), Looked(people=0, days=())),
        "people": ("pages/people/list.html", desk, People(house=s.HOUSE, rows=people)),
        "people-empty": ("pages/people/list.html", desk, People(house=s.HOUSE, rows=())),
    }


PAGES: dict[str, Page] = {
    **_frame(), **_identity(), **_documents(), **_messages(), **_others(),
}

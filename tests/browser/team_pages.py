"""The pages of a team about messages, in their states."""

from backend.messaging.desk_views import (
    Colleague,
    Holding,
    Inbox,
    Mark,
    Note,
    Notes,
    Notice,
    ReadyLink,
    ReadyLinks,
    StaffList,
    StaffRow,
    StaffThread,
)
from backend.messaging.views import PaperLink
from tests.browser import samples as s

PROMISED = Mark("wait", "Réponse promise pour lundi 23 novembre 2026 à 12 heures")
LATE = Mark("late", "Attend depuis jeudi 19 novembre 2026 à 9 heures. Promis : hier à 9 heures")
KARIM = "Karim Benali s’en occupe."
COLLEAGUES = (Colleague("1", "Karim Benali"), Colleague("2", "Madame Hoareau"))
FREE = Holding(mine=False, words="Personne pour le moment.", colleagues=COLLEAGUES)
MINE = Holding(mine=True, words="Vous vous en occupez.", holder_id="3", colleagues=COLLEAGUES)
HIS = Holding(mine=False, words=KARIM, holder_id="1", colleagues=COLLEAGUES)

NOTE_WRONG = s.Blank({"note": ""}, {"note": "missing"})
NOTES = Notes(
    form=s.Blank({"note": "Je l’appelle demain."}),
    rows=(
        Note(author="Karim Benali", written="éducateur, hier à 9 heures", initials="KB", lines=("Il dort mal.",)),
        Note(author="Madame Martin", written="infirmière, lundi", initials="SM", lines=("Vu ce matin.", "À revoir.")),
    ),
    older_url=f"{s.TEAM}/messages/7?notes=2026-11-20#notes",
)


READY = ReadyLinks(
    rows=(
        ReadyLink("Je viens vous voir", f"{s.TEAM}/messages/7?modele=je-viens#mots"),
        ReadyLink("J’appelle le médecin", f"{s.TEAM}/messages/7?modele=medecin#mots"),
    )
)


def _row(name, initials, title, when, mark, holder=""):
    url = f"{s.TEAM}/messages/7"
    return StaffRow(url=url, name=name, initials=initials, title=title, when=when, mark=mark, holder=holder)


def _lists():
    late = _row("Jeanne Robert", "JR", "Question sur l’ordonnance", "Jeudi 19 novembre", LATE, KARIM)
    free = _row("David Morel", "DM", "Mon poignet", "à 9 heures 32", PROMISED)
    mine = _row("Amina Bensaïd", "AB", "Vaccin grippe", "à 8 heures 15", PROMISED, "Vous vous en occupez.")
    done = _row("Louis Caron", "LC", "Transport de mardi", "Hier", Mark("ok", "Karim Benali a répondu"))
    more = f"{s.TEAM}/messages?liste=attente&avant=2026-11-20&apres=1"
    return (
        StaffList(name="retard", rows=(late,)),
        StaffList(name="prendre", rows=(free,)),
        StaffList(name="moi", rows=(mine,)),
        StaffList(name="attente", rows=(done,), next_url=more),
    )


def staff_thread(form, **more):
    known = {
        "url": f"{s.TEAM}/messages/7",
        "back_url": f"{s.TEAM}/messages",
        "person": s.DAVID_FOR_STAFF,
        "title": "Mon poignet",
        "readers": "David, Paula (sœur), équipe soins",
        "days": s.STAFF_DAYS,
        "form": form,
        "holding": FREE,
        "notes": Notes(form=s.Blank()),
        "ready": READY,
        "owed": PROMISED,
        "paper": PaperLink(id="1", url=f"{s.TEAM}/papiers/1", title="Lettre de l’hôpital"),
    }
    return StaffThread(**{**known, **more})


def team_messages():
    desk = s.staff("/equipe/messages", "messages")
    thread, inbox = "pages/messaging/staff_thread.html", "pages/messaging/inbox.html"
    taken, refused = (
        Notice("ok", "Vous vous occupez de ce message"),
        Notice("late", f"{KARIM} Vous pouvez répondre aussi."),
    )
    rest = Inbox(teams="équipe soins", lists=_lists()[3:], back_url=f"{s.TEAM}/messages")
    return {
        "inbox": (inbox, desk, Inbox(teams="équipe soins", lists=_lists())),
        "inbox-rest": (inbox, desk, rest),
        "inbox-empty": (inbox, desk, Inbox(teams="")),
        "staff-thread": (thread, desk, staff_thread(s.Blank())),
        "staff-thread-mine": (thread, desk, staff_thread(s.Blank(), holding=MINE, notice=taken)),
        "staff-thread-ready": (thread, desk, staff_thread(s.Blank({"mots": "Bonjour David.\nJe viens vous voir."}))),
        "staff-thread-notes": (thread, desk, staff_thread(s.Blank(), notes=NOTES)),
        "staff-thread-note-wrong": (thread, desk, staff_thread(s.Blank(), notes=Notes(form=NOTE_WRONG))),
        "staff-thread-late": (thread, desk, staff_thread(s.Blank(), holding=HIS, owed=LATE, notice=refused)),
        "staff-thread-wrong": (thread, desk, staff_thread(s.WRONG, owed=None)),
    }

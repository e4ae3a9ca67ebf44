"""The pages of a person about messages, in their states."""

from msgspec import structs

from backend.messaging import finding_views, views, writing_views
from backend.messaging.views import ThreadRow
from tests.browser import samples as s

NEW = ThreadRow(
    url="/messages/7", title="Mon poignet", icon="pain", last="Madame Martin a écrit", day="samedi 21 novembre", new=1
)
OLD = ThreadRow(
    url="/messages/5",
    title="Mes papiers",
    icon="help",
    last="Vous avez écrit",
    day="mardi 3 mars",
    house=s.HOUSE,
    only="Seulement Madame Martin",
)
SENT = writing_views.Sent(
    to=s.MARTIN,
    when="Samedi 21 novembre 2026 à 10 heures 5.",
    answers=s.ANSWERS,
    thread_url="/messages/7",
    reference="K7R4-2MXP",
    undo_url="/messages/7/envoye/1/annuler",
    seconds=10,
)
REFUSED = structs.replace(SENT, undo_url="", seconds=0, read=True, refused="read")

CHOOSE = finding_views.Choose(
    rows=(
        finding_views.Choice(url="/messages/ecrire?seulement=1", words="Seulement à Madame Martin", role="infirmière"),
    )
)
FOUND = finding_views.Found(
    form=s.Blank({"cherche": "poignet"}),
    base="/messages",
    looked=True,
    rows=(
        finding_views.FoundMessage(
            url="/messages/7?avant=3#m1",
            title="J’ai mal",
            icon="pain",
            who="Vous avez écrit",
            words="Mon poignet…",
            day="samedi 21 novembre",
        ),
    ),
)


def messages():
    shell, index = s.usager("/messages"), "pages/messaging/index.html"
    search, sent = "pages/messaging/search.html", "pages/messaging/sent.html"
    write, show = "pages/messaging/write.html", "pages/messaging/show.html"
    return {
        "messages": (index, shell, views.Threads(rows=(NEW, OLD), new=1, live=s.LIVE)),
        "messages-empty": (index, shell, views.Threads(rows=())),
        "thread": (show, shell, s._thread(s.Blank())),
        "thread-wrong": (show, shell, s._thread(s.WRONG)),
        "thread-again": (show, shell, s._thread(s.Blank({"mots": "Merci"}, {"form": "again"}))),
        "write": (write, shell, s._write(s.Blank())),
        "write-own": (write, structs.replace(shell, outbox=s.OUTBOX), s._write(s.Blank())),
        "not-sent": ("pages/messaging/not_sent.html", shell, views.NotSent(key="1", lines=("Bonjour,", "merci."))),
        "write-nobody": ("pages/messaging/nobody.html", shell, None),
        "write-kept": (write, shell, s._write(s.Blank({"quoi": "see", "mots": "Je voudrais"}), kept=True)),
        "write-paper": (write, shell, s._write(s.Blank({"quoi": "pain"}), s.LINK)),
        "write-wrong": (write, shell, s._write(s.ALL_WRONG, s.LINK)),
        "choose": ("pages/messaging/choose.html", shell, CHOOSE),
        "write-only": (write, shell, structs.replace(s._write(s.Blank()), only="Madame Martin", only_id="1")),
        "thread-only": (show, shell, structs.replace(s._thread(s.Blank()), only="Madame Martin")),
        "thread-only-left": (
            show,
            shell,
            structs.replace(s._thread(s.Blank()), only="Madame Martin", left=True, writes=False),
        ),
        "thread-unkept": (show, shell, structs.replace(s._thread(s.Blank()), keep_url="")),
        "thread-parent": (
            show,
            shell,
            structs.replace(s._thread(s.Blank()), writes=False, begin_url="/pour/1/messages/ecrire"),
        ),
        "thread-photo-wrong": (show, shell, s._thread(s.Blank({"mots": "Voilà"}, {"photo": "not_photo"}))),
        "messages-found": (search, shell, FOUND),
        "messages-none": (
            search,
            shell,
            finding_views.Found(form=s.Blank({"cherche": "girafe"}), base="/messages", looked=True),
        ),
        "sent": (sent, shell, SENT),
        "sent-for-good": (sent, shell, REFUSED),
        "thread-taken-back": (
            show,
            shell,
            structs.replace(s._thread(s.Blank({"mots": "Merci"})), taken_back="sent.undone_words"),
        ),
        "write-taken-back": (
            write,
            shell,
            structs.replace(s._write(s.Blank({"quoi": "see"})), taken_back="sent.undone_words"),
        ),
    }

"""The e-mails there are, word for word: no name, no content, no link but the address of the app."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

NEWS = "Vous avez du nouveau"
NEWS_WORDS = """Bonjour,

Vous avez du nouveau dans À portée.
Pour le lire, ouvrez À portée :
{origin}/

Vous ne voulez plus cet e-mail ?
Dans À portée, ouvrez « Me prévenir ».

Une machine a écrit cet e-mail.
Merci de ne pas y répondre.
"""
ACCESS = "Une façon d’entrer a changé"
ACCESS_WORDS = """Bonjour,

Une façon d’entrer dans votre compte À portée a changé.

C’est vous ? Ne faites rien.

Ce n’est pas vous ? Ouvrez À portée :
{origin}/
Puis ouvrez « Mes appareils ».
Vous pouvez aussi appeler la personne qui vous aide.

Une machine a écrit cet e-mail.
Merci de ne pas y répondre.
"""
HELPER = "Vos aidants ont changé"
HELPER_WORDS = """Bonjour,

Quelqu’un peut vous aider dans À portée.
Vous l’avez signé sur un papier.

C’est vous ? Ne faites rien.

Ce n’est pas vous ? Ouvrez À portée :
{origin}/
Puis ouvrez « Mes aidants ».
Vous pouvez arrêter à tout moment.

Une machine a écrit cet e-mail.
Merci de ne pas y répondre.
"""
MEASURE = "Votre établissement a noté une décision"
MEASURE_WORDS = """Bonjour,

Votre établissement a noté une décision dans À portée.
Vous pouvez dire ce que vous en pensez.
Pour la lire, ouvrez À portée :
{origin}/
Puis ouvrez « Mes aidants ».

Ce n’est pas juste ? Appelez votre établissement.

Une machine a écrit cet e-mail.
Merci de ne pas y répondre.
"""
VOUCHED = "Votre établissement a dit que c’est vous"
VOUCHED_WORDS = """Bonjour,

Vous avez demandé quelque chose d’important dans À portée.
Deux professionnels ont vu votre pièce d’identité.
Ils ont dit que c’est vous.

C’est vous ? Ne faites rien.

Ce n’est pas vous ? Appelez vite votre établissement.
Vous pouvez aussi ouvrir À portée :
{origin}/
Puis ouvrez « Qui a regardé ».

Une machine a écrit cet e-mail.
Merci de ne pas y répondre.
"""
REMINDER = "Vous avez un rappel"
REMINDER_WORDS = """Bonjour,

Vous avez un rappel dans À portée.

Pour le lire, ouvrez À portée :
{origin}/

Une machine a écrit cet e-mail.
Merci de ne pas y répondre.
"""
CODE = "Votre code"
CODE_WORDS = """Bonjour,

Voici votre code :
{code}

Écrivez ce code dans À portée, page « Me prévenir ».
Le code marche une fois, pendant 30 minutes.

Vous n’avez rien demandé ? Ne faites rien.

Une machine a écrit cet e-mail.
Merci de ne pas y répondre.
"""


class Head(msgspec.Struct, frozen=True):
    """Of which app, from whom, to whom, when."""

    origin: str
    sender: str
    to: str
    at: datetime


def news(head: Head, known_as: UUID) -> EmailMessage:
    return _letter(head, known_as, NEWS, NEWS_WORDS.format(origin=head.origin))


def access(head: Head, known_as: UUID) -> EmailMessage:
    return _letter(head, known_as, ACCESS, ACCESS_WORDS.format(origin=head.origin))


def helper(head: Head, known_as: UUID) -> EmailMessage:
    return _letter(head, known_as, HELPER, HELPER_WORDS.format(origin=head.origin))


def measure(head: Head, known_as: UUID) -> EmailMessage:
    return _letter(head, known_as, MEASURE, MEASURE_WORDS.format(origin=head.origin))


def vouched(head: Head, known_as: UUID) -> EmailMessage:
    return _letter(head, known_as, VOUCHED, VOUCHED_WORDS.format(origin=head.origin))


def reminder(head: Head, known_as: UUID) -> EmailMessage:
    return _letter(head, known_as, REMINDER, REMINDER_WORDS.format(origin=head.origin))


def code(head: Head, known_as: UUID, digits: str) -> EmailMessage:
    return _letter(head, known_as, CODE, CODE_WORDS.format(code=digits))


def _letter(head: Head, known_as: UUID, subject: str, words: str) -> EmailMessage:
    """`known_as` makes the Message-ID: the same letter sent twice is one for who reads it."""
    made = EmailMessage(policy=SMTP)
    made["From"] = f"À portée <{head.sender}>"
    made["To"] = head.to
    made["Subject"] = subject
    made["Date"] = format_datetime(head.at)
    made["Message-ID"] = f"<{known_as.hex}@{urlsplit(head.origin).hostname}>"
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(words)
    made["Content-Language"] = "fr"
    return made

"""One e-mail, handed to the relay of the house that runs this; and what the relay answered."""

import ssl
from email.message import EmailMessage
from urllib.parse import urlsplit

import aiosmtplib

from backend.safety import is_loopback
from backend.settings import Settings

SECONDS = 30.0
PORTS = {"smtp": 587, "smtps": 465}
PERMANENT = 500
# RFC 3463: 5.7 is about us (may not relay, mistaken for spam), not about a mailbox that is no more.
OURS = "5.7."


class NotNow(Exception):
    """The relay, or who keeps the mailbox, asks to come back; or does not answer, or not as it should."""


class Refused(Exception):
    """There is no such mailbox: writing there again changes nothing."""


async def hand_over(settings: Settings, letter: EmailMessage) -> None:
    """Raises NotNow, or Refused when who keeps the mailbox says for good that there is none.

    What was said is in no exception: it may quote the address.
    """
    try:
        async with _relay(settings) as relay:
            await relay.send_message(letter, sender=settings.mail_sender, recipients=[letter["To"]])
    except aiosmtplib.SMTPRecipientsRefused as refused:
        raise (Refused if all(map(_for_good, refused.recipients)) else NotNow) from None
    except (aiosmtplib.SMTPException, OSError, ssl.SSLError):
        raise NotNow from None


async def greet(settings: Settings) -> None:
    """Nothing is sent: the relay answers, proves its name and knows us. Raises NotNow."""
    try:
        async with _relay(settings) as relay:
            await relay.noop()
    except (aiosmtplib.SMTPException, OSError, ssl.SSLError) as why:
        raise NotNow(type(why).__name__) from None


def _relay(settings: Settings) -> aiosmtplib.SMTP:
    relay = urlsplit(settings.smtp_address)
    return aiosmtplib.SMTP(
        hostname=relay.hostname,
        port=relay.port or PORTS[relay.scheme],
        username=settings.smtp_user or None,
        password=settings.smtp_password or None,
        local_hostname=urlsplit(settings.origin).hostname,  # else the name of this machine
        use_tls=relay.scheme == "smtps",
        start_tls=relay.scheme == "smtp" and not in_clear(settings),
        tls_context=None if in_clear(settings) else _trusted(settings.smtp_ca_file),
        timeout=SECONDS,
    )


def in_clear(settings: Settings) -> bool:
    """A relay of this machine needs no TLS, unless an authority was given for it."""
    relay = urlsplit(settings.smtp_address)
    return relay.scheme == "smtp" and is_loopback(relay.hostname) and not settings.smtp_ca_file


def _for_good(refused: aiosmtplib.SMTPRecipientRefused) -> bool:
    return refused.code >= PERMANENT and not refused.message.startswith(OURS)


def _trusted(authority: str) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=authority or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context

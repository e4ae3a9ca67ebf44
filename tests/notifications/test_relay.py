"""How an e-mail is handed over: to a relay that proves its name, and what is made of its answers."""

import socket
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.mail_addresses import is_address, masked
from backend.notifications import letters
from backend.notifications.relay import NotNow, Refused, hand_over, in_clear
from backend.settings import Settings
from tests.notifications.mailer import certificate, relay

pytestmark = pytest.mark.anyio
LETTER = UUID("5b1f0a52-6d3c-4f2e-9a37-1c5d2e8b4f60")
WRONG = [
    "", "david", "@exemple.fr", "david@", "david@exemple", "da vid@exemple.fr", "david@exemple..fr", "a\\b@exemple.fr",
    "david.@exemple.fr", "david@-exemple.fr", "david@exemple.f", "david@exemple.fr\n", "d@exemple.fr\r\nBcc: a@b.fr",
    "david@exemple.fr,a@b.fr", "david@exemple.fr a@b.fr", "<david@exemple.fr>", '"da vid"@exemple.fr',
    "david@[127.0.0.1]", "david@127.0.0.1", "dävid@exemple.fr", "david@exemplé.fr", "david@exemple.fr\0",
    "a@b@exemple.fr", "x" * 65 + "@exemple.fr", "x@" + "y." * 130 + "fr", "david@exemple.fr?subject=x", ".d@exemple.fr",
]  # fmt: skip


def settings(made, **more):
    return Settings(origin="https://aportee.test", smtp_address=made.address, **more)


def letter(to="david@exemple.fr"):
    at = datetime(2026, 11, 26, 10, tzinfo=UTC)
    return letters.news(letters.Head("https://aportee.test", "ne-pas-repondre@aportee.test", to, at), LETTER)


async def test_what_arrives_is_the_constant_and_nothing_else():
    async with relay() as made:
        await hand_over(settings(made), letter())
    [got] = made.got
    assert (got.sender, got.to) == ("ne-pas-repondre@aportee.test", ["david@exemple.fr"])
    assert got.words.replace("\r\n", "\n") == letters.NEWS_WORDS.format(origin="https://aportee.test")
    assert set(got.parsed.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress",
        "Content-Language", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert got.parsed["Auto-Submitted"] == "auto-generated"
    assert got.parsed["Message-ID"] == f"<{LETTER.hex}@aportee.test>"
    assert made.heard == ["aportee.test"]
    for leak in (socket.gethostname(), socket.getfqdn(), "Python", "aiosmtplib"):
        assert leak.encode() not in got.raw


async def test_a_relay_that_proves_its_name_is_spoken_to_in_secret(tmp_path):
    context, trusted = certificate(tmp_path, "127.0.0.1")
    async with relay(tls_context=context, require_starttls=True) as made:
        await hand_over(settings(made, smtp_ca_file=str(trusted), smtp_user="nous", smtp_password="secret"), letter())
    assert made.got[0].secure
    assert ("nous", "secret") in made.heard


@pytest.mark.parametrize("what", ["another name", "another authority", "no TLS at all"])
async def test_one_that_does_not_is_told_nothing(tmp_path, what):
    context, trusted = certificate(tmp_path, "127.0.0.1")
    if what == "another name":
        context, trusted = certificate(tmp_path, "exemple.fr")
    if what == "another authority":
        (tmp_path / "other").mkdir()
        context, _ = certificate(tmp_path / "other", "127.0.0.1")
    more = {} if what == "no TLS at all" else {"tls_context": context}
    async with relay(**more) as made:
        with pytest.raises(NotNow):
            await hand_over(settings(made, smtp_ca_file=str(trusted), smtp_user="nous", smtp_password="x"), letter())
    assert made.got == []
    assert ("nous", "x") not in made.heard


def test_only_this_machine_may_be_spoken_to_in_clear():
    clear = {"smtp://127.0.0.1:25": True, "smtp://localhost": True, "smtp://[::1]:25": True}
    clear |= {"smtp://relais.exemple.fr:587": False, "smtps://127.0.0.1:465": False, "smtp://10.0.0.1": False}
    assert {a: in_clear(Settings(smtp_address=a)) for a in clear} == clear
    assert not in_clear(Settings(smtp_address="smtp://127.0.0.1:25", smtp_ca_file="/ca.pem"))


@pytest.mark.attack("J10")
@pytest.mark.parametrize(
    ("said", "raised"),
    [("550 5.1.1 No such user", Refused), ("550 No such user", Refused), ("553 5.1.3 Bad address", Refused),
     ("552 5.2.1 Mailbox disabled", Refused), ("554 5.7.1 Relay access denied", NotNow), ("450 4.2.1 Later", NotNow),
     ("451 Greylisted", NotNow), ("421 4.3.2 Closing", NotNow)],
)  # fmt: skip
async def test_a_mailbox_that_is_no_more_is_told_from_a_relay_that_is_busy(said, raised):
    async with relay() as made:
        made.rcpt = said
        with pytest.raises(raised) as caught:
            await hand_over(settings(made), letter())
    assert "david" not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("said", ["451 4.3.0 Later", "554 5.6.0 No"])
async def test_words_that_are_not_taken_say_nothing_of_the_mailbox(said):
    async with relay() as made:
        made.data = said
        with pytest.raises(NotNow):
            await hand_over(settings(made), letter())


async def test_a_relay_that_is_away_is_asked_later():
    async with relay() as made:
        pass
    with pytest.raises(NotNow):
        await hand_over(settings(made), letter())


@pytest.mark.attack("F11")
@pytest.mark.parametrize("text", WRONG)
def test_no_other_text_is_an_address(text):
    assert not is_address(text)


@pytest.mark.attack("F11")
@given(text=st.one_of(st.text(), st.emails(), st.from_regex(r"[!-~]{1,30}@[!-~\s]{1,30}")))
def test_whatever_is_accepted_stays_one_header(text):
    if is_address(text):
        made = message_from_bytes(letter(text).as_bytes(), policy=default)
        assert made["To"] == text
        assert made.keys() == letter().keys()
        assert made.get_content().splitlines() == letter().get_content().splitlines()


def test_an_address_is_shown_to_her_who_knows_it():
    assert masked("david.morel@exemple.fr") == "d•••@e•••.fr"

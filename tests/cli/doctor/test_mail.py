"""What the doctor says of the relay of e-mails: that it knows us, that it does not, or that there is none."""

import pytest
from msgspec.structs import replace

from backend.cli.doctor import outside
from tests.notifications.mailer import relay

pytestmark = pytest.mark.anyio


async def test_a_relay_that_knows_us_is_told_nothing_more(healthy, wrong):
    async with relay(auth_require_tls=False) as made:
        given = replace(healthy, smtp_address=made.address, smtp_user="nous", smtp_password="secret")
        assert await wrong(given) == []
    assert ("nous", "secret") in made.heard
    assert made.got == []


async def test_a_relay_that_is_away_that_does_not_know_us_and_none_at_all(healthy, wrong):
    away = replace(healthy, smtp_address="smtp://127.0.0.1:1")
    (line,) = await wrong(away)
    assert line.startswith("courriels : smtp://127.0.0.1:1 : SMTPConnectError. Les e-mails attendent → Vérifiez SMTP")
    async with relay() as made:
        stranger = replace(healthy, smtp_address=made.address, smtp_user="nous", smtp_password="secret")
        (line,) = await wrong(stranger)
    assert line.startswith("courriels : ")
    [note] = [one async for one in outside.mail(healthy)]
    assert (note.state, note.said) == ("note", "pas configurés : personne n’est prévenu par e-mail")

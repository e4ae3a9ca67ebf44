"""INSi and we prove to each other who we are, or nothing is asked."""

import msgspec
import pytest

from backend.interop.insi.answering import NoAnswer
from backend.interop.insi.client import Away, NotConfigured, SoapInsi
from tests.interop.insi import people
from tests.interop.insi.certificates import Authority

pytestmark = pytest.mark.anyio
HOUSE = "1990000001"


@pytest.mark.parametrize("missing", ["url", "idam", "certificate_file", "key_file"])
async def test_without_its_settings_it_says_so(wire, missing):
    with pytest.raises(NotConfigured):
        SoapInsi(msgspec.structs.replace(wire, **{missing: ""}))


async def test_a_certificate_that_cannot_be_read_is_none(wire, tmp_path):
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("nothing")
    for file in (wrong, tmp_path / "gone.pem"):
        with pytest.raises(NotConfigured):
            SoapInsi(msgspec.structs.replace(wire, certificate_file=str(file)))


async def test_a_certificate_of_somebody_else_is_not_let_in(wire, tmp_path):
    certificate, key = Authority(tmp_path, "inconnue").gives("INSI-AUTO")
    stranger = msgspec.structs.replace(wire, certificate_file=str(certificate), key_file=str(key))
    with pytest.raises(Away):
        await SoapInsi(stranger).search(people.ZOE.asked(), HOUSE)


async def test_a_server_that_proves_nothing_is_not_asked(wire, stand_in):
    """Without our authority, its certificate is that of nobody."""
    with pytest.raises(Away):
        await SoapInsi(msgspec.structs.replace(wire, authority_file="")).search(people.ZOE.asked(), HOUSE)
    assert stand_in.asked == []


async def test_only_its_own_host_is_called_and_never_this_machine_in_production(wire, stand_in):
    with pytest.raises(NoAnswer):
        await SoapInsi(msgspec.structs.replace(wire, allow_loopback=False)).search(people.ZOE.asked(), HOUSE)
    assert stand_in.asked == []


async def test_nobody_is_told_by_what_is_printed(wire):
    asked = people.ZOE.asked()
    assert "ADRUN" not in repr(asked)
    assert wire.key_file not in repr(wire)

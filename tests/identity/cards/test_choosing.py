"""What she alone knows: typed by her, not easy, and nobody changes it."""

import re

import pytest

from backend.identity.cards.rules import is_easy
from tests.cast import MARION
from tests.identity.cards.desk import (
    SECRET,
    begins,
    chooses,
)

pytestmark = pytest.mark.anyio


async def test_her_code_is_not_easy_and_typed_twice(cast):
    place = await begins(cast.clerk, cast.marion)
    assert "tournez l’écran" in (await cast.clerk.client.get(place)).text
    for secret in ("123456", "000000", "654321", "112112", "200591", "910520", "199105"):
        page = await chooses(cast.clerk, place, secret)
        assert (page.status_code, "trop facile" in page.text) == (422, True), secret
        assert secret not in re.sub(r"Pas votre date de naissance, pas 123456", "", page.text)
    assert "ne sont pas les mêmes" in (await chooses(cast.clerk, place, SECRET, "271936")).text
    assert "6 chiffres" in (await chooses(cast.clerk, place, "2719")).text
    assert (await chooses(cast.clerk, place)).status_code == 303


def test_what_is_easy_by_her_birth():
    assert is_easy("052091", MARION.birthdate)
    assert is_easy("911834", MARION.birthdate) is False
    assert not is_easy(SECRET, MARION.birthdate)
    assert is_easy("200000", "1991-20-00"), "whatever the identity says"


async def test_staff_cannot_change_what_she_chose(cast):
    place = await begins(cast.clerk, cast.marion)
    await chooses(cast.clerk, place)
    assert (await chooses(cast.clerk, place, "904417")).status_code == 404
    assert (await cast.clerk.client.get(place, follow_redirects=False)).headers["location"].endswith("/imprimer")

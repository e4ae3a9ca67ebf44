"""What coming in asks of a hand, on a phone of 360 points: taps on our pages, and keys; onto docs/performance.md.

From « Entrer » to the home page. What the State's page asks is its own, and is not counted.
"""

import re

import pytest

from backend.demo.cards import card_of
from tests.bench import report
from tests.bench.figures import Measured, stamped
from tests.browser.conftest import chromium, house, live, new_phone, playwright  # noqa: F401
from tests.browser.keys import arrives, makes_a_key

pytestmark = [pytest.mark.anyio, pytest.mark.bench]
TAPS, HOME, AT_WORK = "taps_", "Bonjour", "Ce qui m’attend"
ALONE = re.compile(r"FranceConnect$")


class Hand:
    """Every touch and every key, once the door is open."""

    def __init__(self, phone):
        self.phone, self.taps, self.keys = phone, 0, 0

    async def touches(self, words, role="link"):
        self.taps += 1
        await self.phone.page.get_by_role(role, name=words).first.click()

    async def writes(self, label, words):
        """One touch for the field, one key for each sign."""
        self.taps, self.keys = self.taps + 1, self.keys + len(words)
        await self.phone.page.get_by_label(label, exact=True).press_sequentially(words)

    def counted(self, means):
        yield Measured(f"{TAPS}{means}", self.taps, "taps")
        yield Measured(f"{TAPS}{means}_keys", self.keys, "keys")


async def at_the_door(new_phone):  # noqa: F811
    phone = await new_phone()
    await phone.opens("/entrer")
    return phone, Hand(phone)


async def by_provider(house, new_phone, words, name):  # noqa: F811
    phone, hand = await at_the_door(new_phone)
    await hand.touches(words)
    await phone.proves(house.sign_in_of(name))
    return phone, hand


async def by_two(house, new_phone):  # noqa: F811
    """FranceConnect alone opens nothing: a code of her card, beside."""
    card = card_of(house.folder)
    phone, hand = await at_the_door(new_phone)
    await hand.touches(ALONE)
    await phone.proves(house.sign_in_of("Marion"))
    await hand.writes("Un code de la carte", card.codes[1].replace("-", ""))
    await hand.touches("Entrer", "button")
    return phone, hand


async def by_card(house, phone, hand):  # noqa: F811
    card = card_of(house.folder)
    await hand.touches("la carte de codes")
    await hand.writes("Numéro de la carte", card.number.replace(" ", ""))
    await hand.writes("Un code de la carte", card.codes[0].replace("-", ""))
    await hand.writes("Votre code personnel", card.code)
    await hand.touches("Entrer", "button")


async def by_key(house, new_phone):  # noqa: F811
    phone, _ = await arrives(house, new_phone)
    await makes_a_key(house, phone)
    await phone.presses("Quitter")
    await phone.opens("/entrer")
    hand = Hand(phone)
    await hand.touches("Avec mon téléphone", "button")
    return phone, hand


async def test_what_each_means_asks_of_a_hand(house, new_phone):  # noqa: F811
    found = []
    phone, hand = await by_provider(house, new_phone, "FranceConnect+", "David")
    found += await arrived(phone, hand, "franceconnect_plus")
    phone, hand = await by_provider(house, new_phone, "Pro Santé Connect", "Martin")
    found += await arrived(phone, hand, "prosanteconnect", AT_WORK)
    phone, hand = await by_two(house, new_phone)
    found += await arrived(phone, hand, "franceconnect_card")
    phone, hand = await at_the_door(new_phone)
    await by_card(house, phone, hand)
    found += await arrived(phone, hand, "card")
    phone, hand = await by_key(house, new_phone)
    found += await arrived(phone, hand, "passkey")
    report.put(TAPS, stamped(found))
    assert len(found) == 10


async def arrived(phone, hand, means, words=HOME):
    await phone.page.get_by_role("heading", name=words).first.wait_for()
    return list(hand.counted(means))

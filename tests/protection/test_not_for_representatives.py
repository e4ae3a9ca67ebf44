"""A paper that its source keeps from representatives: whoever acts for him does not see it, he and his team do."""

import pytest

from backend.demo import making
from tests.architecture.authz.papers import paper
from tests.cast import DLU
from tests.protection.entering import helper, in_force, two_who_enrol
from tests.protection.julien import eighteen_in, opens

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C09")]
CODE = b'<confidentialityCode code="%s" '
RIGHTS = {"read": ["hopital"]}


async def filed(cast, code):
    return await cast.files(DLU.replace(CODE % b"N", CODE % code.encode()))


async def test_neither_a_parent_by_measure_nor_an_aidant_whom_he_chose_sees_it(cast):
    """The same two see the ordinary paper: it is the code that keeps the other from them."""
    hidden = await filed(cast, "INVISIBLE_REPRESENTANTS_LEGAUX")
    ordinary = await paper(cast, cast.tilleuls, cast.david.dossier, "hopital")
    await cast.sql.execute("update dossier set birthdate = $2 where id = $1", cast.david.dossier, eighteen_in(900))
    parent, chosen = await helper(cast, "Valérie", "Morel"), await helper(cast, "Zoé", "Inconnue")
    desks = await two_who_enrol(cast, cast.tilleuls)
    await in_force(cast, desks, cast.david, "parent/", parent, fin="", preuve="record")
    await making.delegation(cast.sql, cast.david.id, chosen.id, cast.david.dossier, RIGHTS)
    for somebody in (parent, chosen):
        seen = [await opens(somebody, cast.david, f"/papiers/{one}") for one in (ordinary, hidden)]
        assert seen == [True, False]
        listed = (await somebody.client.get(f"/pour/{cast.david.id}/papiers")).text
        assert (str(ordinary) in listed, str(hidden) in listed) == (True, False)
        assert not await opens(somebody, cast.david, f"/papiers/{hidden}/original")
    assert (await cast.david.opens(f"/papiers/{hidden}")).status_code == 200
    assert (await cast.martin.opens(f"/papiers/{hidden}")).status_code == 200

"""What is no appointment, and who plans none."""

import pytest

from tests.appointments.planning import WHAT, day, moves, plans, words

pytestmark = pytest.mark.anyio
COUNT = "select count(*) from appointment"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"quoi": ""}, "Choisissez quel rendez-vous"),
        ({"jour": ""}, "Écrivez le jour"),
        ({"jour": "demain"}, "Écrivez un jour comme"),
        ({"heure": "midi"}, "Écrivez une heure comme"),
        ({"jour": day(-1)}, "Ce moment est passé"),
        ({"jour": day(1200)}, "trois ans au plus"),
        ({"lieu": ""}, "Écrivez où c’est"),
        ({"mots": "a" * 1001}, "trop longs"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(cast, wrong, said):
    form = WHAT | {"jour": day(5), "heure": "14h30"} | wrong
    page = await cast.martin.sends(f"/personnes/{cast.david.dossier}/rendez-vous", **form)
    assert (page.status_code, said in words(page), "Vos radios." in page.text) == (422, True, True)
    assert await cast.sql.fetchval(COUNT) == 0


async def test_only_a_role_that_may_and_only_whom_her_team_supports(cast):
    made = await plans(cast.martin, cast.david)
    for who, dossier in (
        (cast.clerk, cast.david.dossier),
        (cast.martin, cast.laura.dossier),
        (cast.roux, cast.david.dossier),
    ):
        base = f"/personnes/{dossier}/rendez-vous"
        assert (await who.opens(base)).status_code == 404
        assert (await who.opens(f"{base}/nouveau")).status_code == 404
        assert (await who.sends(base, **WHAT, jour=day(5), heure="9")).status_code == 404
    for who in (cast.clerk, cast.roux, cast.marion, cast.laura):
        assert (await who.opens(f"/rendez-vous/{made}")).status_code == 404
    assert (await moves(cast.clerk, made)).status_code == 404
    assert (await cast.roux.sends(f"/rendez-vous/{made}/annuler")).status_code == 404
    assert (await cast.david.sends(f"/equipe/{cast.tilleuls.id}/rendez-vous/{made}/annuler")).status_code == 404


async def test_a_role_that_only_sees_plans_nothing(cast):
    made = await plans(cast.martin, cast.david)
    await cast.sql.execute("delete from role_right where can = 'write' and family = 'rendez-vous'")
    assert "Changer ce rendez-vous" not in words(await cast.martin.opens(f"/rendez-vous/{made}"))
    page = await cast.martin.opens(f"/personnes/{cast.david.dossier}/rendez-vous")
    assert (page.status_code, "/nouveau" in page.text) == (200, False)
    assert (await moves(cast.martin, made)).status_code == 404
    assert (await cast.martin.sends(f"/rendez-vous/{made}/annuler")).status_code == 404

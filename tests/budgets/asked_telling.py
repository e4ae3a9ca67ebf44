"""The routes of « Me prévenir », as in `asked`."""

from tests.architecture.authz.asking import FORMS
from tests.budgets.grave import grave

HERE = "/reglages/prevenir"


async def asked_telling(cast, get, post):
    david, marion = cast.david, cast.marion
    assert (await marion.sends(f"{HERE}/adresse", adresse="marion@exemple.fr")).status_code == 200
    wrong = post(marion, f"{HERE}/adresse/code", chiffres="000000")
    acts = {place: post(david, f"{HERE}{place}", **FORMS.get(f"{HERE}{place}", {})) for place in ("", "/choix")}
    acts["/adresse"] = await grave(david, f"{HERE}/adresse", *[FORMS[f"{HERE}/adresse"]] * 2)
    return {
        ("GET", HERE): get(david, HERE),
        ("GET", f"{HERE}/adresse"): get(david, f"{HERE}/adresse"),
        ("GET", f"{HERE}/adresse/code"): get(marion, f"{HERE}/adresse/code"),
        ("POST", f"{HERE}/adresse/code"): wrong,
        ("POST", f"{HERE}/adresse/enlever"): post(david, f"{HERE}/adresse/enlever"),
        ("POST", f"{HERE}/arreter"): post(david, f"{HERE}/arreter"),
        **{("POST", f"{HERE}{place}"): act for place, act in acts.items()},
    }

"""The routes of aidants, asked as in `asked`: each write has something new to change each time."""

from tests.architecture.authz.papers import paper as filed
from tests.architecture.authz.papers import picture
from tests.budgets.asked_changes import asked_changes
from tests.budgets.asked_messages import just_sent
from tests.budgets.grave import grave
from tests.entrusting.giving import delegation_of, form, gives, says_her_code
from tests.messaging.sealing import key_of, sealed

ONE, FOR = "/aidants/{delegation:uuid}", "/pour/{person:uuid}"
PAPER, THREAD = f"{FOR}/papiers/{{paper:uuid}}", f"{FOR}/messages/{{thread:uuid}}"


async def asked_aidants(cast, get, post):
    david, marion, laura = cast.david, cast.marion, cast.laura
    helper, other, third = [await cast.stranger() for _ in range(3)]
    given = delegation_of(await gives(david, helper, ecrire="on"))
    paper, base = await filed(cast, cast.tilleuls, david.dossier, "attestations"), f"/pour/{david.id}"
    looked = form(await says_her_code(other))
    give = await grave(marion, "/aidants/donner", *[form(await says_her_code(who)) for who in (third, laura)])
    to_stop = iter([delegation_of(await gives(laura, await cast.stranger())) for _ in range(2)])

    helper.base = base
    shown, *others = await just_sent(cast, helper)
    sent, thread = iter(others), shown.split("/")[-3]

    photo = await picture(cast, shown.rsplit("/", 1)[1], "clear", "light")

    assert (await helper.sends("/messages/chercher", cherche="oups")).status_code == 200

    def undo():
        return post(helper, f"{next(sent)}/annuler")()

    def stop():
        return post(laura, f"/aidants/{next(to_stop)}/arreter")()

    key = await key_of(cast, helper)

    def leave():
        letter = sealed(key, f"{base}/messages/{thread}/repondre")
        return post(helper, f"{base}/messages/partir", scelle=letter)()

    return {
        ("POST", f"{FOR}/messages/partir"): leave,
        ("POST", f"{FOR}/messages/ecrire/garder"): post(helper, f"{base}/messages/ecrire/garder", mots="Il"),
        ("POST", f"{THREAD}/garder"): post(helper, f"{base}/messages/{thread}/garder", mots="Il"),
        ("GET", "/aidants"): get(david, "/aidants"),
        ("GET", "/aidants/donner"): get(david, "/aidants/donner"),
        ("GET", "/aidants/code"): get(helper, "/aidants/code"),
        ("GET", ONE): get(david, f"/aidants/{given}"),
        **await asked_changes(cast, get, post, given),
        ("GET", f"{ONE}/attestation"): get(david, f"/aidants/{given}/attestation"),
        ("GET", f"{ONE}/arreter"): get(david, f"/aidants/{given}/arreter"),
        ("GET", FOR): get(helper, base),
        ("GET", f"{FOR}/papiers"): get(helper, f"{base}/papiers"),
        ("GET", PAPER): get(helper, f"{base}/papiers/{paper}"),
        ("GET", f"{PAPER}/original"): get(helper, f"{base}/papiers/{paper}/original"),
        ("GET", f"{PAPER}/pages/{{number:int}}"): get(helper, f"{base}/papiers/{paper}/pages/1"),
        ("GET", f"{PAPER}/pieces/{{position:int}}"): get(helper, f"{base}/papiers/{paper}/pieces/1"),
        ("GET", f"{FOR}/messages"): get(helper, f"{base}/messages"),
        ("GET", f"{FOR}/messages/direct"): get(helper, f"{base}/messages/direct"),
        ("GET", f"{FOR}/messages/ecrire"): get(helper, f"{base}/messages/ecrire"),
        ("GET", THREAD): get(helper, f"{base}/messages/{thread}"),
        ("POST", "/aidants/code"): post(helper, "/aidants/code"),
        ("POST", "/aidants/apercu"): post(david, "/aidants/apercu", **looked),
        ("POST", "/aidants/donner"): give,
        ("POST", f"{ONE}/arreter"): stop,
        ("POST", f"{FOR}/messages/ecrire"): post(helper, f"{base}/messages/ecrire", quoi="see", mots="Bonjour"),
        ("GET", f"{FOR}/messages/chercher"): get(helper, f"{base}/messages/chercher"),
        ("POST", f"{FOR}/messages/chercher"): post(helper, f"{base}/messages/chercher", cherche="oups"),
        ("GET", f"{THREAD}/photos/{{photo:uuid}}"): get(helper, f"{shown.partition('/envoye')[0]}/photos/{photo}"),
        ("GET", f"{THREAD}/envoye/{{message:uuid}}"): get(helper, shown),
        ("POST", f"{THREAD}/envoye/{{message:uuid}}/annuler"): undo,
        ("POST", f"{THREAD}/repondre"): post(helper, f"{base}/messages/{thread}/repondre", mots="Bonjour"),
    }

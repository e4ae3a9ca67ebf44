"""Every route that speaks to PostgreSQL, asked once by somebody whom it answers."""

from uuid import uuid4

from backend.notifications.tokens import Opening, token
from tests.architecture.authz.papers import paper as filed
from tests.budgets.asked_aidants import asked_aidants
from tests.budgets.asked_appointments import asked_appointments
from tests.budgets.asked_bringing import asked_bringing
from tests.budgets.asked_cards import asked_cards
from tests.budgets.asked_enrolment import asked_enrolment
from tests.budgets.asked_evidence import asked_evidence
from tests.budgets.asked_hours import asked_hours
from tests.budgets.asked_identities import asked_identities
from tests.budgets.asked_keys import asked_keys
from tests.budgets.asked_leaving import asked_leaving
from tests.budgets.asked_life import asked_life
from tests.budgets.asked_lists import asked_lists
from tests.budgets.asked_members import asked_members
from tests.budgets.asked_messages import asked_messages
from tests.budgets.asked_openings import asked_openings
from tests.budgets.asked_people import asked_people
from tests.budgets.asked_protection import asked_protection
from tests.budgets.asked_reading import asked_reading
from tests.budgets.asked_rights import asked_rights
from tests.budgets.asked_secrecy import asked_secrecy
from tests.budgets.asked_telling import asked_telling
from tests.budgets.asked_vouching import asked_vouching
from tests.budgets.asked_ways import asked_ways
from tests.budgets.grave import grave, unlinking
from tests.cast import ATTESTATION, DLU

AT_DESK = "/equipe/{house:uuid}/papiers/{paper:uuid}"
DISPUTED = "/equipe/{house:uuid}/contestes/{dispute:uuid}"


async def _phone(cast):
    """Another sign-in of David's: its id."""
    await cast.signed_in(person=cast.david.id, name="phone")
    return await cast.sql.fetchval("select id from sign_in where person_id = $1 order by began_at desc", cast.david.id)


async def _dispute(cast):
    """Of a paper that David said is not his: its id."""
    other = await filed(cast, cast.tilleuls, cast.david.dossier)
    assert (await cast.david.sends(f"/papiers/{other}/pas-a-moi")).status_code == 200
    return await cast.sql.fetchval("select id from document_dispute where document_id = $1", other)


async def _to_prove(who):
    """She asked for a grave act: where she proves who she is."""
    form = {"adresse": "somebody@exemple.fr", "key": str(uuid4())}
    return await who.client.proves("/reglages/prevenir/adresse", form)


async def asked(cast):
    """(method, route) → the request: most are asked after somebody else did something new."""
    paper = await cast.files(DLU)
    sent = await cast.david.sends("/messages/ecrire", quoi="understand", papier=str(paper))
    thread = await cast.sql.fetchval("select id from thread")
    assert sent.status_code == 200
    assert (await cast.david.client.post("/papiers/chercher", data={"cherche": "poignet"})).status_code == 200
    lost = iter([await _phone(cast) for _ in range(2)])
    deposit = (await cast.dui.pushes(ATTESTATION)).json()["id"]

    def get(who, path):
        return lambda: who.client.get(path, follow_redirects=False)

    def post(who, path, **fields):
        return lambda: who.client.post(path, data={"key": str(uuid4())} | fields, follow_redirects=False)

    def cut():
        return david.client.post(f"/appareils/{next(lost)}/couper", data={"key": str(uuid4())}, follow_redirects=False)

    def say():
        path = f"/papiers/{next(not_hers)}/pas-a-moi"
        return david.client.post(path, data={"key": str(uuid4())}, follow_redirects=False)

    def settle():
        return post(clerk, f"{desk}/contestes/{next(to_settle)}", **{"a-qui": "a-elle"})()

    david, martin, clerk, desk = cast.david, cast.martin, cast.clerk, cast.martin.base
    disputes = [await _dispute(cast) for _ in range(3)]
    touched = token(cast.app.state.ring, Opening(david.id, "usager", None, "message", thread))
    with_all = await filed(cast, cast.tilleuls, david.dossier)
    to_settle, not_hers = iter(disputes[1:]), iter([await filed(cast, cast.tilleuls, david.dossier) for _ in range(2)])
    return {
        ("GET", "/"): get(david, "/"),
        ("GET", "/acces"): get(david, "/acces"),
        ("GET", "/api/depots/{deposit_id:uuid}"): lambda: cast.dui.asks(f"/api/depots/{deposit}"),
        ("GET", "/appareils"): get(david, "/appareils"),
        ("GET", "/facons"): get(david, "/facons"),
        ("POST", "/facons/{identity:uuid}/enlever"): await unlinking(cast),
        ("POST", "/facons/ajouter"): await grave(david, "/facons/ajouter", *[{"avec": "franceconnect"}] * 2),
        ("GET", "/appareils/entrees"): get(david, "/appareils/entrees"),
        ("POST", "/appareils/tout-couper"): post(martin, "/appareils/tout-couper"),
        ("GET", "/equipe"): get(martin, "/equipe"),
        ("GET", "/equipe/ou"): get(martin, "/equipe/ou"),
        ("POST", "/equipe/ou"): post(martin, "/equipe/ou", ou=str(cast.tilleuls.id)),
        ("GET", "/equipe/{house:uuid}/contestes"): get(clerk, f"{desk}/contestes"),
        ("GET", DISPUTED): get(clerk, f"{desk}/contestes/{disputes[0]}"),
        ("GET", f"{DISPUTED}/original"): get(clerk, f"{desk}/contestes/{disputes[0]}/original"),
        ("GET", f"{DISPUTED}/pages/{{number:int}}"): get(clerk, f"{desk}/contestes/{disputes[0]}/pages/1"),
        ("GET", f"{DISPUTED}/pieces/{{position:int}}"): get(clerk, f"{desk}/contestes/{disputes[0]}/pieces/1"),
        ("GET", AT_DESK): get(martin, f"{desk}/papiers/{paper}"),
        ("GET", f"{AT_DESK}/original"): get(martin, f"{desk}/papiers/{paper}/original"),
        ("GET", f"{AT_DESK}/pages/{{number:int}}"): get(martin, f"{desk}/papiers/{with_all}/pages/1"),
        ("GET", f"{AT_DESK}/pieces/{{position:int}}"): get(martin, f"{desk}/papiers/{with_all}/pieces/1"),
        ("GET", "/equipe/{house:uuid}/papiers/ajoutes"): get(martin, f"{desk}/papiers/ajoutes"),
        ("GET", "/equipe/{house:uuid}/personnes"): get(martin, f"{desk}/personnes"),
        ("POST", "/equipe/{house:uuid}/personnes"): post(martin, f"{desk}/personnes", cherche="mor"),
        ("GET", "/equipe/{house:uuid}/personnes/{dossier:uuid}/papiers"): get(
            martin, f"{desk}/personnes/{david.dossier}/papiers"
        ),
        ("GET", "/messages"): get(david, "/messages"),
        ("GET", "/messages/direct"): get(david, "/messages/direct"),
        ("GET", "/equipe/{house:uuid}/messages/direct"): get(martin, f"{desk}/messages/direct"),
        **await asked_telling(cast, get, post),
        ("GET", "/notification/{opaque:str}"): get(david, f"/notification/{touched}"),
        ("GET", "/messages/ecrire"): get(david, f"/messages/ecrire?papier={paper}"),
        ("GET", "/messages/{thread:uuid}"): get(david, f"/messages/{thread}"),
        ("GET", "/papiers"): get(david, "/papiers"),
        ("GET", "/papiers/chercher"): get(david, "/papiers/chercher"),
        ("GET", "/papiers/familles"): get(david, "/papiers/familles"),
        ("GET", "/papiers/{paper:uuid}"): get(david, f"/papiers/{paper}"),
        ("GET", "/papiers/{paper:uuid}/cacher"): get(david, f"/papiers/{paper}/cacher"),
        ("GET", "/papiers/pas-a-moi"): get(david, "/papiers/pas-a-moi"),
        ("GET", "/papiers/{paper:uuid}/pas-a-moi"): get(david, f"/papiers/{paper}/pas-a-moi"),
        ("GET", "/papiers/{paper:uuid}/pages/{number:int}"): get(david, f"/papiers/{with_all}/pages/1"),
        ("GET", "/papiers/{paper:uuid}/pieces/{position:int}"): get(david, f"/papiers/{with_all}/pieces/1"),
        ("GET", "/papiers/{paper:uuid}/original"): get(david, f"/papiers/{paper}/original"),
        ("POST", "/api/depots"): lambda: cast.dui.pushes(ATTESTATION + b"<!-- %s -->" % uuid4().hex.encode()),
        ("POST", "/appareils/{sign_in:uuid}/couper"): cut,
        ("GET", "/encore-la"): get(david, "/encore-la"),
        ("POST", "/appareils/ici"): post(david, "/appareils/ici", **{"a-qui": "moi"}),
        ("POST", DISPUTED): settle,
        **await asked_messages(cast, get, post, thread),
        ("POST", "/messages/ecrire"): post(david, "/messages/ecrire", quoi="understand", papier=str(paper)),
        ("POST", "/messages/{thread:uuid}/repondre"): post(david, f"/messages/{thread}/repondre", mots="Merci."),
        ("POST", "/papiers/chercher"): post(david, "/papiers/chercher", cherche="poignet"),
        ("GET", "/papiers/prendre"): get(david, "/papiers/prendre"),
        ("POST", "/papiers/prendre"): await grave(david, "/papiers/prendre", *[{"papier": str(paper)}] * 2),
        ("GET", "/preuve/{step_up:uuid}"): get(david, await _to_prove(david)),
        ("POST", "/papiers/{paper:uuid}/cacher"): post(david, f"/papiers/{paper}/cacher"),
        ("POST", "/papiers/{paper:uuid}/pas-a-moi"): say,
        ("POST", "/papiers/{paper:uuid}/montrer"): post(david, f"/papiers/{paper}/montrer"),
        **await asked_aidants(cast, get, post),
        **await asked_bringing(cast, get, post),
        **await asked_evidence(cast, get, post),
        **await asked_life(cast, get, post),
        **await asked_ways(cast, get, post),
        **await asked_vouching(cast, get, post),
        **await asked_reading(cast, get, post),
        **await asked_rights(cast, get, post),
        **await asked_secrecy(cast, get, post),
        **await asked_appointments(cast, get, post),
        **await asked_identities(cast, get, post),
        **await asked_people(cast, get, post),
        **await asked_openings(cast, get, post),
        **await asked_protection(cast, get, post),
        **await asked_hours(cast, get, post),
        **await asked_members(cast, get, post),
        **await asked_leaving(cast, get, post),
        **await asked_keys(cast, get, post),
        **await asked_cards(cast, get, post),
        **await asked_lists(cast, get, post),
        **await asked_enrolment(cast, get, post),
    }

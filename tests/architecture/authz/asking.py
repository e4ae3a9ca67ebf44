"""One cell, asked of the app as a browser or a program would ask it."""

import re
from datetime import date
from hashlib import md5
from uuid import UUID, uuid4

from backend.documents.views import FAMILIES
from tests.cast import ATTESTATION
from tests.person import PROOF, PROVED

PARAMETER = re.compile(r"\{(\w+):\w+\}")
NAMED = re.compile(r"\{(\w+)\.(\w+)\}")
ABOUT = "about "
CODE = "LAURA23456"
FORMS = {
    "/equipe/{house:uuid}/contestes/{dispute:uuid}": {"a-qui": "a-elle"},
    "/reglages/prevenir": {
        "endpoint": "https://fcm.googleapis.com/fcm/send/x",
        "p256dh": "B" + "A" * 86,
        "auth": "A" * 22,
    },
    "/appareils/ici": {"a-qui": "moi"},
    "/equipe/{house:uuid}/listes": {"quoi": "usagers"},
    "/equipe/{house:uuid}/rpps/{member:uuid}/refusee": {"pourquoi": "diploma"},
    "/equipe/{house:uuid}/listes/{run:uuid}/confirmer": {"vu": "00"},
    "/facons/ajouter": {"avec": "franceconnect-plus"},
    "/equipe/{house:uuid}/personnes/{dossier:uuid}/carte": {"piece": "cni"},
    "/equipe/{house:uuid}/personnes/{dossier:uuid}/carte/{card:uuid}/code": {"personnel": "271935", "encore": "271935"},
    "/cles/{passkey:uuid}/nommer": {"nom": "Mon téléphone"},
    "/equipe/ou": {"ou": "{house.tilleuls}"},
    "/reglages/prevenir/choix": {"calme": "22-7"},
    "/reglages/prevenir/adresse": {"adresse": "somebody@exemple.fr"},
    "/reglages/prevenir/adresse/code": {"chiffres": "123456"},
    "/papiers/chercher": {"cherche": "hôpital"},
    "/papiers/{paper:uuid}/secret": {"qui": "tous"},
    "/rendez-vous/{appointment:uuid}/secret": {"qui": "tous"},
    "/equipe/{house:uuid}/personnes/{dossier:uuid}/oppositions": {"papier": "{paper.visible}", "qui": "tous"},
    "/equipe/{house:uuid}/oppositions/{secret:uuid}/lever": {"lui-meme": "on"},
    "/equipe/{house:uuid}/papiers/{paper:uuid}/annoncer": {"annonce": "on"},
    "/equipe/{house:uuid}/personnes": {"cherche": "mor"},
    "/messages/chercher": {"cherche": "poignet"},
    "/pour/{person:uuid}/messages/chercher": {"cherche": "poignet"},
    "/falc/verifier": {"texte": "Bonjour."},
    "/mots": {"cherche": "tutelle"},
    "/messages/ecrire": {"quoi": "see", "mots": "Je voudrais vous voir."},
    "/messages/{thread:uuid}/repondre": {"mots": "Bonjour."},
    "/equipe/{house:uuid}/messages/{thread:uuid}/repondre": {"mots": "Bonjour."},
    "/equipe/{house:uuid}/messages/{thread:uuid}/confier": {"a": "{membership.zoe}"},
    "/equipe/{house:uuid}/messages/{thread:uuid}/noter": {"note": "À rappeler."},
    "/messages/ecrire/garder": {"quoi": "see", "mots": "Je"},
    "/messages/{thread:uuid}/garder": {"mots": "Je"},
    "/pour/{person:uuid}/messages/ecrire/garder": {"quoi": "see", "mots": "Il"},
    "/pour/{person:uuid}/messages/{thread:uuid}/garder": {"mots": "Il"},
    "/demandes/opposition": {"pourquoi": "private"},
    "/aidants/apercu": {"code": CODE, "lien": "sis", "quoi": "everyday", "jusqua": "year"},
    "/aidants/donner": {"code": CODE, "lien": "sis", "quoi": "everyday", "jusqua": "year"},
    "/aidants/{delegation:uuid}/changer": {"lire-mdph": "on"},
    "/aidants/{delegation:uuid}/elargir": {"lire-mdph": "on", "lire-choix": "on"},
    "/aidants/{delegation:uuid}/reduire": {"lire-mdph": "on"},
    "/aidants/{delegation:uuid}/renouveler": {"jusqua": "{day.renewed}"},
    "/pour/{person:uuid}/demandes/opposition": {"pourquoi": "private"},
    "/pour/{person:uuid}/messages/ecrire": {"quoi": "see", "mots": "Il voudrait vous voir."},
    "/pour/{person:uuid}/messages/{thread:uuid}/repondre": {"mots": "Bonjour."},
    "/equipe/{house:uuid}/demandes/{asked:uuid}/repondre": {"reponse": "accepted"},
    "/equipe/{house:uuid}/identites/{parcel:uuid}/refuser": {"pourquoi": "desk-identity"},
    "/equipe/{house:uuid}/identites/personnes/{dossier:uuid}/document": {"piece": "passport"},
    "/equipe/{house:uuid}/identites/personnes/{dossier:uuid}/reunir": {"avec": "{dossier.apart}"},
    "/equipe/{house:uuid}/identites/personnes/{dossier:uuid}/ecart": {"ecart": "{search.marion}", "faire": "laisser"},
}
HOUSE = "/equipe/{house:uuid}"
FORMS |= {
    f"{HOUSE}/membres/nouveau": {"prenom": "Anne", "nom": "Hoarau", "affiche": "Anne", "role": "{role.nurse}"},
    f"{HOUSE}/membres/{{member:uuid}}/changer": {"affiche": "Zoé", "eq-{team.empty}": "on"},
    f"{HOUSE}/membres/{{member:uuid}}/role": {"role": "{role.clerk}"},
    f"{HOUSE}/membres/{{member:uuid}}/fin": {"maintenant": "on"},
    f"{HOUSE}/personnes/{{dossier:uuid}}/depart": {"quoi": "death", "jour": "01/01/2026", "preuve": "family"},
    f"{HOUSE}/equipes": {"nom": "Équipe de jour"},
    f"{HOUSE}/equipes/services": {"nom-service": "Rez-de-chaussée"},
    f"{HOUSE}/equipes/services/{{service_id:uuid}}": {"nom-service": "Premier étage"},
    f"{HOUSE}/equipes/{{team:uuid}}": {"nom": "Équipe du soir"},
    f"{HOUSE}/roles": {"nom": "Art-thérapeute"},
    f"{HOUSE}/incidents/{{misfiling:uuid}}": {"a-qui": "personne", "autorite": "no_risk"},
    f"{HOUSE}/preuves/{{vouching:uuid}}/confirmer": {"devant": "on"},
    f"{HOUSE}/incidents/{{misfiling:uuid}}/chercher": {"ne_le": "20/05/1991"},
    f"{HOUSE}/roles/{{role:uuid}}/apercu": {"lit-bilans": "on"},
    f"{HOUSE}/roles/{{role:uuid}}/proposer": {"lit-bilans": "on"},
}
FORMS |= {
    f"{HOUSE}/personnes/{{dossier:uuid}}/protection": {
        "mesure": "tutelle/goods", "code": CODE, "decision": "01/01/2026", "debut": "02/01/2026", "fin": "02/01/2031",
        "preuve": "judgment", "prevenue": "on",
    },
    f"{HOUSE}/personnes/{{dossier:uuid}}/protection/{{measure:uuid}}/fin": {"pourquoi": "ended"},
    f"{HOUSE}/personnes/{{dossier:uuid}}/protection/contact": {
        "code": CODE, "decision": "01/01/2026", "preuve": "judgment",
    },
    f"{HOUSE}/personnes/{{dossier:uuid}}/protection/enfant": {
        "maturite": "alone", "jour": "2/1/2026", "accord": "on", **{f"voit-{family}": "on" for family in FAMILIES},
    },
    f"{HOUSE}/organismes": {"nom": "Association"},
    f"{HOUSE}/organismes/{{office:uuid}}": {"code": CODE},
}  # fmt: skip
# Monday from 9 to 18, which the world has: whoever changes hours says which she saw.
SEEN = md5(b"1 09:00:00 18:00:00", usedforsecurity=False).hexdigest()
FORMS |= {
    "/equipe/{house:uuid}/horaires/{team:uuid}/heures": {"vu": SEEN, "j2-1-de": "09:00", "j2-1-a": "12:00"},
    "/equipe/{house:uuid}/horaires/{team:uuid}/qui": {
        "qui": "{membership.zoe}", "jour": "2031-01-02", "de": "9:00", "a": "18:00",
    },
}  # fmt: skip
WHO = {"naissance": "Lebon", "prenoms": "Rose", "ne_le": "17/04/1950", "sexe": "F", "ne_a": "97411"}
ENROLMENT = "/equipe/{house:uuid}/inscriptions/{dossier:uuid}"
FORMS |= {
    "/inscription": {"code": "not a code"},
    "/equipe/{house:uuid}/inscrire/ou": WHO,
    "/equipe/{house:uuid}/inscrire": WHO,
    f"{ENROLMENT}/identite": WHO,
    f"{ENROLMENT}/suivi": {"souhait": "never"},
    f"{ENROLMENT}/equipes": {"equipe-{team.care}": "on"},
    f"{ENROLMENT}/avec-elle": {"preuve": "Sa sœur était là.", "canal": "call", "quand": "2026-11-20"},
    f"{ENROLMENT}/est-ce-elle": {"demande": "{claim.ended}", "reponse": "non"},
}
MANDATE = "/equipe/{house:uuid}/mandats"
FORMS |= {
    "/attestation": {"code": "not a code"},
    "/invitation": {"code": "not a code", "dit": "123456"},
    "/aidants/inviter": {"lien": "sis", "quoi": "everyday", "jusqua": "year"},
    MANDATE: {"numero": "MANDATE222"},
    f"{MANDATE}/{{mandate:uuid}}/signe": {"code": CODE, "preuve": "Vu.", "signe_le": "hier"},
    "/equipe/{house:uuid}/personnes/{dossier:uuid}/mandat": {
        "prenom": "Anne", "nom": "Hoarau", "lien": "sis", "quoi": "everyday", "jusqua": "year",
    },
}  # fmt: skip
FORMS |= {
    f"{HOUSE}/beaucoup": {"pourquoi": "urgent"},
    f"{HOUSE}/preuves": {"numero": "ASKED23456"},
    f"{HOUSE}/preuves/{{vouching:uuid}}/vu": {"piece": "cni", "devant": "on"},
}
PLANNED = {"quoi": "docteur", "jour": f"31/12/{date.today().year + 1}", "heure": "14:30", "lieu": "Au foyer"}  # noqa: DTZ011 - any day to come
FORMS |= {
    f"{HOUSE}/personnes/{{dossier:uuid}}/rendez-vous": PLANNED,
    f"{HOUSE}/rendez-vous/{{appointment:uuid}}": PLANNED,
    f"{HOUSE}/rendez-vous/{{appointment:uuid}}/opposition": {
        "qui": "tous",
        "convaincre": "on",
        "mention": "Il l’a dit.",
    },
    f"{HOUSE}/justificatifs/{{about:uuid}}/pas-le-bon": {"raison": "other"},
    f"{HOUSE}/rendez-vous/{{appointment:uuid}}/opposition/lever": {
        "lui-meme": "on",
        "garde": "{kept.opposition}",
    },
}
ADDS = ("/papiers/ajouter", "/pour/{person:uuid}/papiers/ajouter")
LETTER = {"dans": "attestations", "nom": "Une lettre"}
FORMS |= dict.fromkeys(ADDS, LETTER)
WITH_A_FILE = (*ADDS, f"{HOUSE}/justificatifs/{{about:uuid}}")
FILE = {"fichier": ("lettre.pdf", b"%PDF-1.7", "application/pdf")}
NUMBERS = ("number", "position")
PARCEL = "/api/depots"


class Asking:
    """The request of one place; `never` makes one whose id `parameter` never existed."""

    def __init__(self, world, place, never=None):
        self.world, self.place = world, place
        state, _, house = place.state.partition("@")
        self.values = {name: self._value(name, state, house, never) for name in self.parameters()}

    def parameters(self):
        """Names in the address, and `paper` when the state says what is written about."""
        names = PARAMETER.findall(self.place.route)
        return [*names, "papier"] if self.place.state.startswith(ABOUT) else names

    def _value(self, name, state, house, never):
        if name == never:
            return uuid4()
        if name in NUMBERS:
            return 1
        if name in ("house", "person"):
            return self.world.ids[name][house]
        kind = "paper" if name == "papier" else name
        return self.world.ids.get(kind, {}).get(state.removeprefix(ABOUT), state)

    def _named(self, found):
        return str(self.world.ids[found[1]][found[2]])

    @property
    def path(self):
        return PARAMETER.sub(lambda found: str(self.values[found[1]]), self.place.route)

    async def of(self, actor, method=None, **more):
        about = {"papier": str(self.values["papier"])} if "papier" in self.values else {}
        method = method or self.place.method
        headers = {**self.world.actors[actor], "sec-fetch-site": "same-origin"}
        if method != "POST":
            return await self.world.client.request(method, self.path, params=about, headers=headers)
        if self.place.route == PARCEL:
            headers["content-type"] = "text/xml"
            return await self.world.client.post(self.path, content=ATTESTATION, headers=headers)
        told = FORMS.get(self.place.route, {}).items()
        known = {NAMED.sub(self._named, name): NAMED.sub(self._named, value) for name, value in told}
        form = {"key": str(uuid4()), **known, **about, **more}
        return await self._proved(await self._posted(form, headers), form, headers)

    async def _posted(self, form, headers):
        files = FILE if self.place.route in WITH_A_FILE else None
        return await self.world.client.post(self.path, data=form, files=files, headers=headers)

    async def _proved(self, answer, form, headers):
        """The table says what becomes of a grave act once it is proved; without a proof: `test_levels`."""
        asked = answer.headers.get("location", "")
        if not asked.startswith(PROOF) or self.place.route.startswith(PROOF):
            return answer
        await self.world.sql.execute(PROVED, UUID(asked.removeprefix(PROOF)))
        return await self._posted(form, headers)

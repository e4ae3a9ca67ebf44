"""The acts for which somebody proves anew who she is, and by which name each is asked."""

HOUSE = "/equipe/{house:uuid}"
LIFT = f"{HOUSE}/personnes/{{dossier:uuid}}/protection/{{measure:uuid}}/fin"
GRAVE = {
    ("POST", LIFT): "measure_lift",
    ("POST", "/aidants/donner"): "give",
    ("POST", "/aidants/{delegation:uuid}/elargir"): "widen",
    ("POST", "/aidants/invitations/{invitation:uuid}/confirmer"): "give",
    ("POST", f"{HOUSE}/mandats/{{mandate:uuid}}/confirmer"): "mandate",
    ("POST", "/j-aide/fermer"): "close",
    ("POST", "/facons/ajouter"): "link",
    ("POST", "/papiers/prendre"): "take",
    ("POST", "/dossiers/{pair:uuid}/oui"): "joined",
    ("POST", "/papiers/secrets/{secret:uuid}/montrer"): "reveal",
    ("POST", "/rendez-vous/secrets/{kept:uuid}/montrer"): "reveal",
    ("POST", "/cles/ajouter"): "passkey",
    ("POST", "/reglages/prevenir/adresse"): "address",
    ("POST", f"{HOUSE}/preuves/{{vouching:uuid}}/confirmer"): "vouch",
    ("POST", f"{HOUSE}/membres/nouveau"): "member",
    ("POST", f"{HOUSE}/membres/{{member:uuid}}/changer"): "member",
    ("POST", f"{HOUSE}/membres/{{member:uuid}}/role"): "member",
    ("POST", f"{HOUSE}/identites/personnes/{{dossier:uuid}}/reunir"): "join",
    ("POST", f"{HOUSE}/listes/{{run:uuid}}/confirmer"): "member",
    ("POST", f"{HOUSE}/personnes/{{dossier:uuid}}/depart"): "leaving",
    ("POST", f"{HOUSE}/personnes/{{dossier:uuid}}/depart/{{event:uuid}}/annuler"): "leaving_back",
    ("POST", f"{HOUSE}/personnes/{{dossier:uuid}}/protection"): "measure",
    ("POST", f"{HOUSE}/personnes/{{dossier:uuid}}/protection/{{measure:uuid}}/verifier"): "measure_check",
    ("POST", f"{HOUSE}/personnes/{{dossier:uuid}}/protection/enfant"): "minor",
    ("POST", f"{HOUSE}/organismes/{{office:uuid}}"): "office_member",
    ("POST", f"{HOUSE}/organismes/{{office:uuid}}/{{agent:uuid}}/verifier"): "office_check",
    ("POST", "/aidants/mesures/{measure:uuid}/oui"): "measure_yes",
    ("POST", f"{HOUSE}/roles/{{role:uuid}}/changements/{{change:uuid}}/confirmer"): "role",
}
# Where only some of what an address does is grave: what it is asked about.
GRAVE_OF = {
    f"{HOUSE}/preuves/{{vouching:uuid}}/confirmer": "seen@tilleuls",
    f"{HOUSE}/listes/{{run:uuid}}/confirmer": "staff@tilleuls",
    LIFT: "closed@tilleuls",
    "/rendez-vous/secrets/{kept:uuid}/montrer": "own",
    "/dossiers/{pair:uuid}/oui": "asked",
}

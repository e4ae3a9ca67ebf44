"""M10. A verb rather than a noun."""

from backend.falc.making import listed, table
from backend.falc.rule import Rule

RULE = Rule(
    id="M10",
    title="Un verbe simple dirait la même chose.",
    ref="EVAM-12",
    severity="info",
    why="Un verbe montre qui fait quoi. Un nom le cache.",
    before="Vous devez procéder au paiement.",
    after="Vous devez payer.",
    check=listed(
        table(
            """
        procéder à = faire | procéder au = faire | procéder aux = faire | procède à = fait | procède au = fait
        procédez à = faites | procédez au = faites | effectuer une demande = demander
        effectuer un paiement = payer | effectuer = faire | effectue = fait | effectuez = faites
        effectuent = font | faire l’objet de = avoir | fait l’objet de = a | fait l’objet d’ = a
        faire une demande = demander | faire la demande = demander | prendre la décision = décider
        prendre une décision = décider | prend la décision = décide | donner une réponse = répondre
        apporter une réponse = répondre | apporter une aide = aider | apporter son aide = aider
        porter assistance = aider | procéder à l’inscription = inscrire | formuler une demande = demander
        avoir connaissance de = savoir | avoir la possibilité de = pouvoir | a la possibilité de = peut
        avez la possibilité de = pouvez | ont la possibilité de = peuvent | avez la faculté de = pouvez
        être en mesure de = pouvoir | est en mesure de = peut | êtes en mesure de = pouvez
        mettre fin à = arrêter | met fin à = arrête | faire usage de = utiliser | donner lecture de = lire
        faire part de = dire | prendre connaissance de = lire | donner son accord = dire oui
        faire le choix de = choisir | tenir compte de = penser à
        """
        )
    ),
)

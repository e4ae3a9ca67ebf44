"""M13. People are named with respect."""

from backend.falc.making import listed, table
from backend.falc.rule import Rule

RULE = Rule(
    id="M13",
    title="Ces mots peuvent blesser.",
    ref="RLS-3.3, RLS-6.5",
    severity="warning",
    why="Une personne n’est pas sa maladie ni son handicap. Nommez d’abord la personne.",
    before="Les handicapés mangent à midi.",
    after="Les personnes handicapées mangent à midi.",
    check=listed(
        table(
            """
        les handicapés = les personnes handicapées | des handicapés = des personnes handicapées
        aux handicapés = aux personnes handicapées | un handicapé = une personne handicapée
        une handicapée = une personne handicapée | l’handicapé = la personne handicapée
        les vieux = les personnes âgées | des vieux = des personnes âgées | les vieillards = les personnes âgées
        un vieillard = une personne âgée | les déments = les personnes malades | dément = malade
        les fous = les personnes malades | débile = personne handicapée | débiles = personnes handicapées
        mongolien = personne trisomique | mongolienne = personne trisomique | attardé = personne handicapée
        arriéré = personne handicapée | infirme = personne handicapée | infirmes = personnes handicapées
        les invalides = les personnes invalides | souffre d’un handicap = a un handicap | souffrant de = qui a
        souffre de = a | souffrent de = ont | atteint de = qui a | atteinte de = qui a | atteints de = qui ont
        atteint d’ = qui a  | atteints d’ = qui ont  | victime d’un handicap = qui a un handicap
        cloué dans un fauteuil = en fauteuil roulant | cloué au fauteuil = en fauteuil roulant
        condamné au fauteuil = en fauteuil roulant | grabataire = qui reste au lit
        grabataires = qui restent au lit | les autistes = les personnes autistes
        un autiste = une personne autiste | les trisomiques = les personnes trisomiques
        les aveugles = les personnes aveugles | les sourds = les personnes sourdes
        les malades mentaux = les personnes malades | anormal = différent | anormaux = différents
        les cas sociaux = les personnes en difficulté | placé en institution = accueilli
        """
        )
    ),
)

"""M09. No trade words."""

from backend.falc.making import listed, table
from backend.falc.rule import Rule

RULE = Rule(
    id="M09",
    title="Ce sont des mots de professionnels.",
    ref="RLS-6.4",
    severity="warning",
    why="Ces mots servent entre professionnels. Dites ce que la personne voit ou fait.",
    before="Votre prise en charge commence lundi.",
    after="On commence à vous aider lundi.",
    check=listed(
        table(
            """
        prise en charge = aide | prises en charge = aides | prendre en charge = s’occuper de
        bientraitance = bien traiter les gens | parcours de soins = vos soins | parcours de vie = votre vie
        mise en œuvre = faire | mettre en œuvre = faire | mise en place = faire | mettre en place = faire
        plan d’action = liste de ce qu’on va faire | mode d’accueil = façon d’accueillir | dispositif = aide
        dispositifs = aides | problématique = problème | problématiques = problèmes | modalité = façon de faire
        modalités = façon de faire | prestation = service | prestations = services
        partenariat = travail ensemble | pluridisciplinaire = de plusieurs métiers
        plateau technique = salle des machines | file active = nombre de personnes aidées
        bonnes pratiques = bonnes façons de faire | démarche qualité = faire mieux
        état des lieux = ce qui se passe | feuille de route = liste de ce qu’on va faire | levier = moyen
        leviers = moyens | gouvernance = façon de décider | autodétermination = décider pour soi
        inclusif = pour tous | inclusive = pour tous | synergie = travail ensemble
        transversal = pour tout le monde | référentiel = liste de règles
        cahier des charges = liste de ce qu’il faut | actes de la vie quotidienne = gestes de tous les jours
        perte d’autonomie = besoin d’aide pour vivre | situation de handicap = handicap
        personne ressource = personne qui peut aider
        """
        )
    ),
)

"""M08. No image, no wordplay."""

from backend.falc.making import listed, table
from backend.falc.rule import Rule

RULE = Rule(
    id="M08",
    title="Cette expression est une image.",
    ref="RLS-6.4",
    severity="info",
    why="Certaines personnes comprennent chaque mot comme il est. Dites la chose simplement.",
    before="Il a mis les pieds dans le plat.",
    after="Il a parlé trop vite.",
    check=listed(
        table(
            """
        pieds dans le plat = parler trop vite | coup de main = aide | coup de fil = appel
        prendre en main = s’occuper de | tomber dans les pommes = perdre connaissance
        au pied de la lettre = exactement | tirer la sonnette d’alarme = prévenir
        faire le point = parler de ce qui est fait | à bras ouverts = avec plaisir
        baisser les bras = abandonner | sur la même longueur d’onde = d’accord
        la balle est dans votre camp = à vous de décider | en un clin d’œil = très vite
        coûter les yeux de la tête = coûter très cher | couper les ponts = ne plus se voir
        tourner la page = penser à autre chose | mettre la charrue avant les bœufs = aller trop vite
        avoir le bras long = connaître des gens importants | être au bout du rouleau = être très fatigué
        au bout du rouleau = très fatigué | dans la foulée = tout de suite après | au cœur de = dans
        feu vert = accord | noir sur blanc = par écrit | à cheval sur = strict pour
        de fil en aiguille = peu à peu | pierre angulaire = chose la plus importante | fer de lance = premier
        épée de Damoclès = danger | la cerise sur le gâteau = en plus | sous le bras = avec soi
        sur le bout des doigts = très bien | les quatre cents coups = des bêtises
        chercher midi à quatorze heures = compliquer | tirer au clair = comprendre | à couteaux tirés = fâchés
        le vif du sujet = le plus important | monter au créneau = défendre
        """
        )
    ),
)

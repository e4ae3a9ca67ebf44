"""M20. No words of lawyers."""

from backend.falc.making import listed, table
from backend.falc.rule import Rule

RULE = Rule(
    id="M20",
    title="Ce sont des mots de loi.",
    ref="RLS-6.4",
    severity="warning",
    why="Ces mots viennent des textes de loi. Dites où regarder et qui fait quoi.",
    before="Le papier ci-joint est à signer.",
    after="Signez le papier que voici.",
    check=listed(
        table(
            """
        ci-joint = avec cette lettre | ci-jointe = avec cette lettre | ci-joints = avec cette lettre
        ci-dessus = plus haut | ci-dessous = plus bas | ci-après = plus bas | ci-contre = à côté
        ci-inclus = avec cette lettre | susvisé = dont on parle | susmentionné = dont on parle
        précité = dont on parle | précitée = dont on parle | ledit = ce | ladite = cette | lesdits = ces
        lesdites = ces | dudit = de ce | susdit = ce | aux termes de = comme le dit | aux fins de = pour
        en vertu de = à cause de | en vertu du = à cause du | soussigné | soussignée | je soussigné = moi
        ayants droit = famille | ayant droit = famille | ayants cause = famille | stipulé = écrit
        stipule = dit | stipulent = disent | alinéa = paragraphe | alinéas = paragraphes
        de plein droit = sans rien demander | à titre conservatoire = en attendant
        sans préjudice de = en plus de | faire grief = gêner | ester en justice = aller devant le juge
        saisir le tribunal = écrire au tribunal | voie de recours = façon de dire non
        voies de recours = façons de dire non | mise en demeure = dernier rappel | quorum = nombre de présents
        nul et non avenu = sans valeur | y afférent = lié | afférent à = lié à | afférents à = liés à
        subséquent = qui suit
        """
        )
    ),
)

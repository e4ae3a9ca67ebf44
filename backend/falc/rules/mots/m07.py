"""M07. No foreign word, unless everybody says it."""

from backend.falc.making import listed, table
from backend.falc.rule import Rule

RULE = Rule(
    id="M07",
    title="Ce mot vient d’une autre langue.",
    ref="RLS-5.5",
    severity="warning",
    why="On lit mal un mot que l’on ne prononce pas comme il s’écrit. Prenez le mot français.",
    before="Donnez votre feedback.",
    after="Donnez votre avis.",
    check=listed(
        table(
            """
        feedback = avis | deadline = date limite | meeting = réunion | reporting = compte rendu
        newsletter = lettre d’information | coaching = accompagnement | planning = emploi du temps
        check-list = liste | checklist = liste | workshop = atelier | mail = courriel | mails = courriels
        e-mail = courriel | e-mails = courriels | email = courriel | emails = courriels | burn-out = épuisement
        burnout = épuisement | process = façon de faire | staff = équipe | turn-over = changements dans l’équipe
        turnover = changements dans l’équipe | a priori = avant de savoir | a fortiori = encore plus
        in fine = à la fin | ad hoc = fait pour cela | de facto = en vrai | versus = contre | idem = pareil
        vice versa = dans l’autre sens aussi | via = par | nota bene = attention | prorata = part
        au prorata = selon la part | curriculum vitae = liste de vos emplois | login = nom de compte
        password = mot de passe | online = en ligne | one shot = une seule fois | benchmark = comparaison
        brainstorming = recherche d’idées | kit = ensemble | flyer = petit papier | flyers = petits papiers
        hotline = numéro d’aide | open space = grand bureau | timing = moment | lobbying = pression
        team building = journée d’équipe | care = soin | empowerment = pouvoir d’agir | handover = relève
        """
        )
    ),
)

"""M16. Words of offices: a short word says the same."""

from backend.falc.making import both, listed, swapped, table
from backend.falc.rule import Rule

RULE = Rule(
    id="M16",
    title="Un mot court dit la même chose.",
    ref="RLS-6.4, RLS-6.5",
    severity="warning",
    why="Ces mots d’administration allongent la phrase. Prenez le mot court.",
    before="Venez afin de signer.",
    after="Venez pour signer.",
    check=both(
        swapped(
            table(
                """
        afin de = pour | afin d’ = pour | en vue de = pour | en vue d’ = pour | au sein de = dans
        au sein du = dans le | au sein des = dans les | au sein d’ = dans | à compter du = à partir du
        à l’issue de = après | à l’issue du = après le | à l’issue d’ = après | préalablement à = avant
        antérieurement à = avant | postérieurement à = après | dans le cas où = si
        au cas où = si | dans les meilleurs délais = vite | dans les plus brefs délais = vite
        au moyen de = avec | au moyen d’ = avec | à l’aide de = avec | à l’aide d’ = avec
        en raison de = à cause de | en raison du = à cause du | en raison des = à cause des
        en raison d’ = à cause d’ | du fait de = à cause de | du fait du = à cause du
        par l’intermédiaire de = avec l’aide de
        """
            )
        ),
        listed(
            table(
                """
        lors de = pendant | lors du = pendant le | lors des = pendant les | lors d’ = pendant
        auprès du = avec le | auprès des = avec les | dans le cadre de = pour | dans le cadre du = pour le
        dans le cadre des = pour les | au titre de = pour | au titre du = pour le
        à titre gratuit = gratuitement | à titre onéreux = en payant | conformément à = comme le dit
        conformément au = comme le dit le | en matière de = pour | relatif à = sur | relative à = sur
        relatifs à = sur | relatives à = sur | concernant = sur | s’agissant de = pour | quant à = pour
        eu égard à = à cause de | sous réserve de = si | en l’absence de = sans | à défaut de = sans
        le cas échéant = si c’est utile | en tant que = comme | à hauteur de = de | en fonction de = selon
        ainsi que = et | dans la mesure où = si | au regard de = selon | en application de = comme le dit
        """
            )
        ),
    ),
    fixes=True,
)

"""M18. Small words link sentences."""

from backend.falc.making import listed, table
from backend.falc.rule import Rule

RULE = Rule(
    id="M18",
    title="Ce mot de liaison est difficile.",
    ref="RLS-6.4",
    severity="warning",
    why="Ces mots relient des idées de façon cachée. Faites deux phrases, avec « mais », « donc » ou « aussi ».",
    before="Toutefois, vous pouvez venir.",
    after="Mais vous pouvez venir.",
    check=listed(
        table(
            """
        toutefois = mais | néanmoins = mais | cependant = mais | par conséquent = donc | en conséquence = donc
        en outre = aussi | par ailleurs = aussi | de surcroît = en plus | en revanche = mais | en effet
        or, = mais | dès lors = donc | force est de constater | il convient de = il faut | il est à noter
        d’une part | d’autre part = aussi | de même = aussi | a contrario = au contraire
        quoi qu’il en soit | quoique = même si | bien que = même si | nonobstant = malgré | hormis = sauf
        excepté = sauf | moyennant = avec | voire = ou même | certes | ainsi, | en somme | au demeurant
        il s’avère = on voit | le fait que | étant donné que = comme | attendu que = comme | étant entendu que
        dès lors que = si
        """
        )
    ),
)

"""What the tests of members do again and again."""

import re
from html import unescape

from backend.demo import making

DIRECTOR = ("members", "requests")


async def decides(cast, given, family, shown, duties=DIRECTOR, code="directeur", house=None):
    """Somebody of the house, in a role with the duty of its members."""
    house = house or cast.tilleuls
    role = await cast.sql.fetchval(
        "select id from role where code = $2 and establishment_id = $1", house.id, code
    ) or await making.role(cast.sql, house, code, code, {}, duties)
    return await cast.staff(given, family, house, role, shown)


def plain(page):
    """The words of a page, one space between them."""
    words = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", page.text, flags=re.S)
    return re.sub(r"\s+", " ", unescape(words))


async def role_of(cast, code="infirmiere"):
    return await cast.sql.fetchval(
        "select id from role where code = $1 and establishment_id = $2", code, cast.tilleuls.id
    )


async def acts(cast):
    rows = await cast.sql.fetch("select act from audit_entry where purpose = 'organisation' order by at")
    return [row["act"] for row in rows]

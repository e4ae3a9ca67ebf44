"""What a phone receives on its first visit: the sign-in page and everything it names, as they cross the wire."""

import re

import httpx

DOOR = "/entrer"
GZIP = {"accept-encoding": "gzip"}
"""httpx reads no Brotli: a browser receives a little less."""
ASKED = re.compile(r'(?:href|src)="(/(?:assets/[^"#]+|manifest\.webmanifest))')
FONT = re.compile(r"url\(\"?(/assets/[^\")]+\.woff2)")


async def first_visit(phone: httpx.AsyncClient) -> dict[str, int]:
    """Octets of each answer, by address. More than one browser asks for: each takes the icon it likes, or none."""
    page = await phone.get(DOOR, headers=GZIP)
    weights = {DOOR: _weight(page)}
    for path in dict.fromkeys(ASKED.findall(page.text)):
        answer = await phone.get(path, headers=GZIP)
        weights[path] = _weight(answer)
        # The first is everybody's; the others are fetched by who chose them.
        for font in FONT.findall(answer.text)[:1] if path.endswith(".css") else ():
            weights[font] = _weight(await phone.get(font, headers=GZIP))
    return weights


def of(weights: dict[str, int], ending: str) -> int:
    return sum(weight for path, weight in weights.items() if path.endswith(ending))


def _weight(answer: httpx.Response) -> int:
    """Of the body."""
    return int(answer.raise_for_status().headers["content-length"])

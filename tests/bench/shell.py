"""What a phone receives on its first visit: the sign-in page and everything it asks for, compressed."""

import re
from collections.abc import Iterator

import httpx

from tests.bench.figures import Measured

ASKED = re.compile(r'(?:href|src)="(/(?:assets/[^"#]+|manifest\.webmanifest))')
FONT = re.compile(r"url\(\"?(/assets/[^\")]+\.woff2)")


def shell(port: int) -> Iterator[Measured]:
    headers = {"accept-encoding": "gzip"}  # httpx reads no Brotli: a browser receives a little less
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers) as phone:
        page = phone.get("/entrer")
        weights = {"/entrer": _weight(page)}
        for path in dict.fromkeys(ASKED.findall(page.text)):
            answer = phone.get(path).raise_for_status()
            weights[path] = _weight(answer)
            # The first is everybody's; the others are fetched by who chose them.
            for font in FONT.findall(answer.text)[:1] if path.endswith(".css") else ():
                weights[font] = _weight(phone.get(font).raise_for_status())
    css, js, font = (_sum(weights, end) for end in (".css", ".js", ".woff2"))
    yield Measured("shell_first_visit", sum(weights.values()), "kB")
    yield Measured("shell_html_and_css", weights["/entrer"] + css, "kB")
    yield Measured("shell_js", js, "kB")
    yield Measured("shell_font", font, "kB")
    yield Measured("shell_requests", len(weights), "")


def _weight(answer: httpx.Response) -> float:
    """Of the body as it crossed the wire."""
    return int(answer.headers["content-length"]) / 1000


def _sum(weights: dict[str, float], end: str) -> float:
    return sum(weight for path, weight in weights.items() if path.endswith(end))

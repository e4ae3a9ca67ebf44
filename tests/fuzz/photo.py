"""Photos of papers, in every format that is taken."""

import io

from PIL import Image

from tests.fuzz.target import ask, look
from tests.interop.test_photo import photo


def seeds() -> list[bytes]:
    return [photo(), *map(_drawn, ("PNG", "WEBP", "TIFF", "GIF"))]


def _drawn(kind: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((20, 12), 60).save(out, kind)
    return out.getvalue()


def one(body: bytes) -> None:
    ask("photo", body)


if __name__ == "__main__":
    look(one, seeds())

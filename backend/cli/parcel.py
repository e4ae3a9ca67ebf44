"""What `dui push` sends of a file: itself, or a PDF and a photo inside what is said of them."""

import base64
from pathlib import Path

import click
import msgspec

from backend.documents.arriving import is_pdf, is_photo


def parcel(file: Path) -> bytes:
    """What is sent of a file: itself, or a PDF and photos inside the DocumentReference that lies beside them."""
    body, beside = file.read_bytes(), file.with_suffix(".json")
    if not (is_pdf(body) or is_photo(body)):
        return body
    if not beside.is_file():
        raise click.ClickException(
            f"{file.name} : écrivez à côté {beside.name}, un DocumentReference qui dit à qui il est."
        )
    told = msgspec.json.decode(beside.read_bytes())
    attachment = told["content"][0]["attachment"]
    attachment["data"] = base64.b64encode(body).decode()
    return msgspec.json.encode(told)

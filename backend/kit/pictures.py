"""An address as a picture that a telephone reads."""

import io

import segno


def code_of(url: str) -> str:
    """Black on white whatever the colours around, with the white margin that readers need."""
    code = io.BytesIO()
    segno.make(url, error="m").save(code, kind="svg", xmldecl=False, border=4, light="#fff", scale=6)
    return code.getvalue().decode()

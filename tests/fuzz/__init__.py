"""Foreign files as nobody writes them: atheris bends ours until a reader does something else than read or refuse.

`python -m tests.fuzz.cda -max_total_time=600` looks for ten minutes; so do `xdm`, `hl7v2`, `pdf_metadata` and
`photo`. What it finds is left in a file, named in its last lines: give that file as the argument to see it again.
"""

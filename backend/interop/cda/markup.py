"""The only HTML a foreign document can become: a closed list of tags and attributes.

``tag`` refuses anything else, and text enters through ``escape``: there is no other way in.
"""

import re
from html import unescape

from markupsafe import Markup, escape

#: Everything the renderer may write. ``href`` leads inside the page; ``src`` is a checked image.
ALLOWED: dict[str, frozenset[str]] = {
    tag: frozenset(attributes.split())
    for tag, attributes in {
        "section": "class",
        "h2": "",
        "h3": "",
        "h4": "",
        "h5": "",
        "h6": "",
        "p": "class",
        "br": "",
        "strong": "",
        "sub": "",
        "sup": "",
        "span": "class id",
        "a": "class href",
        "ul": "",
        "ol": "class",
        "li": "id",
        "dl": "class",
        "dt": "",
        "dd": "",
        "div": "class role tabindex aria-label",
        "table": "",
        "caption": "",
        "thead": "",
        "tbody": "",
        "tfoot": "",
        "tr": "",
        "th": "scope colspan rowspan",
        "td": "colspan rowspan data-l",
        "img": "src alt",
    }.items()
}
VOID = frozenset({"br", "img"})

_SRC = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=]+")
_HREF = re.compile(r"#cda-[a-z]+-\d+")
_ENDS = {
    "br": "\n",
    **dict.fromkeys(("p", "li", "tr", "dd", "caption", "h2", "h3", "h4", "h5", "h6"), "\n"),
    **dict.fromkeys(("td", "th"), " ; "),
    "dt": "\u00a0: ",
}
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_POWER = re.compile(r"<sup>([0-9+-]+)</sup>")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_TRAILING = re.compile(r"(?: ; )*\n\s*")


def tag(name: str, *content: Markup | str, **attributes: str | None) -> Markup:
    """One element; ``class_`` stands for class and ``aria_label`` for aria-label."""
    written = "".join(_attribute(name, k, v) for k, v in attributes.items() if v is not None)
    if name not in ALLOWED:
        raise ValueError(name)
    if name in VOID:
        return Markup(f"<{name}{written}>")  # noqa: S704 (closed lists and escaped values)
    return Markup(f"<{name}{written}>") + join(content) + Markup(f"</{name}>")  # noqa: S704


def join(parts: "tuple[Markup | str, ...] | list[Markup]") -> Markup:
    return Markup("").join(parts)


def _attribute(name: str, key: str, value: str) -> str:
    key = key.rstrip("_").replace("_", "-")
    if key not in ALLOWED[name]:
        raise ValueError(f"{name} {key}")
    if (key == "src" and not _SRC.fullmatch(value)) or (key == "href" and not _HREF.fullmatch(value)):
        raise ValueError(f"{name} {key}")
    return f' {key}="{escape(value)}"'


def plain(html: Markup | str) -> str:
    """The same words without tags: a line for each block, cells parted by `` ; ``.

    A power stays a power (10⁹, never 109): this text is read aloud and searched.
    """
    html = _POWER.sub(lambda power: power[1].translate(_RAISED), html)
    lines = unescape(_TAG.sub(lambda m: _ENDS.get(m[2], "") if m[1] or m[2] == "br" else "", html))
    return _TRAILING.sub("\n", lines).strip(" ;\n")

"""Cut the font to French: one file of weights 400-700 for screens, two of one weight each for paper.

Needs fonttools and brotli, which the project does not install.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
PACKAGE = "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files"
SOURCE = "atkinson-hyperlegible-next-latin-wght-normal.woff2"
LETTERS = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"
    "{|}~\N{NO-BREAK SPACE}§©«°²·»ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜàâäæçèéêëîïñôöùûüÿŒœŸ–—‘’“”…€−"
)
HYPHEN, FIRM_HYPHEN = ord("-"), 0x2011


def cut(source: Path, target: Path) -> None:
    font = TTFont(source)
    options = subset.Options(layout_features=["kern", "mark", "ccmp", "locl", "liga"])
    cutter = subset.Subsetter(options)
    cutter.populate(text=LETTERS)
    cutter.subset(font)
    font = instantiateVariableFont(font, {"wght": (400, 700)})
    # The family has no hyphen that refuses to break: « voulez-vous » would borrow one from another font.
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[FIRM_HYPHEN] = table.cmap[HYPHEN]
    font.flavor = "woff2"
    font.save(target)


def for_paper(cut: Path) -> None:
    """What writes PDF reads neither WOFF2 nor weights that vary."""
    for weight in (400, 700):
        font = instantiateVariableFont(TTFont(cut), {"wght": weight})
        font.flavor = None
        font.save(cut.with_name(f"{cut.stem}-{weight}.ttf"))


if __name__ == "__main__":
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    target = HERE / "atkinson-hyperlegible-next.woff2"
    cut(root / PACKAGE / SOURCE, target)
    for_paper(target)

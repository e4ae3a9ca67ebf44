"""Cut the fonts to French: what screens need of each, and two files of one weight for paper.

Needs fonttools and brotli, which the project does not install.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
PACKAGES = "node_modules"
ATKINSON = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2"
LEXEND = "@fontsource-variable/lexend/files/lexend-latin-wght-normal.woff2"
DYSLEXIC = "@fontsource/opendyslexic/files/opendyslexic-latin-{}-normal.woff2"
# Its licence reserves the name: what is cut from it is called otherwise.
RENAMED = "Lettres Lestees"
LETTERS = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"
    "{|}~\N{NO-BREAK SPACE}§©«°²·»ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜàâäæçèéêëîïñôöùûüÿŒœŸ–—‘’“”…€−"
)
# What these families lack, drawn as what they have: else « voulez-vous » would borrow a hyphen from another font.
DRAWN_AS = {0x2011: ord("-"), 0xA0: ord(" ")}


def cut(source: Path, target: Path, name: str = "") -> None:
    """What French needs of `source`; weights that vary stay between 400 and 700. Under another `name`, if given."""
    font = TTFont(source)
    options = subset.Options(layout_features=["kern", "mark", "ccmp", "locl", "liga"])
    options.hinting, options.desubroutinize = "CFF " not in font, "CFF " in font  # lighter so, by a third
    cutter = subset.Subsetter(options)
    cutter.populate(text=LETTERS)
    cutter.subset(font)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": (400, 700)})
    if name:
        _call(font, name)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({code: table.cmap[like] for code, like in DRAWN_AS.items() if code not in table.cmap})
    font.flavor = "woff2"
    font.save(target)


def _call(font: TTFont, name: str) -> None:
    """Family, full and PostScript names; whose it is and under which licence stay as they were."""
    for record in list(font["name"].names):
        if record.nameID in (3, 16, 17, 21, 22, 25):
            font["name"].removeNames(nameID=record.nameID)
        elif record.nameID in (1, 4, 6):
            record.string = name.replace(" ", "") if record.nameID == 6 else name
    if "CFF " in font:
        top = font["CFF "].cff
        top.fontNames[0] = name.replace(" ", "")
        top.topDictIndex[0].FamilyName = top.topDictIndex[0].FullName = name


def for_paper(cut: Path) -> None:
    """What writes PDF reads neither WOFF2 nor weights that vary."""
    for weight in (400, 700):
        font = instantiateVariableFont(TTFont(cut), {"wght": weight})
        font.flavor = None
        font.save(cut.with_name(f"{cut.stem}-{weight}.ttf"))


if __name__ == "__main__":
    packages = Path(sys.argv[1] if len(sys.argv) > 1 else ".") / PACKAGES
    target = HERE / "atkinson-hyperlegible-next.woff2"
    cut(packages / ATKINSON, target)
    for_paper(target)
    cut(packages / LEXEND, HERE / "lexend.woff2")
    for weight in (400, 700):
        cut(packages / DYSLEXIC.format(weight), HERE / f"lettres-lestees-{weight}.woff2", RENAMED)

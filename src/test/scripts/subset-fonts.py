#!/usr/bin/env python3
"""Makes the fonts that the tests of the window bring, src/test/resources/fonts: small parts of free fonts under names of
their own, so that no font of a machine can be taken for them.

Usage:  python3 src/test/scripts/subset-fonts.py FOLDER

FOLDER holds, at any depth, the files that SOURCES names. Debian has them in the packages fonts-inter,
fonts-jetbrains-mono, fonts-noto-cjk and fonts-dejavu-core: `apt-get download PACKAGE`, `dpkg -x PACKAGE*.deb FOLDER`.
Needs fontTools (`pip install fonttools`, best in a virtual environment).

Which Chinese characters: those of src/test/resources/fonts/characters.txt, about two thousand of the commonest, and all
that a bundle in assets/messages uses. What is new there is added to characters.txt.
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = pathlib.Path(__file__).resolve().parents[3]
FONTS = ROOT / "src/test/resources/fonts"
CHARACTERS = FONTS / "characters.txt"

# Family, style, the file it is made from, its number in a collection, whether it has the Chinese characters.
SOURCES = [
    ("GoGetWell Sans", "Regular", "Inter-Regular.otf", 0, False),
    ("GoGetWell Sans", "Bold", "Inter-Bold.otf", 0, False),
    ("GoGetWell Mono", "Regular", "JetBrainsMono-Regular.ttf", 0, False),
    ("GoGetWell Mono", "Bold", "JetBrainsMono-Bold.ttf", 0, False),
    ("GoGetWell Wide", "Regular", "DejaVuSans.ttf", 0, False),
    ("GoGetWell Wide", "Bold", "DejaVuSans-Bold.ttf", 0, False),
    ("GoGetWell Chinese", "Regular", "NotoSansCJK-Regular.ttc", 2, True),
    ("GoGetWell Chinese", "Bold", "NotoSansCJK-Bold.ttc", 2, True),
]

# Letters, punctuation, arrows, boxes, ticks: as far as a font has them.
COMMON = [(0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x203A), (0x2190, 0x2199), (0x22EE, 0x22EF), (0x23CE, 0x23CE),
          (0x2500, 0x257F), (0x25A0, 0x25CF), (0x2713, 0x2717), (0x276F, 0x276F), (0x279C, 0x279C), (0xFFFD, 0xFFFD)]
CHINESE = [(0x3000, 0x303F), (0xFF01, 0xFF5E)]


def spread(ranges):
    return {chr(code) for first, last in ranges for code in range(first, last + 1)}


def foreign(text):
    return {c for c in text if ord(c) >= 0x2E80}


def characters():
    used = foreign("".join(p.read_text("utf-8") for p in sorted((ROOT / "assets/messages").glob("*.properties"))))
    kept = foreign(CHARACTERS.read_text("utf-8")) if CHARACTERS.exists() else set()
    every = sorted(used | kept)
    rows = ["".join(every[i:i + 100]) for i in range(0, len(every), 100)]
    CHARACTERS.write_text("\n".join(rows) + "\n", "utf-8")
    return set(every)


def rename(font, family, style):
    names = font["name"]
    keep = {number: names.getDebugName(number) for number in (0, 13, 14) if names.getDebugName(number)}
    names.names = []
    said = {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}", 5: "Version 1.0",
            6: f"{family} {style}".replace(" ", "-")} | keep
    for number, text in said.items():
        names.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames[0] = said[6]
        top = cff.topDictIndex[0]
        top.FullName, top.FamilyName = said[4], family


def make(folder, family, style, file, number, text):
    found = next(iter(sorted(folder.rglob(file))), None)
    if found is None:
        sys.exit(f"{folder} has no {file}")
    font = TTFont(found, fontNumber=number, recalcTimestamp=False)
    options = subset.Options()
    # No kerning and no ligatures: what a line is wide is the sum of its letters, on every system.
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "kern", "STAT", "MATH", "FFTM"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(text)))
    subsetter.subset(font)
    rename(font, family, style)
    target = FONTS / f"{family.split()[1]}-{style}{'.otf' if 'CFF ' in font else '.ttf'}"
    font.save(target)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes, {len(font.getBestCmap())} characters")
    lacking = "".join(sorted(c for c in text if c.strip() and ord(c) >= 0x2E80 and ord(c) not in font.getBestCmap()))
    if lacking:
        print(f"  the source has no glyph for: {lacking}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    FONTS.mkdir(parents=True, exist_ok=True)
    chinese = characters() | spread(CHINESE)
    for family, style, file, number, with_chinese in SOURCES:
        text = spread(COMMON) | (chinese if with_chinese else set())
        make(pathlib.Path(sys.argv[1]), family, style, file, number, text)


if __name__ == "__main__":
    main()

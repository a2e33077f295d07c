"""Draws what lies behind the two icons of the disk: an arrow from the program to the folder of programs, without a
word, so that it needs no language. Usage: disk_picture.py FILE.png

The places of the icons stand in finder_layout.py. Each point of the window has two pixels a side, and the picture says
so by its resolution. By the standard library alone, since a Mac that only seals a bundle need have no Java."""
import struct
import sys
import zlib

WIDTH, HEIGHT, PIXELS = 640, 400, 2
PIXELS_A_METRE = 5669  # 144 dots an inch
GROUND, ARROW = (0xF4, 0xF7, 0xFA), (0x09, 0x69, 0xDA)
HALF_LINE = 3
MIDDLE, LINE = WIDTH / 2, 190
TIP = (MIDDLE + 36, LINE)
STROKES = [((MIDDLE - 36, LINE), TIP), ((MIDDLE + 14, LINE - 22), TIP), ((MIDDLE + 14, LINE + 22), TIP)]


def distance(x, y, stroke):
    """From a point to the nearest one of a line with two ends."""
    (ax, ay), (bx, by) = stroke
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    along = min(1, max(0, along))
    return ((x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2) ** 0.5


def colour(column, row):
    x, y = (column + 0.5) / PIXELS, (row + 0.5) / PIXELS
    covered = HALF_LINE - min(distance(x, y, stroke) for stroke in STROKES)
    covered = min(1, max(0, covered * PIXELS + 0.5))
    return bytes(round(ground + (arrow - ground) * covered) for ground, arrow in zip(GROUND, ARROW))


def row_of(row):
    left, right = int(MIDDLE - 50) * PIXELS, int(MIDDLE + 50) * PIXELS
    ground = bytes(GROUND)
    if abs(row / PIXELS - LINE) > 40:
        return ground * WIDTH * PIXELS
    return ground * left + b"".join(colour(column, row) for column in range(left, right)) \
        + ground * (WIDTH * PIXELS - right)


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


rows = b"".join(b"\0" + row_of(row) for row in range(HEIGHT * PIXELS))
head = struct.pack(">IIBBBBB", WIDTH * PIXELS, HEIGHT * PIXELS, 8, 2, 0, 0, 0)
with open(sys.argv[1], "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
               + chunk(b"pHYs", struct.pack(">IIB", PIXELS_A_METRE, PIXELS_A_METRE, 1))
               + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))

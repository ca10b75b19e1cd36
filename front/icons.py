"""Draws the app's icon: a clock, in the colours of the pages. `.ci/vendor` runs it."""

import struct
import sys
import zlib
from math import hypot
from pathlib import Path

BACKGROUND, FACE, HANDS = "#10508c", "#ffffff", "#10508c"
_FACE_RADIUS, _PIVOT_RADIUS, _HALF_WIDTH = 0.36, 0.05, 0.035
_HANDS = ((0.0, -0.25), (0.17, 0.1))
"""Where they end, from the middle; in parts of the whole."""
_STEPS = 3
"""So many samples a side of each dot, for smooth edges."""


def svg() -> bytes:
    """For browsers that scale it."""
    lines = "".join(f"M50 50L{50 + 100 * x:g} {50 + 100 * y:g}" for x, y in _HANDS)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<path fill="{BACKGROUND}" d="M0 0h100v100H0z"/>'
        f'<circle cx="50" cy="50" r="{100 * _FACE_RADIUS:g}" fill="{FACE}"/>'
        f'<path d="{lines}" stroke="{HANDS}" stroke-width="{200 * _HALF_WIDTH:g}"'
        ' stroke-linecap="round"/>'
        f'<circle cx="50" cy="50" r="{100 * _PIVOT_RADIUS:g}" fill="{HANDS}"/></svg>'
    ).encode()


def png(size: int) -> bytes:
    """For phones' home screens, so many dots a side. It fills the square and keeps what matters in
    the middle, so that a phone may cut it to its own shape."""
    rows = [b"\0" + _row(y, size) for y in range(size)]
    numbers_of_colours = 3
    header = struct.pack(">IIBBBBB", size, size, 8, numbers_of_colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in (
            (b"IHDR", header),
            (b"PLTE", _palette()),
            (b"IDAT", zlib.compress(b"".join(rows), 9)),
            (b"IEND", b""),
        )
    )


def _palette() -> bytes:
    """From the background's colour, number 0, to the face's, number 255."""
    dark, light = bytes.fromhex(BACKGROUND[1:]), bytes.fromhex(FACE[1:])
    return bytes(
        dark[part] + (light[part] - dark[part]) * step // 255
        for step in range(256)
        for part in range(3)
    )


def _row(y: int, size: int) -> bytes:
    return bytes(_light(x, y, size) for x in range(size))


def _light(x: int, y: int, size: int) -> int:
    """How much of a dot is face."""
    hits = sum(
        _is_face((x + (i + 0.5) / _STEPS) / size - 0.5, (y + (j + 0.5) / _STEPS) / size - 0.5)
        for i in range(_STEPS)
        for j in range(_STEPS)
    )
    return 255 * hits // _STEPS**2


def _is_face(x: float, y: float) -> bool:
    if hypot(x, y) > _FACE_RADIUS:
        return False
    return hypot(x, y) > _PIVOT_RADIUS and not any(_is_hand(x, y, *end) for end in _HANDS)


def _is_hand(x: float, y: float, to_x: float, to_y: float) -> bool:
    along = (x * to_x + y * to_y) / (to_x**2 + to_y**2)
    along = min(1.0, max(0.0, along))
    return hypot(x - along * to_x, y - along * to_y) <= _HALF_WIDTH


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "icon.svg").write_bytes(svg())
    for side in (192, 512):
        (folder / f"icon-{side}.png").write_bytes(png(side))

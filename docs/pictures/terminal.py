"""Draws what a command printed: `COMMAND | python docs/pictures/terminal.py docs/pictures/X.svg`.

The title is the command's, the fonts are the reader's own: the picture fetches nothing.
"""

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

WIDTH = 76
FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)

if __name__ == "__main__":
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text.from_ansi(sys.stdin.read().rstrip()))
    drawn = console.export_svg(title="timebank", theme=MONOKAI, unique_id="timebank")
    drawn = FONT_FACES.sub("", drawn).replace("Fira Code, monospace", "monospace")
    Path(sys.argv[1]).write_text(drawn, encoding="utf-8")

"""Writes the schema as the code has it, for a migration to freeze.

`python migrations/freeze.py FILE`.
A file that has been released is never written again; what comes later is a migration of its own.
"""

import sys
from pathlib import Path

from timebank.models import schema_statements

Path(sys.argv[1]).write_text("\n\n".join(schema_statements()) + "\n")

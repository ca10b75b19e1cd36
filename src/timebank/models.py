"""Every table of the service, imported once; and the whole schema as statements."""

from pathlib import Path

from timebank.activities import tables as activities
from timebank.backup import tables as backup
from timebank.clients import tables as clients
from timebank.communities import entry_tables as entries
from timebank.communities import tables as communities
from timebank.db import ddl
from timebank.db.schema import Base
from timebank.exchanges import tables as exchanges
from timebank.http import tables as http
from timebank.imports import tables as imports
from timebank.joining import tables as joining
from timebank.ledger import contribution_tables
from timebank.ledger import tables as ledger
from timebank.listings import skill_tables as skills
from timebank.listings import tables as listings
from timebank.notifications import tables as notifications
from timebank.organisations import tables as organisations
from timebank.people import tables as people
from timebank.proof import tables as proof
from timebank.protection import tables as protection
from timebank.roles import tables as roles
from timebank.safeguarding import tables as safeguarding
from timebank.second_person import tables as second_person
from timebank.sending import tables as sending
from timebank.sessions import tables as sessions
from timebank.sign_in import card_tables as cards
from timebank.sign_in import factor_tables as factors
from timebank.sign_in import passkey_tables as passkeys
from timebank.sign_in import tables as sign_in
from timebank.trail import tables as trail

ROOMS = (
    activities,
    backup,
    cards,
    clients,
    communities,
    contribution_tables,
    entries,
    exchanges,
    factors,
    http,
    imports,
    joining,
    ledger,
    listings,
    notifications,
    organisations,
    passkeys,
    people,
    proof,
    protection,
    roles,
    second_person,
    safeguarding,
    sending,
    sessions,
    sign_in,
    skills,
    trail,
)

_HERE = Path(__file__).parent
TYPES = "types.sql"
FUNCTIONS_IN = (
    "proof/sql",
    "http",
    "roles",
    "safeguarding",
    "second_person",
    "people",
    "joining",
    "sending/sql",
    "sessions",
    "sign_in",
    "trail",
    "contributions",
    "me",
)
"""The rooms whose functions come after the books' own."""

POSTING_MAY = {
    "account": ("INSERT",),
    "balance": ("INSERT", "UPDATE"),
    "contribution": ("INSERT", "UPDATE (state, minutes, decided_by_kind, decided_by, decided_at)"),
    "hold": ("INSERT", "UPDATE (state, captured_minutes, ended_at)"),
    "limit_change": ("INSERT",),
    "transfer": ("INSERT",),
    "unsealed": ("INSERT", "DELETE"),
    "seal": ("INSERT", "UPDATE"),
    "event": ("INSERT",),
    "checkpoint": ("INSERT",),
    "signing_key": ("INSERT",),
    "trail_line": ("UPDATE (came_from)", "DELETE"),
    "idempotency": ("DELETE",),
}
"""What the owner of the posting functions may write: nobody else may."""


def schema_statements() -> list[str]:
    """The schema as the code has it."""
    books = _HERE / "ledger" / "sql"
    functions = [books / TYPES] + [
        path
        for folder in (
            books,
            *(_HERE / room for room in FUNCTIONS_IN),
        )
        for path in sorted(folder.glob("*.sql"))
        if path.name != TYPES
    ]
    return ddl.statements(
        Base.metadata,
        functions=functions,
        service_may={
            mapper.local_table.name: mapper.class_.service_may  # type: ignore[attr-defined]
            for mapper in Base.registry.mappers
        },
        posting_may=POSTING_MAY,
    )

"""Five hundred phones with twenty entries each come back to a signal, and send all of it twice."""

import time
from collections import Counter

import httpx
from tests.api.town import Town
from tests.web.phones import kept, phones, send_all

from bench.figures import Figure
from bench.installation import prepare, server, serving
from timebank.db.engine import Database

PHONES, ENTRIES = 500, 20


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """One round. Raises AssertionError where an entry is doubled, lost or refused."""
    del rounds, seconds
    with server() as embedded:
        bench = await prepare(embedded)
        database = Database(bench.service_url)
        with serving(bench) as port:
            here = f"http://127.0.0.1:{port}"
            async with httpx.AsyncClient(base_url=here, timeout=120) as http:
                town = await Town.make(database, http)
                found = await phones(town, PHONES, ENTRIES)
                began = time.monotonic()
                statuses = await send_all(found, http)
                took = time.monotonic() - began
            in_books = Counter(await kept(town))
        await database.close()
    queued = {entry.id for phone in found for entry in phone.queue}
    doubled = sum(count - 1 for count in in_books.values())
    lost = len(queued - set(in_books))
    assert statuses == Counter({201: 2 * PHONES * ENTRIES}), statuses  # noqa: S101 - it is the point
    assert (doubled, lost) == (0, 0), (doubled, lost)  # noqa: S101 - it is the point
    return [
        Figure(f"{PHONES} phones with {ENTRIES} entries each, sent twice: doubled", [doubled], "0"),
        Figure("of them lost", [lost], "0"),
        Figure("all of it, s", [took]),
    ]

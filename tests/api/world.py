"""A town with somebody in every role, and the things of one of them, for the matrix."""

import itertools
import json
import re
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import func, select, text
from tests.api.apps import BACK, Flow, registered
from tests.api.books import account_id, hold
from tests.api.matrix import Call
from tests.api.matrix_books import FILE
from tests.api.seals import seals
from tests.api.sessions import clear_of_midnight
from tests.api.sign_ins import has_passkey
from tests.api.spreadsheets import checks
from tests.api.town import Group, Person, Town

from timebank.base.ids import MemberId, new_id
from timebank.db.engine import Database
from timebank.db.schema import Base
from timebank.second_person.queries import add
from timebank.second_person.rules import Asker, Kind, Wish
from timebank.sending import queries as outbox

SHEET = "Date,Who gave time,Who to,What,Minutes\n2025-06-07,Nia,Lunch Club,Gardening,30\n"
_days: Iterator[str] = (str(date(2020, 1, 1) + timedelta(days=n)) for n in itertools.count())

ASKED = {"idempotency", "trail_line"}


@dataclass
class World:
    """A town with somebody in every role, and Nia's things in it."""

    town: Town
    club: Group
    people: dict[str, Person]
    import_id: str
    ready: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def make(cls, database: Database, http: httpx.AsyncClient) -> Self:
        town = await Town.make(database, http, floor_minutes=-300)
        club = await town.group("Lunch Club", accepts_credits=True)
        choir = await town.group("Riverside Choir")
        people = {
            "nia": await town.person("Nia"),
            "mair": await town.person("Mair"),
            "lead": await town.lead("Llinos", club),
            "other": await town.lead("Siân", choir),
            "coordinator": await town.coordinator(),
            "auditor": await town.auditor(),
            "safeguarding": await town.person("Catrin", "safeguarding_lead"),
            "gwen": await town.person("Gwen"),
            "network": await town.network_admin(),
        }
        run = await checks(people["coordinator"], SHEET)
        return cls(town, club, people, run["id"])

    async def things(self, wanted: Collection[str] | None = None) -> dict[str, str]:
        """Nia's things, and words for what is made; what was used up is made anew. Of what makes
        many only the `wanted`: most calls name one or two."""
        self.ready = self.ready or await self._hers()
        for names, make in PARTS.items():
            needed = wanted is None or not names.isdisjoint(wanted)
            if needed and not names <= self.ready.keys():
                self.ready = {**self.ready, **await make(self)}
        return self.ready

    def used_up(self, words: set[str]) -> None:
        """The next call gets new things: this one changed those of these words. Where it changed
        Nia herself or what she shares, all are new."""
        gone = set().union(*(names for names in PARTS if names & (words | GOOD_ONCE)))
        self.ready = {n: w for n, w in self.ready.items() if n not in gone} if words <= gone else {}

    async def _hers(self) -> dict[str, str]:
        nia, coordinator = self.people["nia"], self.people["coordinator"]
        leads = f"/organisations/{self.club.id}/leads"
        await coordinator.posts(leads, {"member_id": str(nia.id)}, status=201)
        await coordinator.posts(f"/members/{nia.id}/roles", {"role": "auditor"}, status=201)
        await self.town.token("member", nia.id)
        passkey_id = await has_passkey(nia)
        signed_in = (await nia.gets("/sign-ins"))["items"]
        await nia.posts(f"/members/{nia.id}/erasure", status=201)
        await nia.posts(f"/members/{nia.id}/export-review", status=201)
        helper = str(self.people["other"].id)
        helps = {"helper_id": helper}
        await coordinator.posts(f"/members/{nia.id}/helpers", helps, status=201)
        await coordinator.posts(f"/members/{nia.id}/helpers/{helper}/end")
        return {
            "community": self.town.slug,
            "member_id": str(nia.id),
            "other_member_id": str(self.people["mair"].id),
            "organisation_id": str(self.club.id),
            "activity_id": str(self.town.gardening),
            "account_id": await account_id(nia),
            "writer_id": str(self.people["gwen"].id),
            "import_id": self.import_id,
            "sign_in_id": next(one["id"] for one in signed_in if not one["here"]),
            "helper_id": helper,
            "passkey_id": passkey_id,
            "number": "1",
            "role": "auditor",
        }

    async def words(self) -> dict[str, str]:
        made = secrets.token_hex(8)
        return {
            "day": next(_days),
            "name": f"Made {made}",
            "code": f"made_{made}",
            "slug": f"made-{made}",
        }

    async def hours(self) -> dict[str, str]:
        nia, key = self.people["nia"], secrets.token_hex(8)
        logged = await nia.logs(minutes=30, helped=self.club, worked_on=next(_days))
        await nia.posts(f"/contributions/{logged['id']}/claim", {"minutes": 30}, key=key)
        earned = await nia.logs(minutes=30, helped=None, worked_on=next(_days))
        credit = await self.people["coordinator"].verifies(earned)
        await seals(self.town)
        return {
            "contribution_id": logged["id"],
            "transfer_id": credit["transfer"]["id"],
            "key": key,
        }

    async def held(self) -> dict[str, str]:
        return {"hold_id": (await hold(self.people["nia"], self.club, 1))["id"]}

    async def app(self) -> dict[str, str]:
        nia, coordinator = self.people["nia"], self.people["coordinator"]
        app = await registered(coordinator, ["members:read"], redirect_uris=[BACK])
        await Flow(app).sent_back(nia, scope="members:read")
        (agreed,) = (await nia.gets("/consents?ended=false"))["items"][-1:]
        return {
            "client_id": str(app.id),
            "consent_id": agreed["id"],
            "secret_id": str(app.secret_id),
        }

    async def application(self) -> dict[str, str]:
        told = {"language": "cy", "name": "Nia Rees", "how": "phone"}
        applied = await self.people["coordinator"].posts("/applications", told, status=201)
        return {"application_id": applied["id"]}

    async def entry(self) -> dict[str, str]:
        network, entries = self.people["network"], f"{self.town.base}/entries"
        entered = await network.posts(entries, {"reason": "Asked to."}, status=201)
        for one in (await network.gets(entries))["items"]:
            await network.posts(f"{entries}/{one['id']}/end")
        return {"entry_id": entered["id"]}

    async def concern(self) -> dict[str, str]:
        words = {"words": "I am worried."}
        concern = await self.people["nia"].posts("/concerns", words, status=201)
        return {"concern_id": concern["id"]}

    async def measure(self) -> dict[str, str]:
        measure = {
            "kind": "references",
            "seen_on": "2025-06-07",
            "look_again_on": "2035-06-07",
            "decision": "accepted",
        }
        measures = f"/members/{self.people['nia'].id}/measures"
        taken = await self.people["coordinator"].posts(measures, measure, status=201)
        return {"measure_id": taken["id"]}

    async def rule(self) -> dict[str, str]:
        coordinator = self.people["coordinator"]
        for one in (await coordinator.gets("/verification-rules"))["items"]:
            await coordinator.posts(f"/verification-rules/{one['id']}/end")
        rule = await coordinator.posts("/verification-rules", {"most_minutes": 60}, status=201)
        await coordinator.posts(f"/verification-rules/{rule['id']}/end")
        return {"rule_id": rule["id"]}

    async def notices(self) -> dict[str, str]:
        garden = {"activity_id": str(self.town.gardening), "title_cy": "Garddio"}
        nia = self.people["nia"]
        offer = await nia.posts("/offers", garden, status=201)
        request = await nia.posts("/requests", garden, status=201)
        skill = await nia.posts("/skills", {"kind": "can", "words_cy": "Gwau"}, status=201)
        return {"offer_id": offer["id"], "request_id": request["id"], "skill_id": skill["id"]}

    async def exchange(self) -> dict[str, str]:
        """One that Gwen proposed, with a note, and to which Nia agreed."""
        nia, gwen = self.people["nia"], self.people["gwen"]
        asked = {
            "activity_id": str(self.town.gardening),
            "givers": [{"member_id": str(gwen.id)}],
            "receivers": [{"member_id": str(nia.id)}],
            "planned_on": next(_days),
            "note": "I bring the tools.",
        }
        made = await gwen.posts("/exchanges", asked, status=201)
        await nia.posts(f"/exchanges/{made['id']}/agree")
        return {"exchange_id": made["id"]}

    async def sessions(self) -> dict[str, str]:
        """A session of the group today, for which Nia signed up and to which she came."""
        await clear_of_midnight()
        nia, lead = self.people["nia"], self.people["lead"]
        today = str(datetime.now(ZoneInfo("Europe/London")).date())
        plan = {
            "organisation_id": str(self.club.id),
            "activity_id": str(self.town.gardening),
            "name_en": "Lunch",
            "starts": "00:00",
            "minutes": 1439,
        }
        session = await lead.posts("/sessions", {**plan, "day": today}, status=201)
        rule = {"first_on": today, "rule": "FREQ=WEEKLY;COUNT=2"}
        series = await lead.posts("/session-series", {**plan, **rule}, status=201)
        here = f"/sessions/{session['id']}"
        sign_up = await nia.posts(f"{here}/sign-ups", status=201)
        came = await lead.posts(f"{here}/attendance", {"member_id": str(nia.id)}, status=201)
        return {
            "today": today,
            "session_id": session["id"],
            "series_id": series["id"],
            "sign_up_id": sign_up["id"],
            "attendance_id": came["id"],
        }

    async def private_sessions(self) -> dict[str, str]:
        """A session and a series of a private group, for the first of which Nia signed up."""
        coordinator = self.people["coordinator"]
        group = {"name_en": "Fresh Start", "thanks": True, "private": True}
        fresh = await coordinator.posts("/organisations", group, status=201)
        today = datetime.now(ZoneInfo("Europe/London")).date()
        plan = {
            "organisation_id": fresh["id"],
            "activity_id": str(self.town.gardening),
            "name_en": "Recovery café",
            "place": "Chapel",
            "starts": "10:00",
            "minutes": 60,
        }
        tomorrow = str(today + timedelta(days=1))
        session = await coordinator.posts("/sessions", {**plan, "day": tomorrow}, status=201)
        rule = {"first_on": tomorrow, "rule": "FREQ=WEEKLY;COUNT=2"}
        series = await coordinator.posts("/session-series", {**plan, **rule}, status=201)
        nia = {"member_id": str(self.people["nia"].id)}
        await coordinator.posts(f"/sessions/{session['id']}/sign-ups", nia, status=201)
        return {"session_id": session["id"], "series_id": series["id"]}

    async def waits(self) -> dict[str, str]:
        """A grant for Nia that Gwen asked for, who held an office then."""
        terms = {"credit_account_id": await account_id(self.people["nia"])}
        wish = Wish(Kind.GRANT, new_id(), new_id(), 30, "welcome", (), terms=terms)
        async with self.town.database.transaction(self.town.id) as connection:
            row = await add(
                connection,
                self.town.id,
                Asker("member", self.people["gwen"].id),
                "coordinator",
                wish,
            )
        assert row is not None
        return {"approval_id": str(row.id)}

    async def letter(self) -> dict[str, str]:
        """One to Nia that somebody is to print."""
        async with self.town.database.transaction(self.town.id) as connection:
            made = await outbox.add(
                connection,
                self.town.id,
                member_id=MemberId(self.people["nia"].id),
                kind="news",
                by="letter",
                facts={},
                useless_after=timedelta(days=1),
            )
        return {"message_id": str(made)}

    async def asks(
        self, token: str | None, call: Call, things: dict[str, str], **headers: str
    ) -> httpx.Response:
        """The answer to a call with these things in it."""
        sent = {"Authorization": f"Bearer {token}"} if token is not None else {}
        sent |= {"Idempotency-Key": secrets.token_hex(8), "If-Match": "*", **headers}
        body: dict[str, Any] = {"json": filled(call.body, things)}
        if call.body is None:
            body = {}
        elif call.body == FILE:
            body = {"files": {"file": ("sheet.csv", SHEET)}, "data": {"kind": "hours"}}
        url = filled(call.path, things)
        return await self.town.http.request(call.method, url, headers=sent, **body)

    async def footprint(self) -> dict[str, tuple[int, int]]:
        """How many rows stand in every table of the town, and what they say, in one figure. That
        somebody asked is written down whatever they got."""
        found = {}
        async with self.town.database.transaction(self.town.id) as connection:
            for table in Base.metadata.sorted_tables:
                if "community_id" in table.primary_key.columns and table.name not in ASKED:
                    said = func.coalesce(func.sum(func.hashtext(text(f"{table.name}::text"))), 0)
                    row = (
                        await connection.execute(select(func.count(), said).select_from(table))
                    ).one()
                    found[table.name] = (int(row[0]), int(row[1]))
        return found


PARTS = {
    frozenset(names.split()): make
    for names, make in {
        "day name code slug": World.words,
        "contribution_id transfer_id key": World.hours,
        "hold_id": World.held,
        "client_id consent_id secret_id": World.app,
        "application_id": World.application,
        "entry_id": World.entry,
        "exchange_id": World.exchange,
        "concern_id": World.concern,
        "measure_id": World.measure,
        "rule_id": World.rule,
        "offer_id request_id skill_id": World.notices,
        "today session_id series_id sign_up_id attendance_id": World.sessions,
        "approval_id": World.waits,
        "message_id": World.letter,
    }.items()
}
"""What changes without changing anything else of Nia's, and what makes it anew."""
GOOD_ONCE = {"day", "name", "code", "slug"}


def filled(body: Any, things: dict[str, str]) -> Any:
    """A body with Nia's things in the places of their names."""
    return json.loads(re.sub(r"\{(\w+)\}", lambda m: things[m[1]], json.dumps(body)))

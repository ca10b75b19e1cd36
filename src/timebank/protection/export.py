"""What stands in a member's copy, part by part, so that any number of lines can be sent."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from timebank.accounts import hold_queries, statement_queries
from timebank.base.actors import Language
from timebank.base.ids import AccountId, CommunityId
from timebank.base.words import say
from timebank.communities import queries as communities
from timebank.db.engine import AnyRow, Connection
from timebank.http.fields import Answer
from timebank.ledger.queries import ledger_now
from timebank.people import queries as people
from timebank.protection import help_queries, queries, review_queries
from timebank.protection.left_out import left_out
from timebank.protection.queries import Named
from timebank.protection.schemas import (
    AccountExported,
    AgreementExported,
    AppExported,
    ApprovalExported,
    AttendanceExported,
    ClaimExported,
    CommunityAsked,
    ContributionExported,
    ExchangeExported,
    ExportHead,
    GivenExported,
    HelperExported,
    HoldExported,
    LimitsExported,
    LineExported,
    ListingExported,
    MeasureExported,
    MemberHeld,
    NoteExported,
    OtherSide,
    PasskeyExported,
    RoleExported,
    SignInExported,
    SignUpExported,
    SkillExported,
)
from timebank.sign_in.passkey_queries import passkeys

_EVERY_LINE = statement_queries.Extent(first=None, last=None, at=None, newest_first=False)
_HOLDS_AT_ONCE = 200

Rows = AsyncIterator[Answer]


@dataclass(frozen=True)
class Asked:
    """Whose copy it is, in which language, and whether they take it themselves: of safeguarding
    records a coordinator who takes it for them reads nothing."""

    community_id: CommunityId
    member_id: UUID
    language: Language
    own: bool


@dataclass(frozen=True)
class Export:
    """One copy in the making: all of it is read in one transaction that sees one moment."""

    connection: Connection
    asked: Asked
    organisations: dict[UUID, Named]
    activities: dict[UUID, Named]
    roles: Sequence[AnyRow]
    accounts: Sequence[AnyRow]

    @classmethod
    async def begin(cls, connection: Connection, asked: Asked) -> "Export":
        """Reads what is short: names, roles, accounts."""
        whose = (connection, asked.community_id, asked.member_id)
        return cls(
            connection,
            asked,
            await queries.organisations(connection, asked.community_id),
            await queries.activities(connection, asked.community_id),
            await queries.roles(*whose),
            await queries.accounts(*whose),
        )

    async def head(self) -> ExportHead:
        """What the copy is of, and what is not in it."""
        community_id, language = self.asked.community_id, self.asked.language
        community = await communities.community(self.connection, community_id)
        ask = community.host.get("data_protection_contact")
        member = await people.member(self.connection, community_id, self.asked.member_id)
        return ExportHead(
            made_at=await ledger_now(self.connection),
            community=CommunityAsked(
                id=community_id,
                name=self._said(Named(community.name_en, community.name_cy)),
                host=community.host["legal_name"],
                ask=ask or say(language, "export-ask_coordinator"),
            ),
            left_out=await left_out(
                self.connection,
                community_id,
                self.asked.member_id,
                language,
                own=self.asked.own,
            ),
            member=MemberHeld.model_validate(
                {
                    **_columns(member),
                    "area": self._area(member.area, community.areas),
                    "can_do_activities": self._activities(member.can_do_activity_ids),
                    "would_like_activities": self._activities(member.would_like_activity_ids),
                }
            ),
        )

    def parts(self) -> dict[str, Rows]:
        """Every list of the copy by its name; to be read one after the other."""
        return {
            "agreements": self._each(AgreementExported, queries.agreements),
            "helpers": self._each(HelperExported, queries.helpers),
            "roles": self._roles(),
            "measures": self._each(MeasureExported, queries.measures),
            "contributions": self._contributions(),
            "claims": self._each(ClaimExported, queries.claims),
            "listings": self._in_words(ListingExported, help_queries.listings),
            "skills": self._in_words(SkillExported, help_queries.skills),
            "exchanges": self._in_words(ExchangeExported, help_queries.exchanges),
            "sign_ups": self._in_words(SignUpExported, help_queries.sign_ups),
            "attendance": self._in_words(AttendanceExported, help_queries.attendance),
            "approvals": self._each(ApprovalExported, help_queries.approvals),
            "notes": self._each(NoteExported, queries.notes),
            "given": self._given(),
            "accounts": self._accounts(),
            "limit_changes": self._limit_changes(),
            "lines": self._lines(),
            "holds": self._holds(),
            "sign_ins": self._sign_ins(),
            "apps": self._apps(),
            "passkeys": self._passkeys(),
        }

    async def _each(self, kind: type[Answer], found: Any) -> Rows:
        asked = self.asked
        async for row in found(self.connection, asked.community_id, asked.member_id):
            yield kind.model_validate(row)

    async def _in_words(self, kind: type[Answer], found: Any) -> Rows:
        """The rows with their activity or session by its name."""
        asked = self.asked
        async for row in found(self.connection, asked.community_id, asked.member_id):
            said = _columns(row)
            if "activity_id" in said:
                named = self.activities.get(row.activity_id)
                said["activity"] = self._said(named) if named else None
            else:
                english, welsh = row.name_en or row.name_cy, row.name_cy or row.name_en
                said["session"] = self._said(Named(english, welsh))
            yield kind.model_validate(said)

    async def _roles(self) -> Rows:
        for row in self.roles:
            led = self.organisations.get(row.organisation_id)
            yield RoleExported.model_validate(
                {**_columns(row), "organisation": self._said(led) if led else None}
            )

    async def _contributions(self) -> Rows:
        asked = self.asked
        async for row in queries.contributions(
            self.connection, asked.community_id, asked.member_id
        ):
            other = self._other(row.other_type, row.other_id, row.other_number)
            activity = self._said(self.activities[row.activity_id])
            yield ContributionExported.model_validate(
                {**_columns(row), "other": other, "activity": activity}
            )

    async def _accounts(self) -> Rows:
        for row in self.accounts:
            yield AccountExported.model_validate({**_columns(row), "id": row.account_id})

    async def _limit_changes(self) -> Rows:
        asked = self.asked
        for row in await queries.limit_changes(
            self.connection, asked.community_id, asked.member_id
        ):
            yield LimitsExported.model_validate(
                {**_columns(row), "floor_minutes": row.floor, "ceiling_minutes": row.ceiling}
            )

    async def _lines(self) -> Rows:
        for account in self.accounts:
            async for line in statement_queries.stream(
                self.connection,
                self.asked.community_id,
                AccountId(account.account_id),
                _EVERY_LINE,
            ):
                other = self._other(line.other_type, line.other_id, line.other_number)
                yield LineExported.model_validate(
                    {**vars(line), "account_id": account.account_id, "other": other}
                )

    async def _holds(self) -> Rows:
        for account in self.accounts:
            wanted = hold_queries.Wanted(accounts=None, account_id=account.account_id)
            after: tuple[datetime, UUID] | None = None
            while found := await hold_queries.holds(
                self.connection,
                self.asked.community_id,
                wanted,
                after=after,
                limit=_HOLDS_AT_ONCE,
            ):
                for row in found:
                    name = self._organisation(row.organisation_id)
                    yield HoldExported.model_validate({**_columns(row), "organisation": name})
                after = (found[-1].placed_at, found[-1].id)

    async def _given(self) -> Rows:
        asked = self.asked
        whose = (self.connection, asked.community_id, asked.member_id)
        for row in await review_queries.given(*whose, own=asked.own):
            yield GivenExported.model_validate(
                {**row, "given": row["kind"], "recorded_at": row["at"]}
            )

    async def _passkeys(self) -> Rows:
        asked = self.asked
        for row in await passkeys(self.connection, asked.community_id, asked.member_id):
            yield PasskeyExported.model_validate(row)

    async def _sign_ins(self) -> Rows:
        asked = self.asked
        for row in await queries.sign_ins(self.connection, asked.community_id, asked.member_id):
            yield SignInExported.model_validate(row)

    async def _apps(self) -> Rows:
        asked = self.asked
        for row in await queries.apps(self.connection, asked.community_id, asked.member_id):
            yield AppExported.model_validate(row)

    def _other(self, kind: str, other_id: UUID, number: str | None) -> OtherSide:
        name = self._organisation(other_id) if kind == "organisation" else None
        return OtherSide(type=kind, number=number, name=name)

    def _organisation(self, organisation_id: UUID) -> str:
        """An organisation as the member may know it, whoever hands the copy to them: a private one
        by its name where they lead it or led it."""
        named = self.organisations[organisation_id]
        led = {row.organisation_id for row in self.roles}
        if named.private and organisation_id not in led:
            return say(self.asked.language, "organisation-private")
        return self._said(named)

    def _activities(self, activity_ids: Sequence[UUID]) -> list[str]:
        return [self._said(self.activities[one]) for one in activity_ids]

    def _area(self, code: str | None, areas: Sequence[Any]) -> str | None:
        names = {area["code"]: Named(area["name_en"], area["name_cy"]) for area in areas}
        return self._said(names[code]) if code in names else code

    def _said(self, named: Named) -> str:
        return named.welsh if self.asked.language is Language.WELSH else named.english


def _columns(row: AnyRow) -> dict[str, Any]:
    return row._asdict()

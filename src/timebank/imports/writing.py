"""What every kind of import needs to write into the books."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import Forbidden
from timebank.db.engine import AnyRow
from timebank.imports.columns import ImportKind
from timebank.imports.staged import TAKEN, Progress, Stage
from timebank.ledger.posting import Actor, ActorKind


@dataclass
class Writing:
    """A run on its way into the books, or to a forecast of that; and how far it has come.

    `organisations` are to be made, by id.
    """

    run_id: UUID
    kind: ImportKind
    runner_id: UUID
    keeper_id: UUID
    counted_on: date | None
    keep_lacking: bool
    organisations: Mapping[UUID, str]
    stage: Stage
    progress: Progress
    all_rows: int
    done_rows: int = 0

    @classmethod
    def of(cls, run: AnyRow, caller: Caller, stage: Stage, progress: Progress) -> Self:
        """The writing of a run by whoever runs it."""
        if caller.member_id is None:
            raise Forbidden
        named = run.reading.get("organisations", {})
        return cls(
            run_id=run.id,
            kind=ImportKind(run.kind),
            runner_id=caller.member_id,
            keeper_id=caller.keeper_id,
            counted_on=run.counted_on,
            keep_lacking=bool(run.options.get("keep_lacking")),
            organisations={UUID(made_id): name for made_id, name in named.items()},
            stage=stage,
            progress=progress,
            all_rows=sum(run.counts.get(outcome, {}).get("rows", 0) for outcome in TAKEN),
        )

    @property
    def actor(self) -> Actor:
        """The person who runs the import: their word credits the rows."""
        return Actor(ActorKind.MEMBER, self.runner_id)

    def done(self, rows: int) -> None:
        """Some more rows are done."""
        self.done_rows += rows
        self.progress(self.stage, self.done_rows, self.all_rows)

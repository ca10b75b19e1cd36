-- What a posting function hands to `post`: one line of the ledger before it has its instant, its
-- numbers and its balances.
CREATE TYPE timebank.line AS (
    id uuid,
    kind text,
    debit uuid,
    credit uuid,
    minutes bigint,
    contribution_id uuid,
    reverses_id uuid,
    hold_id uuid,
    import_row_id uuid,
    reason text
);
-- The bounded accounts of a posting, locked, in the order of their ids: so that width_bucket finds
-- an account's place, by `ids`, in `rows`. `at` is the instant for what happens to them now: later
-- than everything that did, though the clock step back, so that it alone orders an account's lines.
CREATE TYPE timebank.standing AS (ids uuid[], rows timebank.balance[], at timestamptz);
-- The credit that a correction reverses first: its reversal's id, and the id of the one for what it
-- passed on.
CREATE TYPE timebank.undoing AS (credit uuid, reversal uuid, back uuid, reason text);
-- What becomes of one contribution that is to be verified: the rule that stands in its way, or its
-- credit and what of that is passed on to the pot. `measure` is one that the giver lacks.
CREATE TYPE timebank.ruling AS (
    id uuid,
    transfer_id uuid,
    refusal text,
    about_id uuid,
    available_minutes bigint,
    passed_on_minutes bigint,
    measure text
);

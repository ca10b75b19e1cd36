-- What a posting function hands to `post`: one line of the ledger before it has its instant, its
-- numbers and its balances; and minutes of holds that end with it.
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
CREATE TYPE timebank.released AS (account_id uuid, minutes bigint);
-- One side of a line, worked out: the number it gets in its account and the balance after it.
CREATE TYPE timebank.leg AS (
    n bigint,
    side text,
    account_id uuid,
    seq bigint,
    balance_after bigint,
    held bigint,
    refusal text,
    available bigint
);
-- One contribution on its way to be verified, and the rule that it breaks, if any.
CREATE TYPE timebank.ruling AS (
    n bigint,
    id uuid,
    transfer_id uuid,
    pass_on_id uuid,
    minutes bigint,
    giver uuid,
    payer uuid,
    from_member boolean,
    refusal text,
    about uuid,
    available bigint
);

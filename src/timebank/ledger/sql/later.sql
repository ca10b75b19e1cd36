-- An instant for what happens to a locked account: later than everything that did, though the clock
-- step back. For what changes how its lines are judged: a hold, a limit.
CREATE FUNCTION timebank.later(p_row timebank.balance) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
    RETURN greatest(timebank.ledger_now(), p_row.last_at + interval '1 microsecond');
END
$$;

-- Ends the due holds of the accounts of these lines, locks the accounts and posts the lines: the way
-- of every posting that need not look at the accounts first. Gives the transfers back.
CREATE FUNCTION timebank.posted(
    p_community uuid, p_actor_kind text, p_actor uuid, p_lines timebank.line[]
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_accounts uuid[] := timebank.accounts_of(p_lines);
    v_released timebank.released[];
    v_standing timebank.standing;
BEGIN
    v_released := timebank.due_holds(p_community, v_accounts);
    v_standing := timebank.lock_accounts(p_community, v_accounts, v_released);
    PERFORM timebank.post(p_community, p_actor_kind, p_actor, p_lines, v_standing);
    RETURN QUERY SELECT * FROM timebank.lines_posted(p_community, p_lines);
END
$$;

-- Locks the accounts of these lines and posts the lines: the way of every posting that need not look
-- at the accounts first. Gives the transfers back.
CREATE FUNCTION timebank.posted(
    p_community uuid, p_actor_kind text, p_actor uuid, p_lines timebank.line[]
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_standing timebank.standing;
BEGIN
    v_standing := timebank.lock_accounts(p_community, timebank.accounts_of(p_lines));
    PERFORM timebank.post(p_community, p_actor_kind, p_actor, p_lines, v_standing);
    RETURN QUERY SELECT * FROM timebank.lines_posted(p_community, p_lines);
END
$$;

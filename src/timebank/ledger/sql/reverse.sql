-- for: service
-- Undoes transfers, each by one reversal with a reason, in one posting: all or nothing.
CREATE FUNCTION timebank.reverse(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_transfers uuid[],
    p_ids uuid[],
    p_reason text
) RETURNS SETOF timebank.transfer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM timebank.within(p_community);
    RETURN QUERY SELECT * FROM timebank.post(p_community, p_actor_kind, p_actor,
        timebank.reversal_lines(p_community, p_actor, p_transfers, p_ids, p_reason), '{}');
END
$$;

-- The transfers that these lines became, in their order.
CREATE FUNCTION timebank.lines_posted(p_community uuid, p_lines timebank.line[])
RETURNS SETOF timebank.transfer
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_ids uuid[] := ARRAY(SELECT l.id FROM unnest(p_lines) l);
BEGIN
    RETURN QUERY
    SELECT t.* FROM timebank.transfer t
    WHERE t.community_id = p_community AND t.id = ANY (v_ids) ORDER BY t.recorded_at;
END
$$;

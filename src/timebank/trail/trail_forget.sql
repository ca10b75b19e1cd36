-- for: service
-- Lets the lines go that are older than two years, a thousand at a time: how many went. Nobody else
-- may delete one, or change it.
CREATE FUNCTION timebank.trail_forget(p_community uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_gone integer;
BEGIN
    DELETE FROM timebank.trail_line t USING (
        SELECT l.id FROM timebank.trail_line l
        WHERE l.community_id = p_community AND l.at < clock_timestamp() - interval '2 years'
        ORDER BY l.id LIMIT 1000
    ) old WHERE t.community_id = p_community AND t.id = old.id;
    GET DIAGNOSTICS v_gone = ROW_COUNT;
    RETURN v_gone;
END
$$;

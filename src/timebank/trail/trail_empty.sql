-- for: service
-- Empties from where a member's own requests came: for an erasure. Who did what stays.
CREATE FUNCTION timebank.trail_empty(p_community uuid, p_member uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    UPDATE timebank.trail_line t SET came_from = NULL
    WHERE t.community_id = p_community AND t.actor_id = p_member AND t.came_from IS NOT NULL;
END
$$;

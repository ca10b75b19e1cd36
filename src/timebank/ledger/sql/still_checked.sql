-- for: service
-- Refuses where one of these runs is more than checked. The runs are locked before they are looked
-- at, so that whoever is posting one is waited for.
CREATE FUNCTION timebank.still_checked(p_communities uuid[], p_runs uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM 1 FROM timebank.import_run n
    WHERE n.community_id = ANY (p_communities) AND n.id = ANY (p_runs)
    ORDER BY n.id FOR SHARE;
    IF EXISTS (
        SELECT 1 FROM timebank.import_run n
        WHERE n.community_id = ANY (p_communities) AND n.id = ANY (p_runs)
            AND n.state <> 'checked'
    ) THEN
        PERFORM timebank.refuse('append_only', '{}');
    END IF;
END
$$;

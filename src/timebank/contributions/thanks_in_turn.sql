-- for: service
-- Whoever thanks here waits until those before them are done, so that two at once do not pass a monthly
-- limit that each would have kept.
CREATE FUNCTION timebank.thanks_in_turn(p_community uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('thanks ' || p_community, 0));
END
$$;

-- for: service
-- Today by the community's own clock. A name of a time zone may be an offset of days
-- (`UTC-160`): no place on earth is more than fourteen hours ahead.
CREATE FUNCTION timebank.community_today(p_community uuid) RETURNS date
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_now timestamptz := timebank.ledger_now();
    v_zone text;
BEGIN
    SELECT c.time_zone INTO v_zone FROM timebank.community c WHERE c.id = p_community;
    RETURN least(
        v_now AT TIME ZONE v_zone, v_now AT TIME ZONE 'UTC' + interval '14 hours')::date;
END
$$;

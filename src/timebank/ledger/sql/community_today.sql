-- for: service
-- Today by the community's own clock.
CREATE FUNCTION timebank.community_today(p_community uuid) RETURNS date
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
SELECT (timebank.ledger_now() AT TIME ZONE c.time_zone)::date
FROM timebank.community c WHERE c.id = p_community
$$;

-- for: service
-- The instant for everything written down: the clock, and in a demo's or test's database an offset
-- that only the owner can write.
CREATE FUNCTION timebank.ledger_now() RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
SELECT clock_timestamp() + coalesce(
    (SELECT clock_offset FROM timebank.installation WHERE id = 1), interval '0')
$$;

-- for: service
-- The instant for everything written down: the clock, and in a demo's or test's database an offset
-- that only the owner can write.
CREATE FUNCTION timebank.ledger_now() RETURNS timestamptz
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_offset interval;
BEGIN
    SELECT i.clock_offset INTO v_offset FROM timebank.installation i WHERE i.id = 1;
    RETURN clock_timestamp() + coalesce(v_offset, interval '0');
END
$$;

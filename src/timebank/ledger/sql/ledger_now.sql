-- for: service
-- The instant for everything written down: the clock, and in a demo's or test's database an offset
-- that only the owner can write. STABLE, though the clock goes on, so that an index is searched by it:
-- asked row by row, an account with five hundred open holds would ask five hundred times a posting.
CREATE FUNCTION timebank.ledger_now() RETURNS timestamptz
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_offset interval;
BEGIN
    SELECT i.clock_offset INTO v_offset FROM timebank.installation i WHERE i.id = 1;
    RETURN clock_timestamp() + coalesce(v_offset, interval '0');
END
$$;

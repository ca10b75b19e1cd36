-- Every posting function asks first whether it was called for the community that the transaction
-- has entered: its own rights reach further than the caller's.
CREATE FUNCTION timebank.within(p_community uuid) RETURNS void
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    IF p_community IS DISTINCT FROM
        nullif(current_setting('timebank.community', true), '')::uuid THEN
        RAISE EXCEPTION 'another community' USING
            ERRCODE = 'insufficient_privilege', CONSTRAINT = 'within_community';
    END IF;
END
$$;

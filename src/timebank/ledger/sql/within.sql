-- Every posting function asks first, before its own block begins, whether it was called for the
-- community that the transaction has entered: its own rights reach further than the caller's. True,
-- or it raises: an expression costs a third of a statement.
CREATE FUNCTION timebank.within(p_community uuid) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    IF p_community IS DISTINCT FROM
        nullif(current_setting('timebank.community', true), '')::uuid THEN
        RAISE EXCEPTION 'another community' USING
            ERRCODE = 'insufficient_privilege', CONSTRAINT = 'within_community';
    END IF;
    RETURN true;
END
$$;

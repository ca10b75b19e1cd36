-- for: service
-- A refusal by the books: the constraint's name is the API's code, the detail holds ids and
-- minutes only.
CREATE FUNCTION timebank.refuse(p_code text, p_facts jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'refused: %', p_code USING
        ERRCODE = 'check_violation', CONSTRAINT = p_code, DETAIL = p_facts::text;
END
$$;

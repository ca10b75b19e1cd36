-- The accounts that these lines touch.
CREATE FUNCTION timebank.accounts_of(p_lines timebank.line[]) RETURNS uuid[]
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    v_accounts uuid[] := '{}';
    v_line timebank.line;
BEGIN
    FOREACH v_line IN ARRAY p_lines LOOP
        v_accounts := array_append(array_append(v_accounts, v_line.debit), v_line.credit);
    END LOOP;
    RETURN v_accounts;
END
$$;

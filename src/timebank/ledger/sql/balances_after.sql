-- How accounts would stand after these lines, their limits aside.
CREATE FUNCTION timebank.balances_after(p_standing timebank.standing, p_lines timebank.line[])
RETURNS timebank.balance[]
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    v_rows timebank.balance[] := p_standing.rows;
    v_line timebank.line;
    i integer;
BEGIN
    FOREACH v_line IN ARRAY p_lines LOOP
        i := width_bucket(v_line.debit, p_standing.ids);
        IF p_standing.ids[i] = v_line.debit THEN
            v_rows[i].balance := v_rows[i].balance - v_line.minutes;
        END IF;
        i := width_bucket(v_line.credit, p_standing.ids);
        IF p_standing.ids[i] = v_line.credit THEN
            v_rows[i].balance := v_rows[i].balance + v_line.minutes;
        END IF;
    END LOOP;
    RETURN v_rows;
END
$$;

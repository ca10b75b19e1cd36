-- Which exchanges of a batch their payers can give: line by line in the order sent, what an earlier
-- line credits may be given by a later one. (Not where the credit may be passed on: such a payer
-- has for certain only what stood there before.)
CREATE FUNCTION timebank.payers_left(
    p_community uuid,
    p_rows timebank.ruling[],
    p_before timebank.line[],
    p_released timebank.released[]
) RETURNS timebank.ruling[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_row timebank.ruling;
    v_left jsonb;
    v_fixed uuid[];
    v_has bigint;
    i integer;
BEGIN
    SELECT jsonb_object_agg(b.account_id, b.balance - b.held - b.floor
            + coalesce((SELECT sum(x.minutes) FROM unnest(p_released) x
                WHERE x.account_id = b.account_id), 0)
            + coalesce((SELECT sum(CASE b.account_id WHEN l.credit THEN l.minutes ELSE -l.minutes END)
                FROM unnest(p_before) l WHERE b.account_id IN (l.credit, l.debit)), 0)),
        coalesce(array_agg(b.account_id)
            FILTER (WHERE b.ceiling IS NOT NULL OR b.passes_on OR b.closed), '{}')
    INTO v_left, v_fixed
    FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id IN (
        SELECT r.payer FROM unnest(p_rows) r WHERE r.from_member);
    FOR i IN 1 .. array_length(p_rows, 1) LOOP
        v_row := p_rows[i];
        CONTINUE WHEN v_row.refusal IS NOT NULL;
        IF v_row.from_member THEN
            v_has := (v_left ->> v_row.payer::text)::bigint;
            IF v_has < v_row.minutes THEN
                v_row.refusal := 'account_floor';
                v_row.available := greatest(0, v_has);
                p_rows[i] := v_row;
                CONTINUE;
            END IF;
            v_left := v_left || jsonb_build_object(v_row.payer, v_has - v_row.minutes);
        END IF;
        IF v_left ? v_row.giver::text AND v_row.giver <> ALL (v_fixed) THEN
            v_left := v_left || jsonb_build_object(
                v_row.giver, (v_left ->> v_row.giver::text)::bigint + v_row.minutes);
        END IF;
    END LOOP;
    RETURN p_rows;
END
$$;

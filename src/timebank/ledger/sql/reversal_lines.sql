-- The lines that undo these transfers, in the order given. Refused: one that is not there, a
-- reversal (it is final), one already reversed, and one by whose reversal the actor gains.
CREATE FUNCTION timebank.reversal_lines(
    p_community uuid, p_actor uuid, p_transfers uuid[], p_ids uuid[], p_reason text
) RETURNS timebank.line[]
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_lines timebank.line[] := '{}';
    v_one timebank.transfer;
    v_refusal text;
BEGIN
    IF p_reason IS NULL THEN
        PERFORM timebank.refuse('reason_needed', '{}');
    END IF;
    FOR n IN 1 .. cardinality(p_transfers) LOOP
        SELECT * INTO v_one FROM timebank.transfer t
        WHERE t.community_id = p_community AND t.id = p_transfers[n];
        v_refusal := CASE
            WHEN v_one.id IS NULL THEN 'not_found'
            WHEN v_one.kind = 'reversal' THEN 'reversal_is_final'
            WHEN EXISTS (
                SELECT 1 FROM timebank.transfer t
                WHERE t.community_id = p_community AND t.reverses_id = v_one.id
            ) THEN 'already_reversed'
            WHEN EXISTS (
                SELECT 1 FROM timebank.account a
                WHERE a.community_id = p_community AND a.id = v_one.debit_account_id
                    AND a.owner_id = p_actor
            ) THEN 'own_reversal'
            END;
        IF v_refusal IS NOT NULL THEN
            PERFORM timebank.refuse(
                v_refusal, jsonb_build_object('transfer_id', p_transfers[n]));
        END IF;
        v_lines[n] := ROW(p_ids[n], 'reversal', v_one.credit_account_id, v_one.debit_account_id,
            v_one.minutes, NULL, v_one.id, NULL, NULL, p_reason);
    END LOOP;
    RETURN v_lines;
END
$$;

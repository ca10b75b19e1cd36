-- The lines that undo these transfers, in the order given. Refused: one that is not there, a
-- reversal (it is final), one already reversed, and one by whose reversal the actor gains.
--
-- What a credit passed on (to the pot; of one who had left, to where they said) is the line right
-- behind it, and comes back with it, by a reversal of its own (its id from `p_back_ids`): else the pot
-- would keep an hour that was never given, and its giver would stand below zero for it. Nobody gains by that: they had it with the
-- credit alone.
CREATE FUNCTION timebank.reversal_lines(
    p_community uuid,
    p_actor uuid,
    p_transfers uuid[],
    p_ids uuid[],
    p_back_ids uuid[],
    p_reason text
) RETURNS timebank.line[]
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    v_lines timebank.line[] := '{}';
    v_one timebank.transfer;
    v_on timebank.transfer;
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
        IF v_one.kind IN ('thank', 'exchange') THEN
            SELECT * INTO v_on FROM timebank.transfer t
            WHERE t.community_id = p_community AND t.debit_account_id = v_one.credit_account_id
                AND t.recorded_at = v_one.recorded_at + interval '1 microsecond'
                AND t.reason IN ('ceiling', 'passed_on')
                AND t.id <> ALL (p_transfers)
                AND NOT EXISTS (
                    SELECT 1 FROM timebank.transfer u
                    WHERE u.community_id = p_community AND u.reverses_id = t.id);
            IF v_on.id IS NOT NULL THEN
                v_lines := array_append(v_lines, ROW(p_back_ids[n], 'reversal',
                    v_on.credit_account_id, v_on.debit_account_id, v_on.minutes, NULL, v_on.id,
                    NULL, NULL, p_reason)::timebank.line);
            END IF;
        END IF;
        v_lines := array_append(v_lines, ROW(p_ids[n], 'reversal', v_one.credit_account_id,
            v_one.debit_account_id, v_one.minutes, NULL, v_one.id, NULL, NULL, p_reason
        )::timebank.line);
    END LOOP;
    RETURN v_lines;
END
$$;

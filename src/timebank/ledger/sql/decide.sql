-- Verifies contributions and credits them; first `p_undo`, the credit that one of them corrects, is
-- reversed (NULL: none). `p_stated` says that they were written down verified a moment ago
-- (verify_stated.sql). It is as if one were verified after another: a row that a rule refuses stays
-- as it was, with the rule's code, and all others are credited in one posting.
--
-- No limit of the giver's stops a credit: what exceeds the ceiling, or all of it where the member
-- passes thanks on or the account is closed, goes on to the pot as the next line (of one who has left,
-- to where they said: late_to.sql; not by the word of whoever gains by it); but an account that stands
-- below its floor first keeps what it is missing. Whether two entries are one piece of
-- time is asked after the givers' balances are locked: every credit takes that lock, so nobody
-- credits the other one meanwhile.
CREATE FUNCTION timebank.decide(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_contributions uuid[],
    p_transfers uuid[],
    p_pass_ons uuid[],
    p_minutes bigint[],
    p_undo timebank.undoing,
    p_stated boolean
) RETURNS timebank.ruling[]
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_found timebank.contribution[];
    v_ids uuid[] := '{}';
    v_accounts uuid[] := '{}';
    v_from date;
    v_standing timebank.standing;
    v_rows timebank.balance[];
    v_decided bigint[] := '{}';
    v_credited uuid[] := '{}';
    v_beside uuid[];
    v_openings boolean;
    v_counted uuid[] := '{}';
    v_undone timebank.line[] := '{}';
    v_lines timebank.line[] := '{}';
    v_rulings timebank.ruling[] := '{}';
    v_one timebank.contribution;
    v_side timebank.balance;
    v_refusal text;
    v_about uuid;
    v_measure text;
    v_minutes bigint;
    v_left bigint;
    v_passed bigint;
    v_pot uuid;
    v_heir timebank.account;
    i integer;
    giver integer;
    payer integer;
    v_posted bigint;
    v_voices uuid[] := CASE p_actor_kind
        WHEN 'client' THEN timebank.voices(p_actor) ELSE ARRAY[p_actor] END;
BEGIN
    v_found := ARRAY(
        SELECT locked FROM timebank.contribution locked
        WHERE locked.community_id = p_community AND locked.id = ANY (p_contributions)
        ORDER BY locked.id FOR UPDATE);
    FOREACH v_one IN ARRAY v_found LOOP
        v_ids := array_append(v_ids, v_one.id);
        v_decided := array_append(v_decided, v_one.minutes);
        v_accounts := array_append(v_accounts, v_one.giver_account_id);
        v_accounts := array_append(v_accounts, v_one.payer_account_id);
        v_from := least(v_from, v_one.worked_from);
    END LOOP;
    -- In one piece: width_bucket would put an array that grew one by one together again for each row.
    v_ids := v_ids || '{}';
    IF p_undo.credit IS NOT NULL THEN
        v_accounts := v_accounts || timebank.sides_of(p_community, ARRAY[p_undo.credit]);
    END IF;
    -- One who has left may have said to whom their late hours go: locked with the others, in order.
    v_accounts := v_accounts || ARRAY(
        SELECT b.late_to FROM timebank.balance b
        WHERE b.community_id = p_community AND b.account_id = ANY (v_accounts)
            AND b.late_to IS NOT NULL);
    v_standing := timebank.lock_accounts(p_community, v_accounts);
    v_rows := v_standing.rows;
    IF p_undo.credit IS NOT NULL THEN
        v_undone := timebank.reversal_lines(p_community, NULL, ARRAY[p_undo.credit],
            ARRAY[p_undo.reversal], ARRAY[p_undo.back], p_undo.reason);
        v_rows := timebank.balances_after(v_standing, v_undone);
        v_lines := v_undone;
        v_pot := CASE WHEN cardinality(v_undone) > 1 THEN timebank.pot(p_community) END;
    END IF;
    -- Few hours have another beside them, and few are of a day before one on which anybody was counted:
    -- only those are asked further.
    SELECT ARRAY(
            SELECT h.id FROM unnest(v_found) h
            WHERE EXISTS (SELECT FROM timebank.alike(p_community, h) OFFSET 0)),
        EXISTS (
            SELECT FROM timebank.import_run n
            WHERE n.community_id = p_community AND n.kind = 'openings' AND n.state = 'posted'
                AND n.counted_on >= v_from)
    INTO v_beside, v_openings;
    IF v_openings THEN
        v_counted := timebank.counted_before(p_community, v_found);
    END IF;

    FOR n IN 1 .. cardinality(p_contributions) LOOP
        i := width_bucket(p_contributions[n], v_ids);
        v_one := CASE WHEN v_ids[i] = p_contributions[n] THEN v_found[i] END;
        IF p_stated THEN
            v_one.state := 'logged';
        END IF;
        v_minutes := coalesce(p_minutes[n], v_one.minutes);
        v_left := NULL;
        v_about := NULL;
        v_passed := 0;
        v_heir := NULL;
        v_refusal := timebank.not_verifiable(v_one, p_actor_kind, p_actor, p_minutes[n]);
        IF v_refusal IS NULL AND p_actor_kind = 'rule'
            AND NOT timebank.agreed_by_rule(p_community, p_actor, v_one) THEN
            v_refusal := 'own_contribution';
        END IF;
        IF v_refusal IS NULL AND v_one.giver_id = ANY (v_voices) THEN
            v_refusal := 'own_contribution';
        END IF;
        IF v_refusal IS NULL AND v_one.corrects_id IS NOT NULL
            AND NOT timebank.undone(p_community, v_one.corrects_id, v_undone) THEN
            v_refusal := 'not_reversed';
        END IF;
        IF v_refusal IS NULL AND v_one.id = ANY (v_beside) THEN
            v_about := timebank.same_time(p_community, v_one, v_credited);
            v_refusal := CASE WHEN v_about IS NOT NULL THEN 'looks_like_same_time' END;
        END IF;
        IF v_refusal IS NULL AND v_one.id = ANY (v_counted) THEN
            v_refusal := 'counted_before';
        END IF;
        -- Few activities ask for a measure: only those are asked further.
        IF v_refusal IS NULL AND v_one.asks_for IS NOT NULL THEN
            v_measure := timebank.measure_needed(v_one, p_actor_kind, p_actor);
            v_refusal := CASE WHEN v_measure IS NOT NULL THEN 'safeguarding_required' END;
        END IF;
        IF v_refusal IS NULL THEN
            giver := width_bucket(v_one.giver_account_id, v_standing.ids);
            IF (v_rows[giver]).late_to IS NOT NULL THEN
                v_heir := timebank.late_to(
                    p_community, v_rows[giver], v_standing.ids, v_rows, v_one.payer_account_id,
                    v_minutes);
                IF v_heir.owner_id = ANY (v_voices) THEN
                    -- An import is whole or not at all, and stops at nobody's farewell.
                    v_refusal := CASE WHEN NOT p_stated THEN 'own_gain' END;
                    v_heir := NULL;
                END IF;
            END IF;
        END IF;
        IF v_refusal IS NULL AND v_one.receiver_type = 'member' THEN
            payer := width_bucket(v_one.payer_account_id, v_standing.ids);
            v_side := v_rows[payer];
            v_left := greatest(0, v_side.balance - v_side.held - v_side.floor);
            v_refusal := CASE WHEN v_side.closed THEN 'account_closed'
                WHEN v_left < v_minutes THEN 'account_floor' END;
            IF v_refusal IS NULL THEN
                v_rows[payer].balance := v_side.balance - v_minutes;
            END IF;
        END IF;
        IF v_refusal IS NULL THEN
            v_side := v_rows[giver];
            v_passed := least(v_minutes,
                greatest(0, v_side.balance + v_minutes - v_side.held - v_side.floor),
                CASE WHEN v_side.passes_on OR v_side.closed THEN v_minutes
                    ELSE greatest(0, v_side.balance + v_minutes - v_side.ceiling) END);
            v_lines := array_append(v_lines, ROW(
                p_transfers[n],
                CASE v_one.receiver_type WHEN 'member' THEN 'exchange' ELSE 'thank' END,
                v_one.payer_account_id, v_one.giver_account_id, v_minutes, v_one.id,
                NULL, NULL, NULL, NULL)::timebank.line);
            IF v_passed > 0 THEN
                IF v_heir.id IS NULL THEN
                    v_pot := coalesce(v_pot, timebank.pot(p_community));
                END IF;
                v_lines := array_append(v_lines, ROW(
                    p_pass_ons[n], CASE v_heir.type WHEN 'member' THEN 'gift'
                        WHEN 'expired' THEN 'expire' ELSE 'donate' END,
                    v_one.giver_account_id, coalesce(v_heir.id, v_pot), v_passed,
                    NULL, NULL, NULL, NULL,
                    CASE WHEN v_side.passes_on OR v_side.closed THEN 'passed_on' ELSE 'ceiling' END
                )::timebank.line);
            END IF;
            v_credited := array_append(v_credited, v_one.id);
            v_decided[i] := v_minutes;
            -- To write into a row of an array is dear: done only where another comes that may be of it.
            IF n < cardinality(p_contributions) THEN
                v_rows[giver].balance := v_side.balance + v_minutes - v_passed;
                IF v_heir.type = 'member' THEN
                    i := width_bucket(v_heir.id, v_standing.ids);
                    v_rows[i].balance := (v_rows[i]).balance + v_passed;
                    i := width_bucket(v_one.id, v_ids);
                END IF;
                v_found[i].state := 'verified';
            END IF;
        END IF;
        v_rulings[n] := ROW(p_contributions[n], p_transfers[n], v_refusal, v_about,
            CASE v_refusal WHEN 'account_floor' THEN v_left END, v_passed,
            CASE v_refusal WHEN 'safeguarding_required' THEN v_measure END);
    END LOOP;

    IF v_credited = '{}' THEN
        RETURN v_rulings;
    END IF;
    IF v_pot IS NOT NULL THEN
        v_standing := timebank.lock_accounts(p_community, v_accounts || v_pot);
    END IF;
    IF NOT p_stated THEN
        UPDATE timebank.contribution c
        SET state = 'verified', minutes = v_decided[width_bucket(c.id, v_ids)],
            decided_by_kind = p_actor_kind, decided_by = p_actor, decided_at = v_standing.at
        WHERE c.community_id = p_community AND c.id = ANY (v_credited);
    END IF;
    v_posted := timebank.post(p_community, p_actor_kind, p_actor, v_lines, v_standing);
    RETURN v_rulings;
END
$$;

-- for: service
-- Changes an account's floor, ceiling, passing-on, or whether it is closed, and writes down who did.
-- A limit that the balance breaks today is refused: limits never strand an account.
--
-- With a member's account that closes goes where its late hours are passed on to, if that is not the
-- pot: another member's account, or the one of what expired. It stays while the account is closed.
CREATE FUNCTION timebank.limits_set(
    p_community uuid,
    p_actor_kind text,
    p_actor uuid,
    p_id uuid,
    p_account uuid,
    p_floor bigint,
    p_ceiling bigint,
    p_passes_on boolean,
    p_closed boolean,
    p_late_to uuid,
    p_reason text
) RETURNS SETOF timebank.balance
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_standing timebank.standing;
    v_row timebank.balance;
    v_balance bigint;
    v_late_to uuid;
BEGIN
    v_standing := timebank.lock_accounts(p_community, ARRAY[p_account]);
    v_row := v_standing.rows[1];
    v_balance := v_row.balance - v_row.held;
    IF v_balance IS NULL THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    ELSIF p_floor <> v_row.floor AND v_balance < p_floor
        OR p_ceiling IS DISTINCT FROM v_row.ceiling
        AND v_row.balance > p_ceiling THEN
        PERFORM timebank.refuse('limit_stranded', jsonb_build_object('balance_minutes', v_balance));
    END IF;
    IF p_late_to IS NOT NULL AND NOT EXISTS (
        SELECT FROM timebank.account t
        JOIN timebank.account a ON a.community_id = p_community AND a.id = p_account
        WHERE t.community_id = p_community AND t.id = p_late_to AND t.id <> p_account
            AND t.type IN ('member', 'expired') AND a.type = 'member'
    ) THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    END IF;
    v_late_to := CASE WHEN p_closed THEN coalesce(p_late_to, v_row.late_to) END;
    v_standing.rows[1].last_at := v_standing.at;
    PERFORM timebank.post(p_community, NULL, NULL, '{}', v_standing);
    INSERT INTO timebank.limit_change (community_id, id, account_id, floor, ceiling, passes_on,
        closed, late_to, actor_kind, actor_id, reason, recorded_at)
    VALUES (p_community, p_id, p_account, p_floor, p_ceiling, p_passes_on, p_closed,
        v_late_to, p_actor_kind, p_actor, p_reason, v_standing.at);
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    VALUES (p_community, v_standing.at, p_id, 'limits_changed');
    RETURN QUERY
    UPDATE timebank.balance b
    SET floor = p_floor, ceiling = p_ceiling, passes_on = p_passes_on, closed = p_closed,
        late_to = v_late_to,
        excused = greatest(0, p_floor - (b.balance - b.held)),
        excused_over = greatest(0, coalesce(b.balance - p_ceiling, 0))
    WHERE b.community_id = p_community AND b.account_id = p_account
    RETURNING b.*;
END
$$;

-- for: service
-- Reserves minutes of an account for one partner until an instant. Held minutes cannot be spent.
-- Whoever places a hold on a member's account by another's hand gives a reason.
CREATE FUNCTION timebank.hold_place(
    p_community uuid,
    p_actor uuid,
    p_id uuid,
    p_account uuid,
    p_partner_account uuid,
    p_minutes bigint,
    p_expires_at timestamptz,
    p_reason text
) RETURNS SETOF timebank.hold
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
    v_standing timebank.standing;
    v_row timebank.balance;
    v_left bigint;
BEGIN
    v_standing := timebank.lock_accounts(p_community, ARRAY[p_account]);
    PERFORM timebank.not_paused(p_community, ARRAY[p_account]);
    v_row := v_standing.rows[1];
    v_left := v_row.balance - v_row.held - v_row.floor;
    IF v_left IS NULL THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    ELSIF NOT EXISTS (
        SELECT 1 FROM timebank.account a
        WHERE a.community_id = p_community AND a.id = p_partner_account
            AND a.type = 'organisation' AND a.id <> p_account
    ) THEN
        PERFORM timebank.refuse('not_a_partner', '{}');
    ELSIF p_reason IS NULL AND EXISTS (
        SELECT 1 FROM timebank.account a
        WHERE a.community_id = p_community AND a.id = p_account
            AND a.type = 'member' AND a.owner_id IS DISTINCT FROM p_actor
    ) THEN
        PERFORM timebank.refuse('reason_needed', '{}');
    ELSIF p_expires_at <= v_standing.at THEN
        PERFORM timebank.refuse('hold_lapsed', '{}');
    ELSIF EXISTS (
        SELECT 1 FROM timebank.balance b
        WHERE b.community_id = p_community
            AND b.account_id = ANY (ARRAY[p_account, p_partner_account]) AND b.closed
    ) THEN
        PERFORM timebank.refuse('account_closed', '{}');
    ELSIF v_left < p_minutes THEN
        PERFORM timebank.refuse('account_floor', jsonb_build_object(
            'account_id', p_account, 'available_minutes', greatest(0, v_left)));
    END IF;
    RETURN QUERY
    INSERT INTO timebank.hold (community_id, id, account_id, partner_account_id, minutes, state,
        placed_by, placed_at, expires_at, reason)
    VALUES (p_community, p_id, p_account, p_partner_account, p_minutes, 'held',
        p_actor, v_standing.at, p_expires_at, p_reason)
    RETURNING *;
    INSERT INTO timebank.unsealed (community_id, recorded_at, subject_id, kind)
    VALUES (p_community, v_standing.at, p_id, 'hold_placed');
    v_standing.rows[1].held := v_row.held + p_minutes;
    v_standing.rows[1].last_at := v_standing.at;
    PERFORM timebank.post(p_community, NULL, NULL, '{}', v_standing);
END
$$;

-- for: service
-- Reserves minutes of an account for one partner until an instant. Held minutes cannot be spent.
-- Whoever places a hold by another's hand gives a reason.
CREATE FUNCTION timebank.hold_place(
    p_community uuid,
    p_actor uuid,
    p_id uuid,
    p_account uuid,
    p_partner_account uuid,
    p_minutes bigint,
    p_expires_at timestamptz,
    p_reason text DEFAULT NULL
) RETURNS SETOF timebank.hold
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    v_released timebank.released[];
    v_now timestamptz := timebank.ledger_now();
    v_balance timebank.balance;
    v_left bigint;
BEGIN
    PERFORM timebank.within(p_community);
    v_released := timebank.due_holds(p_community, ARRAY[p_account]);
    IF v_released <> '{}' THEN
        PERFORM timebank.release_held(p_community, v_released);
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM timebank.account a
        WHERE a.community_id = p_community AND a.id = p_partner_account
            AND a.type = 'organisation' AND a.id <> p_account
    ) THEN
        PERFORM timebank.refuse('not_a_partner', '{}');
    END IF;
    IF p_expires_at <= v_now THEN
        PERFORM timebank.refuse('hold_lapsed', '{}');
    END IF;
    SELECT * INTO v_balance FROM timebank.balance b
    WHERE b.community_id = p_community AND b.account_id = p_account FOR NO KEY UPDATE;
    IF v_balance.account_id IS NULL THEN
        PERFORM timebank.refuse('account_unknown', '{}');
    ELSIF v_balance.closed THEN
        PERFORM timebank.refuse('account_closed', jsonb_build_object('account_id', p_account));
    END IF;
    v_left := greatest(0, v_balance.balance - v_balance.held - v_balance.floor);
    IF v_left < p_minutes THEN
        PERFORM timebank.refuse('account_floor', jsonb_build_object(
            'account_id', p_account, 'available_minutes', v_left));
    END IF;
    RETURN QUERY
    INSERT INTO timebank.hold (community_id, id, account_id, partner_account_id, minutes, state,
        placed_by, placed_at, expires_at, reason)
    VALUES (p_community, p_id, p_account, p_partner_account, p_minutes, 'held',
        p_actor, v_now, p_expires_at, p_reason)
    RETURNING *;
    UPDATE timebank.balance b SET held = b.held + p_minutes
    WHERE b.community_id = p_community AND b.account_id = p_account;
END
$$;

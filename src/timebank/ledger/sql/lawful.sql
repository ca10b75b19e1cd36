-- for: service
-- Which accounts each kind of transfer may join, and what it needs (the table in domain.md).
-- Asked by a trigger, and in PL/pgSQL: a CHECK, and an SQL function, is parsed anew for every
-- statement, which cost a fifth of verifying an hour. Reversals are held to their original by
-- a trigger. A side has a number and a balance if, and only if, its account is bounded.
CREATE FUNCTION timebank.lawful(p_one timebank.transfer) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
    v_lawful boolean;
BEGIN
    -- Of so many conditions only those of this kind are made ready: that is most of what they take.
    CASE p_one.kind
    WHEN 'thank' THEN
        v_lawful := p_one.debit_type = 'contributions' AND p_one.credit_type = 'member'
            AND p_one.contribution_id IS NOT NULL;
    WHEN 'exchange' THEN
        v_lawful := p_one.debit_type = 'member' AND p_one.credit_type = 'member'
            AND p_one.contribution_id IS NOT NULL;
    WHEN 'gift' THEN
        v_lawful := p_one.debit_type = 'member' AND p_one.credit_type = 'member';
    WHEN 'donate' THEN
        v_lawful := p_one.debit_type IN ('member', 'organisation') AND p_one.credit_type = 'pot';
    WHEN 'grant' THEN
        v_lawful := p_one.debit_type = 'pot' AND p_one.credit_type IN ('member', 'organisation')
            AND p_one.reason IS NOT NULL;
    WHEN 'spend' THEN
        v_lawful := p_one.debit_type IN ('member', 'organisation', 'pot')
            AND p_one.credit_type = 'organisation' AND p_one.hold_id IS NOT NULL;
    WHEN 'retire' THEN
        v_lawful := p_one.debit_type = 'organisation' AND p_one.credit_type = 'retired';
    WHEN 'expire' THEN
        v_lawful := p_one.debit_type = 'member' AND p_one.credit_type = 'expired'
            AND p_one.reason IS NOT NULL;
    WHEN 'opening' THEN
        v_lawful := p_one.import_row_id IS NOT NULL AND (
            p_one.debit_type = 'opening' AND p_one.credit_type IN ('member', 'organisation')
            OR p_one.credit_type = 'opening' AND p_one.debit_type IN ('member', 'organisation'));
    WHEN 'reversal' THEN
        v_lawful := p_one.reason IS NOT NULL AND p_one.reverses_id IS NOT NULL;
    ELSE
        RETURN false;
    END CASE;
    IF p_one.reason IS NOT NULL AND p_one.reason NOT IN (
        'mistake', 'duplicate', 'wrong_person', 'wrong_minutes', 'wrong_day',
        'wrong_activity', 'not_given', 'leaving', 'death', 'merge', 'welcome',
        'social_prescribing', 'community_decision', 'ceiling', 'passed_on',
        'import_undone', 'other') THEN
        RETURN false;
    END IF;
    RETURN coalesce(
        v_lawful
        AND p_one.minutes BETWEEN 1 AND 1000000000
        AND p_one.debit_account_id <> p_one.credit_account_id
        -- What its kind needs, and nothing beside it.
        AND num_nonnulls(p_one.contribution_id, p_one.reverses_id, p_one.hold_id, p_one.import_row_id)
            = (p_one.kind IN ('thank', 'exchange', 'reversal', 'spend', 'opening'))::integer
        AND p_one.actor_kind IN ('member', 'client', 'rule')
        AND (p_one.d_seq IS NOT NULL AND p_one.d_bal IS NOT NULL)
            = (p_one.debit_type IN ('member', 'organisation', 'pot'))
        AND (p_one.c_seq IS NOT NULL AND p_one.c_bal IS NOT NULL)
            = (p_one.credit_type IN ('member', 'organisation', 'pot')),
        false);
END
$$;
CREATE FUNCTION timebank.transfer_lawful() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT timebank.lawful(NEW) THEN
        PERFORM timebank.refuse('transfer_lawful', '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER transfer_lawful BEFORE INSERT ON timebank.transfer
FOR EACH ROW EXECUTE FUNCTION timebank.transfer_lawful();

-- for: service
-- Which accounts each kind of transfer may join, and what it needs (the table in domain.md).
-- Asked by a trigger, and in PL/pgSQL: a CHECK, and an SQL function, is parsed anew for every
-- statement, which cost a fifth of verifying an hour. Reversals are held to their original by
-- a trigger. A side has a number and a balance if, and only if, its account is bounded.
CREATE FUNCTION timebank.lawful(
    kind text,
    debit uuid,
    credit uuid,
    debit_type text,
    credit_type text,
    minutes bigint,
    contribution_id uuid,
    reverses_id uuid,
    hold_id uuid,
    import_row_id uuid,
    actor_kind text,
    reason text,
    d_seq bigint,
    d_bal bigint,
    c_seq bigint,
    c_bal bigint
) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
BEGIN
    RETURN coalesce(
        minutes BETWEEN 1 AND 1000000000
        AND debit <> credit
        AND CASE kind
        WHEN 'thank' THEN debit_type = 'contributions' AND credit_type = 'member'
        WHEN 'exchange' THEN debit_type = 'member' AND credit_type = 'member'
        WHEN 'gift' THEN debit_type = 'member' AND credit_type = 'member'
        WHEN 'donate' THEN debit_type IN ('member', 'organisation') AND credit_type = 'pot'
        WHEN 'grant' THEN debit_type = 'pot' AND credit_type IN ('member', 'organisation')
            AND reason IS NOT NULL
        WHEN 'spend' THEN debit_type IN ('member', 'organisation', 'pot')
            AND credit_type = 'organisation'
        WHEN 'retire' THEN debit_type = 'organisation' AND credit_type = 'retired'
        WHEN 'expire' THEN debit_type = 'member' AND credit_type = 'expired'
            AND reason IS NOT NULL
        WHEN 'opening' THEN
            (debit_type = 'opening' AND credit_type IN ('member', 'organisation'))
            OR (credit_type = 'opening' AND debit_type IN ('member', 'organisation'))
        WHEN 'reversal' THEN reason IS NOT NULL
        ELSE false
        END
        AND (contribution_id IS NOT NULL) = (kind IN ('thank', 'exchange'))
        AND (reverses_id IS NOT NULL) = (kind = 'reversal')
        AND (hold_id IS NOT NULL) = (kind = 'spend')
        AND (import_row_id IS NOT NULL) = (kind = 'opening')
        AND actor_kind IN ('member', 'client', 'rule')
        AND (d_seq IS NOT NULL AND d_bal IS NOT NULL)
            = (debit_type IN ('member', 'organisation', 'pot'))
        AND (c_seq IS NOT NULL AND c_bal IS NOT NULL)
            = (credit_type IN ('member', 'organisation', 'pot'))
        AND (reason IS NULL OR reason IN (
            'mistake', 'duplicate', 'wrong_person', 'wrong_minutes', 'wrong_day',
            'wrong_activity', 'not_given', 'leaving', 'death', 'merge', 'welcome',
            'social_prescribing', 'community_decision', 'ceiling', 'passed_on',
            'import_undone', 'other')),
        false);
END
$$;
CREATE FUNCTION timebank.transfer_lawful() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT timebank.lawful(NEW.kind, NEW.debit_account_id, NEW.credit_account_id, NEW.debit_type,
        NEW.credit_type, NEW.minutes, NEW.contribution_id, NEW.reverses_id, NEW.hold_id,
        NEW.import_row_id, NEW.actor_kind, NEW.reason, NEW.d_seq, NEW.d_bal, NEW.c_seq, NEW.c_bal)
    THEN
        PERFORM timebank.refuse('transfer_lawful', '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER transfer_lawful BEFORE INSERT ON timebank.transfer
FOR EACH ROW EXECUTE FUNCTION timebank.transfer_lawful();

-- for: service
-- Which accounts each kind of transfer may join, and what it needs (the table in domain.md).
-- One function behind one CHECK: many inline checks are parsed again for every statement.
-- Reversals are held to their original by a trigger. A side has a number and a balance if, and
-- only if, its account is bounded.
CREATE FUNCTION timebank.lawful(
    kind text,
    debit_type text,
    credit_type text,
    has_contribution boolean,
    reverses boolean,
    has_hold boolean,
    has_import_row boolean,
    reason text,
    debit_numbered boolean,
    credit_numbered boolean
) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
SELECT coalesce(
    CASE kind
    WHEN 'thank' THEN debit_type = 'contributions' AND credit_type = 'member'
    WHEN 'exchange' THEN debit_type = 'member' AND credit_type = 'member'
    WHEN 'gift' THEN debit_type = 'member' AND credit_type = 'member'
    WHEN 'donate' THEN debit_type IN ('member', 'organisation') AND credit_type = 'pot'
    WHEN 'grant' THEN debit_type = 'pot' AND credit_type IN ('member', 'organisation')
        AND reason IS NOT NULL
    WHEN 'spend' THEN debit_type IN ('member', 'organisation', 'pot')
        AND credit_type = 'organisation'
    WHEN 'retire' THEN debit_type = 'organisation' AND credit_type = 'retired'
    WHEN 'expire' THEN debit_type = 'member' AND credit_type = 'expired' AND reason IS NOT NULL
    WHEN 'opening' THEN (debit_type = 'opening' AND credit_type IN ('member', 'organisation'))
        OR (credit_type = 'opening' AND debit_type IN ('member', 'organisation'))
    WHEN 'reversal' THEN reason IS NOT NULL
    ELSE false
    END
    AND has_contribution = (kind IN ('thank', 'exchange'))
    AND reverses = (kind = 'reversal')
    AND has_hold = (kind = 'spend')
    AND has_import_row = (kind = 'opening')
    AND debit_numbered = (debit_type IN ('member', 'organisation', 'pot'))
    AND credit_numbered = (credit_type IN ('member', 'organisation', 'pot'))
    AND (reason IS NULL OR reason IN (
        'mistake', 'duplicate', 'wrong_person', 'wrong_minutes', 'wrong_day', 'wrong_activity',
        'not_given', 'leaving', 'death', 'merge', 'welcome', 'social_prescribing',
        'community_decision', 'ceiling', 'passed_on', 'import_undone', 'other')),
    false)
$$;

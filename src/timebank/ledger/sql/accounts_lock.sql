-- for: service
-- Locks the accounts of an act that takes several postings in one transaction: all of them at once
-- and in the order that everybody keeps, so that neither it nor anybody else is stopped half way.
-- Holds of theirs that are due end.
CREATE FUNCTION timebank.accounts_lock(p_community uuid, p_accounts uuid[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
    c_here CONSTANT boolean := timebank.within(p_community);
BEGIN
    PERFORM timebank.lock_accounts(p_community, p_accounts);
END
$$;

-- Lines of the ledger, claims, accounts and changes of limits are added to and nothing else, by
-- anybody, the owner included; balances and holds change, and are never taken away.
CREATE FUNCTION timebank.append_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM timebank.refuse('append_only', '{}');
    RETURN NULL;
END
$$;
CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.transfer
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER claim_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.claim
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER account_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.account
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER limit_change_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON timebank.limit_change
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER balance_kept BEFORE DELETE OR TRUNCATE ON timebank.balance
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER hold_kept BEFORE DELETE OR TRUNCATE ON timebank.hold
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();
-- What a database was created as, and so whether its clock may be set, is said once.
CREATE TRIGGER installation_kept BEFORE UPDATE OF id, made_as OR DELETE OR TRUNCATE
ON timebank.installation FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

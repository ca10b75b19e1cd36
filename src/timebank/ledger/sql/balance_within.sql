-- An account stays within its limits, but for what is excused, and a closed one holds nothing: the
-- last word, whatever is wrong in a posting function. As CHECKs these would be parsed anew for every
-- posting, which took a thirtieth of it.
CREATE FUNCTION timebank.balance_within() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_refusal text;
BEGIN
    v_refusal := CASE
        WHEN NEW.balance - NEW.held < NEW.floor - NEW.excused OR NEW.held < 0 OR NEW.excused < 0
            THEN 'account_floor'
        WHEN NEW.balance > NEW.ceiling + NEW.excused_over OR NEW.excused_over < 0
            THEN 'account_ceiling'
        WHEN NEW.closed AND (NEW.balance <> 0 OR NEW.held <> 0) THEN 'account_not_empty' END;
    IF v_refusal IS NOT NULL THEN
        PERFORM timebank.refuse(v_refusal, '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER balance_within BEFORE INSERT OR UPDATE ON timebank.balance
FOR EACH ROW EXECUTE FUNCTION timebank.balance_within();

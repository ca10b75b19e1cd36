-- A reversal is the mirror of its original: same minutes, the accounts changed round, and never of
-- another reversal. Sound without locks, for originals never change.
CREATE FUNCTION timebank.reversal_mirrors() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_undone timebank.transfer;
BEGIN
    -- By its id alone: asked for its accounts too, a plan may walk through all lines of one.
    SELECT * INTO v_undone FROM timebank.transfer t
    WHERE t.community_id = NEW.community_id AND t.id = NEW.reverses_id;
    IF v_undone.id IS NULL OR v_undone.kind = 'reversal'
        OR (v_undone.minutes, v_undone.debit_account_id, v_undone.credit_account_id)
        IS DISTINCT FROM (NEW.minutes, NEW.credit_account_id, NEW.debit_account_id)
    THEN
        PERFORM timebank.refuse('reversal_mirrors', '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER reversal_mirrors BEFORE INSERT ON timebank.transfer
FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL)
EXECUTE FUNCTION timebank.reversal_mirrors();

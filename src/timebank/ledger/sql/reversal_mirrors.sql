-- A reversal is the mirror of its original: same minutes, the accounts changed round, and never of
-- another reversal. Sound without locks, for originals never change.
CREATE FUNCTION timebank.reversal_mirrors() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM timebank.transfer t
        WHERE t.community_id = NEW.community_id AND t.id = NEW.reverses_id
            AND t.kind <> 'reversal' AND t.minutes = NEW.minutes
            AND t.debit_account_id = NEW.credit_account_id
            AND t.credit_account_id = NEW.debit_account_id
    ) THEN
        PERFORM timebank.refuse('reversal_mirrors', '{}');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER reversal_mirrors BEFORE INSERT ON timebank.transfer
FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL)
EXECUTE FUNCTION timebank.reversal_mirrors();

-- A helper is named once and ended once, so that who could act for whom, and when, can be read.
CREATE TRIGGER helper_ended BEFORE UPDATE ON timebank.helper FOR EACH ROW
WHEN (OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL)
EXECUTE FUNCTION timebank.append_only();
CREATE TRIGGER helper_kept BEFORE DELETE OR TRUNCATE ON timebank.helper
FOR EACH STATEMENT EXECUTE FUNCTION timebank.append_only();

-- An application is decided once, and what was decided stays.
CREATE TRIGGER application_decided BEFORE UPDATE ON timebank.application FOR EACH ROW
WHEN (OLD.state <> 'applied') EXECUTE FUNCTION timebank.append_only();

# Proof and exports.
problem-not_under_checkpoint = The transfer does not stand under this checkpoint
    .detail = A transfer is sealed within seconds of being written down. Ask again in a moment, or name a later checkpoint.
problem-proof_running = Another proof is running
    .detail = A proof reads all of the books, so only one runs at a time. Ask again after the time in Retry-After.

field-checkpoint_earlier = Name an earlier checkpoint than the other one, or the same.
field-no_such_checkpoint = There is no checkpoint of this number.

journal-private = A community group

field-sign_in_or_by = Say which sign-in it is about, or which member: sign_in or by.

# The parts of a community's records, for a member who asks who saw theirs.
trail-accounts = balances and statements
trail-activities = the list of activities
trail-agreements = agreements
trail-applications = applications to join
trail-approvals = what takes two people
trail-app-worker = the app on their phone
trail-app = the app on their phone
trail-apps = apps that act for members
trail-audit = the checking of the books
trail-cards = members’ cards
trail-clients = partner apps
trail-community = the time bank itself
trail-concern = concerns
trail-consents = what apps may do for members
trail-contributions = hours given
trail-entries = visits of the network administrator
trail-erasures = what is to be erased
trail-events = the journal of the books
trail-exchanges = help agreed between members
trail-holds = minutes set aside
trail-home = the list of pages
trail-idempotency = an earlier answer
trail-imports = sheets that were brought in
trail-join = applications to join
trail-machine-codes = sign-in codes from the machine itself
trail-measures = safeguarding measures to look at again
trail-members = members’ details
trail-messages = messages to members
trail-accessibility = the accessibility statement
trail-text-size = the size of the text
trail-begin = where to begin
trail-noticeboard = the public noticeboard
trail-offers = offers
trail-organisations = groups and their leads
trail-passkeys = passkeys
trail-pin = PINs
trail-reports = reports
trail-requests = requests
trail-second-factor = second factors
trail-session-series = sessions that repeat
trail-sessions = sessions, and who comes
trail-sign-in = signing in
trail-sign-ins = sign-ins
trail-sign-out = signing out
trail-skills = what people can do
trail-thanks = thanks
trail-transfers = transfers

reached-number = Number
reached-name = Name
reached-language = Language
reached-contact_by = To be reached by
reached-times = Times
reached-first_at = First (UTC)
reached-last_at = Last (UTC)
reached-what = What was open
trail-concerns = concerns
trail-verification-rules = whether hours are verified by rule

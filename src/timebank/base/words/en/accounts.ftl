# Accounts, statements, transfers and holds.
problem-spend_takes_hold = Minutes are spent through a hold
    .detail = Place a hold for the partner at /holds. When the visit is made, it is captured there.
problem-own_gain = Somebody else does this
    .detail = You would move minutes to yourself that are not yours. Ask another coordinator to do it.
problem-account_unlimited = This account has no limits
    .detail = It is one of the community’s own accounts: it has no floor and no ceiling, and never closes.

field-no_such_account = Choose an account of this community that you may use.
field-no_such_partner = Choose an organisation of this community.
field-one_way_to_name = Name who receives in one way only: by account, member, number or organisation.
field-limits_missing = Send at least one of floor_minutes, ceiling_minutes, passes_on and closed. Only ceiling_minutes may be null.
field-instant_past = This time is over. Send one that is still to come.
field-hold_too_long = Minutes are held for at most { $longest_days } days.

account-below_soft_band = You have received more than you have given for a while. That is fine: talk to your coordinator about what you could enjoy giving.
account-above_soft_band = You have given a lot of time. Talk to your coordinator about what you could enjoy in return.

account-member = Member
account-organisation = Organisation
account-community = The community
account-pot = Community pot
account-contributions = Hours given
account-retired = Credits taken out of use
account-expired = Credits of people who left
account-opening = Opening balances

transfer-thank = Thanks
transfer-exchange = Exchange
transfer-gift = Gift
transfer-donate = Donation to the pot
transfer-grant = Grant from the pot
transfer-spend = Spent
transfer-retire = Taken out of use
transfer-expire = Expired
transfer-opening = Opening balance
transfer-reversal = Undone

reason-mistake = A mistake
reason-duplicate = Entered twice
reason-wrong_person = The wrong person
reason-wrong_minutes = The wrong minutes
reason-wrong_day = The wrong day
reason-wrong_activity = The wrong activity
reason-not_given = The time was not given
reason-leaving = Leaving the community
reason-death = A death
reason-merge = Two entries of one person joined
reason-welcome = A welcome
reason-social_prescribing = Social prescribing
reason-community_decision = The community’s decision
reason-ceiling = More than the account may hold
reason-passed_on = Passed on by choice
reason-import_undone = An import was undone
reason-asked_by_member = The member asked for it
reason-other = Another reason

statement-recorded_at = Written down (UTC)
statement-kind = What
statement-with = With
statement-worked_on = Day of the help
statement-minutes = Minutes
statement-time = Hours and minutes
statement-balance_minutes = Balance in minutes
statement-balance_time = Balance in hours and minutes
statement-reason = Reason
statement-transfer_id = Transfer

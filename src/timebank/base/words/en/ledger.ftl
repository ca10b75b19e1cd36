problem-insufficient_minutes = Not enough minutes
    .detail = Only { $available } can leave this account now. Give less, or talk to your coordinator about the community pot.
problem-ceiling_reached = More than this account may hold
    .detail = This account can take { $available } more. Send less, or give the rest to the community pot.
problem-account_closed = This account is closed
    .detail = Nothing moves into or out of a closed account. A coordinator can open it again first.
problem-account_not_empty = There are minutes on this account
    .detail = An account closes only at zero, with nothing held. Give, donate or let expire what is left, and release what is held.
problem-already_decided = Already decided
    .detail = This was confirmed, declined, withdrawn, spent or released before. What was credited can be corrected.
problem-own_contribution = Somebody else confirms this
    .detail = Nobody confirms their own hours, nor hours from which they gain. Ask the other side, the group’s lead or another coordinator.
problem-own_reversal = Somebody else reverses this
    .detail = You would gain by this reversal. Ask another coordinator to do it.
problem-already_reversed = Already reversed
    .detail = A transfer is reversed once. What it undid can be done again by a new entry.
problem-reversal_is_final = A reversal stays
    .detail = A reversal cannot be reversed. Do again what it undid, as a new entry.
problem-not_credited = Not credited yet
    .detail = Only a confirmed contribution can be corrected. State your own minutes as a claim instead.
problem-not_reversed = Its first entry still counts
    .detail = This entry replaces another that is still credited. Correct that one: it does both in one step.
problem-hold_lapsed = The hold has lapsed
    .detail = Its time is over and its minutes went back. Place a new hold, with an end that is still to come.
problem-more_than_held = More than was held
    .detail = { $available } were held. Take at most that much; the rest goes back.
problem-not_a_partner = Not a spend partner
    .detail = Minutes are held for an organisation that accepts credits. Choose one that does.
problem-counted_before = A balance holds these hours already
    .detail = They are of a day on or before the one on which the balance of one of the two was counted. Decline them: hours of before a count come in by an import, as history.
problem-looks_like_same_time = This looks like the same time
    .detail = Another entry for the same people, activity and day stands already. If it is not the same time, say that it is separate, and confirm it then.
problem-safeguarding_required = A safeguarding measure is missing
    .detail =
        { $measure ->
            [group_first] This activity asks that people meet in a group first. Time already given waits for a coordinator.
            [references] This activity asks for two people who know the giver. Time already given waits for a coordinator.
            [staff_present] This activity asks for an agreement that staff are there. Time already given waits for a coordinator.
            [check] This activity asks for the check that its role is eligible for. Time already given waits for a coordinator.
           *[other] This is not arranged through the time bank. Time already given waits for a coordinator.
        }
problem-claims_differ = The minutes differ
    .detail = The minutes you gave are not the ones that were stated. Send yours as a claim; a person decides then.
problem-minutes_needed = Say how many minutes
    .detail = The two sides stated different minutes. Send the minutes that you decide for.
problem-too_many_minutes = More minutes than fit
    .detail = A contribution has at least 1 minute and at most 1,440 minutes a day. Check the minutes and the days.
problem-worked_in_future = That day has not come yet
    .detail = Hours are thanked once they were given. Send a day that is not after today.
problem-reason_needed = Say why
    .detail = Send a reason: everyone concerned sees it.
problem-limit_stranded = The balance breaks this limit
    .detail = The account stands at { $balance } now. Choose a limit that it keeps, or wait until it is there.
problem-already_opened = This account has an opening balance
    .detail = An account has one opening balance. Undo the first one before you bring in another.
problem-append_only = The books are only added to
    .detail = Nothing in the books is changed or deleted. Use a reversal or a correction.
problem-kind_unfit = These accounts do not fit
    .detail = This kind of transfer does not go between these two accounts. See the table of kinds in the documentation.
problem-pot_stays_open = The pot stays open
    .detail = What is passed on has to go somewhere: the community pot has no ceiling and is not closed. Change its floor or another account instead.

# Concerns, and members who are kept apart.
problem-concern_closed = This concern is closed already
    .detail = Raise a new concern for what has happened since; it can name this one.

field-another_member = Choose another member than the first.

problem-own_measure = Another person does this
    .detail = Nobody writes down, sees or ends a measure of their own. Ask another coordinator, or the safeguarding lead.
field-check_level_of_check = Say which check it was; of any other measure, leave check_level out.
field-seen_in_future = Give the day of the measure: today, or one before.
field-look_again_after = Choose a day after that of the measure.

measure-group_first = They have met in a group first
measure-references = Two people who know the member
measure-staff_present = Agreed that staff are there
measure-not_here = Not done through the time bank
measure-check = A check
check-level-basic = Basic
check-level-standard = Standard
check-level-enhanced = Enhanced
check-level-enhanced_barred_list = Enhanced, with the barred list
measure-decision-accepted = Accepted
measure-decision-not_accepted = Not accepted

page-concerns = Concerns
page-concerns-how = You alone read these. Coordinators and auditors see none of it, nor does whoever it is about.
page-concerns-open = Open concerns
page-concerns-closed = Closed concerns
page-concerns-none = No concern is open.
page-concerns-closed-none = No concern has been closed yet.
page-concerns-earlier = Earlier ones
page-concern-one = A concern
page-concern-by = Told by { $name }, { $day }
page-concern-about = Member concerned: { $name }
page-concern-about-nobody = The number { $number } was given with it, and no member has it.
page-concern-read = Read it
page-concern-outcome = What was done?
page-concern-outcome-hint = It stands with the concern, and only safeguarding leads read it.
page-concern-close = Close the concern
page-concern-closed-by = Closed by { $name }, { $day }
page-concern-done = What was done

page-keep-safe = Keep somebody safe
page-keep-safe-how = Here you pause a member, or keep two members apart. Type the member’s number, or their name.
page-pause-title = Pause
page-pause-how = They are signed out at once and hidden from others, and book, spend and give away nothing. What they have stays theirs, and hours they gave are still confirmed. Places in sessions and help that was agreed are called off, and do not come back by themselves.
page-pause-sure = Yes, pause this member now
page-pause = Pause this member
page-paused = This member is paused.
page-resume = End the pause
page-apart-title = Never match them
page-apart-how = Two members who are kept apart are never shown, proposed or booked to each other. Neither is told.
page-apart-none = This member is kept apart from nobody.
page-apart-other = The other member’s number
page-apart-keep = Keep them apart
page-apart-end = They may meet again
page-apart-helps = One of them is the other’s helper and acts in their name. Ask whether that is right.
page-apart-still = They are booked together from before. You decide about it:
page-apart-session = a session on { $day }
page-apart-exchange = help between them on { $day }

trail-keep-safe = keeping members safe

page-measures = Safeguarding measures
page-measures-how = What was done, when, who saw it, and until when it counts. Write nothing of what stood in it, and keep no copy. A new one takes the place of the one of its kind before it.
page-measures-none = None is written down.
page-measure-told = { $decision }. Of { $day }, seen by { $name }.
page-measure-again = Look again by { $day }
page-measure-end = Withdraw it
page-measure-new = Write one down
page-measure-kind = What was done?
page-measure-level = Which check?
page-measure-no-check = It was no check
page-measure-seen = On which day?
page-measure-by = Who saw it?
page-measure-by-hint = Their member number. Leave it empty if it was you.
page-measure-look = When will you look again?
page-measure-decision = What did you decide?
page-measure-save = Write it down
page-measures-due = Measures to look at again
page-measures-due-none = None is to be looked at again within 60 days.

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

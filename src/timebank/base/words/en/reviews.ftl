# What a member's copy leaves out until a person has looked at it.
problem-review_over = This was decided, or taken back
    .detail = Everything was decided before, or the member took it back. If more is wanted, they ask anew.
problem-own_review = Somebody else decides this
    .detail = Nobody decides what their own copy is to hold. Ask another coordinator, or another safeguarding lead.
problem-item_changed = One of these is not as it was
    .detail = It is not there any more, or says something else by now. Read the list again, and decide of what stands there.
field-review_reason = Give a reason where something is left out, and none where it is given.
field-review_choice = Choose what is to be done.
field-review_once = Decide of each once.

export-part-given = What others wrote, and you may have
export-field-given = What it is
export-field-by_number = Written by
export-review-asked = You asked for them. A person looks at them, by { $due } at the latest.
export-review-looked = A person looked at them on { $day }.
export-review-none = There were none.
export-review-count = { $what }: { $count }.
export-review-safeguarding = The safeguarding lead looked on { $day }. If there is anything that you may have, it stands on this page.
    .not_own = The safeguarding lead looked on { $day }. If there is anything that the member may have, it stands in the copy that they take themselves, and in no other; or the lead hands it to them.

review-given = Stands on this page
review-third_person = Left out, for it tells of somebody else
review-confidence = Left out, for it was said in confidence
review-harm = Left out, for it could do somebody serious harm
review-crime = Left out, so that a crime is prevented or found out
review-other = Left out for another reason, which the coordinator tells you

review-kind-note = A note
review-kind-exchange_note = A note to others in an exchange
review-kind-import_row = A row of a list that was brought in
review-kind-concern = A concern
review-kind-kept_apart = Kept apart from

personal-for-export = to give the member a copy of their data
personal-export_review-member_id = who asked for the rest of their copy
personal-export_review-asked_by = who asked for it
personal-export_review-words_by = who decided of others' words
personal-export_review-safeguarding_by = who looked at safeguarding records
personal-export_review-ended_by = who decided the last of it or took it back
personal-export_decision-member_id = whose copy it is about
personal-export_decision-item_id = which note, row or record was decided of
personal-export_decision-kind = what kind of record that is
personal-export_decision-words_sha256 = a digest of what stood there
personal-export_decision-reason = why it was left out
personal-export_decision-decided_by = who decided

trail-export-reviews = what your copy is to hold
trail-my-data = the copy of your data

page-my-data = Your data
page-my-data-how = Here is a copy of what you told us, gave and did. Other people stand in it by number.
page-my-data-read = Read or print your copy
page-my-data-keep = Keep it as a file, for another service
page-my-data-rest = The rest
page-my-data-rest-how = Your copy leaves out what others wrote, for it may tell of other people, and safeguarding records. Ask for them, and a person looks at them first. That takes a month at most.
page-my-data-ask = Ask for the rest
page-my-data-asked = You asked for the rest on { $day }. A person looks at it, by { $due } at the latest. What you may have will stand in your copy.
page-my-data-done = A person looked at the rest on { $day }. What you may have stands in your copy now, and what was left out and why.
page-my-data-again = Ask again
page-my-data-back = I do not need the rest

page-export-reviews = Copies to look at
page-export-reviews-how = These members asked for what their copy leaves out. Look at it by the day that stands there.
page-export-reviews-none = Nobody is waiting.
page-export-reviews-by = By { $day }
page-export-reviews-looked = Done
page-review-words-how = Read each one as a stranger would. Give it, unless it tells of somebody else who does not want that, was said in confidence, or would harm somebody.
page-review-safeguarding-how = Nobody is told whether there is anything here, and who raised a concern stands in no copy. Give what the member may know; leave out what would name or harm somebody.
page-review-none = There is nothing to decide.
page-review-looked = I have looked
page-review-by = By number { $number }, { $day }
page-review-choose = Choose
page-review-do = What is to be done?
page-review-do-all = What is to be done with all that stands on this page?
page-review-do-given = Give it to the member
page-review-do-third_person = Leave it out: it tells of somebody else
page-review-do-confidence = Leave it out: it was said in confidence
page-review-do-harm = Leave it out: it could do somebody serious harm
page-review-do-crime = Leave it out: a crime is to be prevented or found out
page-review-do-other = Leave it out for another reason, and tell the member
page-review-save = Save this one
page-review-save-all = Save all of these
page-review-all = All at once
page-review-title-words = What others wrote
page-review-title-safeguarding = Safeguarding records

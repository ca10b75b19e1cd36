# Hours to confirm, and the hours report, as plain pages.
page-queue = Hours to confirm
page-queue-how = Those that want a closer look come first, each with the reason; then the oldest.
page-queue-none = Nothing waits to be confirmed.
page-queue-all-normal =
    { $count ->
        [one] 1 looks normal: confirm it
       *[other] { $count } look normal: confirm all { $count }
    }
page-queue-end = Nothing more waits behind those before.
page-queue-first = Back to the first
page-queue-tick = Tick those that you decide about
page-queue-for = For { $name }.
page-queue-days = { $first } to { $last }
page-queue-look = Look at it
page-queue-more =
    { $count ->
        [one] 1 more waits behind these.
       *[other] { $count } more wait behind these.
    }
page-queue-confirm = Confirm those that are ticked
page-queue-else = Something is not right
page-queue-note = Your question, or the reason for saying no
page-queue-note-hint = In words, for those that are ticked. Their givers can read it.
page-queue-note-hint-one = In words. The giver can read it.
page-queue-ask = Ask about those that are ticked
page-queue-decline = Decline those that are ticked
page-queue-answers = What became of each
page-queue-sum = Done: { $done }. Not done: { $not_done }.
page-queue-is-done = Done
page-queue-not-done = Not done.
page-queue-waiting = What still waits
page-queue-entry = One entry
page-queue-state-logged = Waits to be confirmed
page-queue-state-queried = There is a question about it
page-queue-state-verified = Confirmed
page-queue-state-declined = Declined
page-queue-state-withdrawn = Taken back
page-queue-state-historic = From before the books began
page-queue-side-giver = The giver stated
page-queue-side-receiver = The receiver stated
page-queue-side-decision = It was decided
page-queue-words-giver = The giver’s words
page-queue-words-other = Somebody else’s words
page-queue-not-waiting = There is nothing for you to decide here.
page-queue-minutes = How long was it?
page-queue-reason = Your reason
page-queue-reason-hint = It is needed where neither side stated this length.
page-queue-confirm-one = Confirm it
page-queue-separate = It is another time: confirm it
page-queue-stays = It stays as it is
page-queue-correct = Correct it to this length
page-queue-ask-one = Ask about it
page-queue-decline-one = Decline it
page-queue-done-confirmed = It is confirmed.
page-queue-done-separate = It is confirmed as another time.
page-queue-done-stays = It stays as it is.
page-queue-done-asked = Your question stands beside it.
page-queue-done-declined = It is declined, with your reason.
page-queue-done-corrected = It is corrected.
field-tick_some = Tick at least one.
page-hours = Hours report
page-hours-how = Hours that members gave and received, as they stand in the books.
page-hours-from = From
page-hours-to = To
page-hours-by = A line for each
page-hours-show = Show
page-hours-entries = Entries
page-hours-given = Given
page-hours-received = Received
page-hours-historic = From before the books began
page-hours-total = Together
page-hours-none = Nothing was given on these days.
page-hours-more = There are more lines than are shown here. The files have them all.
page-hours-file-csv = Take it away as CSV
page-hours-file-xlsx = Take it away for Excel (XLSX)

# Who came to a session, and closing it.
page-close = Who came, and closing it
page-close-how = Everybody who has a place is put down for the whole session, and whoever was checked in for as long as is known. Change what was otherwise.
page-close-away = Was not there
page-close-unknown = Was there, length not known
page-close-others = Who else came
page-close-numbers = The numbers on their cards
page-close-numbers-hint = With a space between them. They are put down for the whole session.
page-close-new = Somebody new today: their name
page-close-new-hint = A name and a language are enough for today. The rest is asked within 30 days.
page-close-language = Their language
page-close-in-en = English
page-close-in-cy = Welsh
page-close-sure = Everybody who came is written down
page-close-button = Close the session and thank them
page-close-done = The session is closed.
page-close-expected = Who is expected
page-close-many = There are more people than fit on this page. In the app there is room for all of them.
page-close-in-app = Close it in the app
field-close_sure = Say that everybody is written down, then close it.

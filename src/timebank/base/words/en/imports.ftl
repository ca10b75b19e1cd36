# Imports: what is said of a whole sheet, and of a row. Each says what to do.

problem-sheet_refused = The sheet cannot be read
    .detail = Save it again as an Excel workbook (XLSX) or as CSV UTF-8, and send it again.
problem-sheet_empty = The file is empty
    .detail = There is nothing in the file. Save the sheet again and send it again.
problem-sheet_not_a_table = This is not a spreadsheet
    .detail = { $kind ->
        [picture] This file is a picture. Send the spreadsheet itself, saved as XLSX or CSV.
        [pdf] This file is a PDF. Send the spreadsheet itself, saved as XLSX or CSV.
        [archive] This file is an archive of other files. Unpack it, and send the spreadsheet.
        [document] This file is a document. Copy its table into a spreadsheet, save it as XLSX or CSV, and send that.
        [web_page] This file is a web page, whatever its name says. Open it in a spreadsheet program and save it as XLSX or CSV.
       *[other] This file is not a spreadsheet. Send one saved as XLSX, XLS, ODS or CSV.
    }
problem-sheet_too_large = The file is too large
    .detail = A file may have up to { $limit_mib } MiB. Split the sheet by month or by year.
problem-sheet_too_heavy = The workbook is too heavy
    .detail = The workbook needs more memory or time than a sheet of hours ever should. Copy only the rows and columns that are needed into a new workbook.
problem-sheet_too_many_rows = There are too many rows
    .detail = A file may have up to { $limit } rows. Split the sheet by month or by year.
problem-sheet_too_many_columns = There are too many columns
    .detail = Row { NUMBER($row, useGrouping: 0) } has more than { $limit } columns. Keep only the columns that are needed.
problem-sheet_line_too_long = A row is too long
    .detail = Row { NUMBER($row, useGrouping: 0) } is longer than { $limit } characters. Look for a missing line break there.
problem-sheet_quote_open = A quotation mark is not closed
    .detail = A quotation mark in row { NUMBER($row, useGrouping: 0) } swallows the rows after it. Close it or remove it.
problem-sheet_locked = The workbook has a password
    .detail = It cannot be opened without its password. Save the workbook without one, and send it again.
problem-sheet_damaged = The workbook cannot be opened
    .detail = It is damaged, or only a part of it. Open it in a spreadsheet program, save it again as XLSX, and send it again.
problem-sheet_encoding_unknown = The letters cannot be read
    .detail = The file cannot be read as { $encoding }. Save it as "CSV UTF-8", or name another encoding.
problem-sheet_not_there = There is no such sheet
    .detail = The workbook has no sheet of that name. Look at the names on its tabs.
problem-sheet_row_not_there = There is no such row
    .detail = There is no row { NUMBER($row, useGrouping: 0) } below the headings, or not in the sheet that was named. Look at the number, and in a workbook of several sheets name the sheet too.
problem-sheet_headings_not_found = No headings were found
    .detail = No row looks like headings. Say which row they are in, or which column holds what.
problem-sheet_column_missing = A column is missing
    .detail = No column was found for "{ $field }". Say which column it is.
problem-sheet_column_unknown = There is no such column
    .detail = The column that was named for "{ $field }" is not in the sheet. Give its heading or its letter.
problem-sheet_field_unknown = There is no such field
    .detail = This kind of import has no field "{ $field }".

# Rows that hold nothing to import.
row-blank = This row is blank.
row-left-out = This row is left out, as you asked.
row-headings-again = This row repeats the headings.
row-heading = This row has one cell only, "{ $said }", and looks like a heading. If it is an entry, fill in the others.
row-total = This looks like a total row ("{ $said }"). It is not imported.
row-member-there = This member is here already, with the same card number. Nothing needs doing.
row-balance-zero = The balance is 0, so there is nothing to bring over.

# Rows of any kind.
row-cells-beyond = This row has more cells than there are headings; the last is "{ $said }". Look for a comma that splits a cell, and put the cell in quotation marks.
row-text-too-long = This text is longer than { $longest } characters. Shorten it.
row-text-unfit = "{ $said }" has characters that cannot be shown. Type it again.

# Dates.
row-date-missing = There is no date. Write the day as day/month/year.
row-date-unreadable = "{ $said }" is not a date that can be read. Write it as day/month/year.
row-date-not-there = "{ $said }" is not in the calendar: that month has { $last_day } days. Check the day.
row-date-month-first = "{ $said }" seems to put the month first. Write it as day/month/year, and check the other dates of this sheet.
row-date-no-year = "{ $said }" has no year. Add the year.
row-date-month-or-day = "{ $said }" may be a day or the month { $month }. Write the date in full.
row-date-serial = "{ $said }" is a number where a date should be. Format the column as dates, or write day/month/year.
row-date-weekday = In "{ $said }" the day of the week and the date do not agree. Check which is right.
row-date-two-months = "{ $said }" covers two months. Write one row for each month.
row-date-future = "{ $said }" is in the future: today is { $today }. Check the year.
row-date-too-old = "{ $said }" is before { $earliest }. Check the year.
row-date-across-count = "{ $said }" begins before the opening balances were counted and ends after it. Write one row for each side.

# Durations and balances.
row-minutes-missing = There is no time. Write how long it took, for example 1:30.
row-minutes-unreadable = "{ $said }" is not a time that can be read. Write it as 1:30, 1.5 or 90 mins.
row-minutes-zero = The time is 0. Write how long it took, or leave the row out.
row-minutes-negative = "{ $said }" is less than nothing. To take time back, reverse the entry it belongs to.
row-minutes-over-day = "{ $said }" is more than the { $most_hours } hours there are. If it is minutes, write "mins"; if it is several days, write one row for each day, or the month as the date.
row-minutes-not-whole = "{ $said }" is not a whole number of minutes. The nearest is { $suggested }. Write the minutes that are meant.
row-minutes-in-words = "{ $said }" has no unit. If it means { $suggested }, write it so.
row-minutes-point = "{ $said }" may mean { $clock } or { $decimal }. Write the one that is meant, or say for the whole sheet how such numbers are to be read.
row-minutes-comma = In "{ $said }" the comma may mean thousands or a decimal. Write the number without it.
row-minutes-times = "{ $said }" makes { $suggested } in all. If all of it is one member’s time on this day, write that; else write one row for each time.
row-minutes-about = "{ $said }" is not exact. If { $suggested } is what is to be recorded, write it so.
row-minutes-is-date = "{ $said }" is a date: the spreadsheet may have changed what was typed. Write the time as 0:30 or 30 mins.
row-balance-too-large = "{ $said }" is larger than any balance can be. Check it.
row-balance-twice = This member or organisation has a balance in row { NUMBER($row, useGrouping: 0) } already. Keep one of the two.

# People, organisations, activities.
row-giver-missing = It does not say who gave the time. Write the member’s name or number.
row-receiver-missing = It does not say who received the time. Write a member, an organisation, or the community’s own name.
row-holder-missing = It does not say whose balance this is. Write the name or number.
row-name-unknown = Nobody here is called "{ $said }". Check the spelling, or add them first.
row-name-near = Nobody here is called "{ $said }". If { $near } is meant, write that; else add them first.
row-name-ambiguous = There are several called "{ $said }": { $candidates }. Choose one by number.
row-name-other-number = Number { $number } is not the number of "{ $said }". Check which is right.
row-name-too-long = This name is longer than { $longest } characters. Check the cell.
row-giver-no-member = "{ $said }" is no member, and time is given by members. Write the member who gave it.
row-holder-community = "{ $said }" is the community itself, which has no opening balance. Write a member or an organisation, or leave the row out.
row-giver-is-receiver = "{ $said }" is giver and receiver at once. Write whom the time was for.
row-activity-missing = It does not say what was done. Choose an activity.
row-activity-unknown = There is no activity called "{ $said }". Choose one from the list, or add it first.
row-activity-near = There is no activity called "{ $said }". If { $near } is meant, write that; else add it first.
row-activity-ambiguous = "{ $said }" may be several activities: { $candidates }. Choose one.
row-activity-outside = "{ $said }" is not done through the time bank. The time is recorded and thanked all the same; talk to the people concerned about next time.
row-like-row = This looks like row { NUMBER($row, useGrouping: 0) }: the same people, activity and day. It is kept, and not credited unless you say that it is separate.

# Members.
row-member-missing = There is no name. Write the member’s name.
row-member-like-row = "{ $said }" is also in row { NUMBER($row, useGrouping: 0) }. If they are two people, say that this row is separate; else leave it out.
row-member-like-member = Member { $number } is also called "{ $said }". If they are two people, say that this row is separate; else leave it out.
row-reference-twice = Card number "{ $said }" is also in row { NUMBER($row, useGrouping: 0) }. Check which is right.
row-email-unfit = "{ $said }" is not an e-mail address that can receive mail. Correct it, or leave it empty.
row-telephone-unfit = "{ $said }" is not a telephone number. Correct it, or leave it empty.
row-language-unknown = "{ $said }" is not a language of this service. Write English or Cymraeg, or leave it empty.
row-adult-unclear = It cannot be told from this cell whether they are 18 or over. Write "18 or over" or "under 18"; neither an age nor a day of birth is kept.
row-under-18 = Members here are 18 or over, and this row says that they are not. Leave the row out, or correct it; the host decides whether under-18s join.
row-guardian-missing = An under-18 has a guardian on file. Write the guardian’s name, and how to reach them.
row-area-unknown = There is no area called "{ $said }". Write one of this community’s areas, add it to them first, or leave it empty.
row-area-near = There is no area called "{ $said }". If { $near } is meant, write that; else add it first, or leave it empty.
row-area-ambiguous = "{ $said }" may be several areas: { $candidates }. Choose one by its code.
row-area-not-kept = The area is not brought in: this community has no list of areas.
row-contact-by-unknown = "{ $said }" is not one way to reach somebody. Write email, text, telephone or letter, or leave it empty.
row-contact-by-email = To be reached by e-mail, a member needs an e-mail address. Write it, or another way to reach them.
row-contact-by-telephone = To be reached by telephone or text, a member needs a telephone number. Write it, or another way to reach them.

# What the books say to rows that were read.
row-history = On or before { $counted_on }, the day on which the balance was counted: it is kept as history, without credit.
row-history-like-row = This looks like row { NUMBER($row, useGrouping: 0) }: the same people, activity and day, before the balance was counted. Say that it is separate to keep both as history, or leave it out.
row-history-like-entry = This looks like an entry that stands already ({ $day }): the same people and activity, before the balance was counted. Say that it is separate to keep both as history, or leave it out.
row-like-entry = This looks like an entry that stands already ({ $day }): the same people and activity. It is kept, and not credited unless you say that it is separate.
row-own-hours = These are your own hours. They are kept, and wait until somebody else confirms them.
row-without-measures = The giver has not what this activity asks for: { $measures }. The time is credited by your word, and stands as confirmed without.
row-under-18-here = This member is under 18. Under-18s swap no help one to one, and are thanked by groups with a children’s policy alone.
row-receiver-lacks = What "{ $said }" has to give by then: { $available }. Bring in their hours or their opening balance first, have such rows kept to wait, or leave the row out.
row-receiver-lacks-waits = What "{ $said }" has to give by then: { $available }. The row is kept, and waits until there is enough.
row-receiver-unthanking = "{ $said }" does not thank for time. Say in its record that it does, or write who is meant.
row-account-closed = The account of "{ $said }" is closed. Open it again first, or leave the row out.
row-opening-there = "{ $said }" has an opening balance already. Undo that import first, or leave the row out.
row-credited-before-count = The books have credited "{ $said }" for days up to { $counted_on } already: { $credited }. The balance of that day may hold them. Undo that import first; or, if the balance does not hold them, say that the row is separate.
row-reference-taken = Card number "{ $said }" is another member’s here, number { $number }. Check which is right.
row-note-not-kept = The note is not brought in: the service keeps no notes about members.

# Runs.
problem-import_posted_already = This file was imported already
    .detail = It was posted as run { $run_id }. Look at that run, and undo it if the file is to come in anew.
problem-import_undone_already = This import was undone
    .detail = It cannot be undone twice, or posted once more. Check the file again as a new import.
problem-import_not_posted = This import was not posted
    .detail = Nothing of it stands in the books, so there is nothing to undo.
problem-import_account_closed = An account of this import is closed
    .detail = Accounts that were closed since then: { $accounts }. Members among them: { $numbers }. Open them again first. Nothing was undone.
problem-import_run_by_another = Somebody else checked this file
    .detail = Rows are checked for the one who runs the import, whose own hours wait. Check the file yourself, then post it.
problem-import_checked_since = The file was checked again
    .detail = It was checked again since you looked. Read the run and its rows, and agree to what is there now.
problem-import_left_out_differs = The rows left out were not agreed
    .detail = Rows that would be left out: { $left_out_rows }. Read them, and send that number to agree.
problem-import_books_changed = The books have changed since the check
    .detail = Rows that would now end differently: { $changed_rows }. Nothing was posted. Check the file again.
problem-import_nothing_to_post = There is nothing to post
    .detail = No row of this file can be taken as it is. Answer what is asked about its rows, and check it again.
problem-import_file_differs = This is another file
    .detail = The run is about the file that was checked. Send that one, or check this one as a new import.
field-counted_on_needed = Say on which day the balances were counted.
field-counted_on_future = Balances are counted today or before: check the day.

# On the terminal: `timebank import`.
import-stage-reading = Reading the file
import-stage-trying = Trying it against the books
import-stage-posting = Writing it into the books
import-stage-undoing = Undoing it
import-speed = { $speed } rows/s
import-sheet = Sheet { $sheet }:
import-headings = Headings in row { NUMBER($row, useGrouping: 0) }: { $columns }
import-no-headings = Headings nowhere: { $columns }
import-unused = Not used: { $columns }
import-unread = Sheet { $sheet } was not read: { $why }
import-organisations = Organisations to be made: { $names }
import-no-rows = There are no rows below the headings.
import-rows = rows
import-time = time
import-credited = credited
import-historic = kept as history, without credit
import-waiting = kept, and waiting for somebody to decide
import-opened = opening balances
import-added = members
import-refused = left out
import-skipped = skipped: nothing to bring in
import-asked-later = Members to be asked within 30 days whether they are 18 or over, and how to reach them: { $rows }
import-title-refused = Left out:
import-title-credited = Credited, and marked:
import-title-waiting = Kept, and waiting:
import-sheet-named = sheet
import-row = row
import-column = column
import-heading = heading
import-outcome = outcome
import-said = what is said
import-to-do = what to do
import-taken = would be taken
import-more-rows = { $rows } and { $more } more
import-more = … and { $more } more. --problems FILE.csv lists all of them.
import-answers = Answer and run it again: --answer ROW:FIELD=TEXT for one cell, --always FIELD:SAID=TEXT for all that say the same, --leave-out ROW.
import-answer-separate = --separate ROW says that a row only looks like the other.
import-answer-make-organisations = --make-organisations makes organisations of these receivers.
import-answer-keep-lacking = --keep-lacking keeps rows whose receiver lacks the minutes.
import-answer-organisation = --organisation "NAME" stands where no receiver does.
import-answer-activity = --activity "NAME" stands where no activity does.
import-answer-points = --points clock takes 1.30 for 1:30, --points decimal for 1.3.
import-problems = All that is said of rows stands in { $path }.
import-unchanged = Nothing in the books has changed.
import-ask = Post this?
import-ask-without = Post this and leave { $rows } rows out?
import-yes = y
import-no = n
import-yes-or-no = Type y or n.
import-posted = Posted. To undo it: --undo { $id }
import-undone = Undone. Transfers reversed: { $reversed }; entries withdrawn: { $withdrawn }. Members and organisations stay.
import-undo-waits = Nothing is undone yet: it takes two people. Another coordinator agrees to it or declines it: approval { $id }
import-number-of-no-coordinator = --as { $number }: this member is no coordinator. Name one: it is their word that credits the hours.
import-number-unknown = --as { $number }: nobody here has this number.
import-nobody-asked = Nobody is there to be asked: say --yes to post it, or --dry-run.
import-none-named = { $option } { $said }: there is none of that name. An id will do.
import-several-named = { $option } { $said }: there is more than one of that name. An id will do.
import-which-file = Say which file, and with --kind what it brings.
import-no-file = { $path }: there is no such file.
import-how-headings = (--header-row 3; where there are none, --header-row 0 --map date=A --map giver=B …)
import-how-column = (--map { $field }=COLUMN, by its letter or heading. Or is it another --kind?)

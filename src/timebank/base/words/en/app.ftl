# The volunteer app. Its messages go to the browser whole; what has a place gets a number, a time or a name.
app-title = Your time bank
app-log = Log your time
app-log-short = Log hours
app-nav = Where to
app-to-log = Log time
app-to-hours = My hours
app-to-more = More
app-more = Everything else
app-last = As last time
app-last-one = { $to }, { $time }
app-who = Who for?
app-who-other = Somebody else
app-number = Their member number
app-number-hint = It stands on their card.
app-what = What did you do?
app-long = How long?
app-half = half an hour
app-hour = 1 hour
app-hour-and-half = 1½ hours
app-two = 2 hours
app-three = 3 hours
app-other-length = Another length
app-when = When?
app-today = Today
app-yesterday = Yesterday
app-other-day = Another day
app-day = Day
app-month = Month
app-year = Year
app-save = Save
app-save-again = Save the change
app-saved = Saved on your phone.
app-community = The community
app-member-number = Member { $number }
app-need-who = Choose who it was for.
app-need-number = Type their member number.
app-need-long = Choose how long it was.
app-need-day = Type a day that has been, as in 23 11 2026.
app-not-saved = This phone could not keep it. Free some space, or telephone us.
app-entries = What you logged
app-entries-none = Nothing yet.
app-entry-line = { $to }: { $time }
app-waiting = Waiting to send
app-checking = Waiting for { $to } to confirm
app-checking-coordinator = Waiting for a coordinator to confirm
app-confirmed = Confirmed
app-question = There is a question about it
app-declined = Not accepted
# It was logged on two phones, perhaps; whoever opens it finds app-take-back.
app-entry-twice = It looks like time that was logged already. If it is the same, open it and take it back.
app-withdrawn = Taken back
app-undone = Undone
app-from-before = From before
app-refused = This was not accepted. It is still here, and you can change it.
app-mend = Change it
app-mend-which = Change it: { $entry }
app-remove = Remove it
app-remove-which = Remove it: { $entry }
app-offline = No signal. You can go on: what you save is sent later.
app-sign-in-again = You are signed out. You can go on saving; sign in to send it.
app-sign-in = Sign in
app-no-member = This app is for members. You are signed in here, but not as one.
app-keeps-nothing = This browser keeps nothing for the app, so it cannot open here. Open it outside private browsing, or telephone us.
app-no-https = The app works over a secure connection (https) alone. The other pages work here.
app-hours = My hours
app-to-spend = You have { $time } to spend.
app-to-spend-none = You have nothing to spend just now.
app-received-more = You have received { $time } more than you gave. You can give some back when it suits you.
app-held = { $time } are set aside for you.
app-being-checked = Being checked: { $time }.
app-unsent = Still on this phone: { $time }.
app-as-of = As it was on { $when }.
# Not the signal: what runs the time bank. Behind it stands app-again-in.
app-trouble = The time bank is having trouble just now. It is not your phone. What you save is kept here, and sent later.
app-trouble-here = The time bank is having trouble, so this is not here just now.
app-again-in = It is tried again in { $time }.
app-not-read = You are signed out. Sign in to see this.
app-shared = You are signed in as { $name }, on a phone that others use. When you have finished, let it forget you:
app-clock-off = The day on this phone is wrong. Today is { $day }, and the app goes by that.
app-clock-refused = The day on this phone was wrong when you saved this. Look whether the day is right, and save it again.
app-after-refused = Nobody has been thanked yet, because the time bank could not take in: { $names }. Choose somebody else in their place, or leave them out.
app-statement = Your statement
app-statement-none = Nothing has come in or gone out yet.
app-in = { $time } in
app-out = { $time } out
app-balance-after = Then you had { $time }.
app-balance-after-below = Then you had received { $time } more than you gave.
app-wrong = Is something wrong?
app-wrong-how = Telephone us at the number at the top of this page, and say which day.
app-phone = This phone
app-forget-how = Is this not your phone, or are you giving it away? Then let it forget you. What you logged stays in the time bank.
app-forget = Forget me on this phone
app-forget-not-yet =
    { $count ->
        [one] 1 entry has not been sent yet. Send it first, where there is a signal.
       *[other] { $count } entries have not been sent yet. Send them first, where there is a signal.
    }
app-forget-no-signal = There is no signal. Try again where there is one, so that you are signed out too.
app-forget-lose = I cannot sign in any more
app-forget-lose-sure = Then what has not been sent is lost: { $count }. If it is to count, telephone us first. Forget it?
app-forget-lose-yes = Yes, forget it
app-send-now = Send now
app-others-wait =
    { $count ->
        [one] 1 entry of somebody else waits on this phone. It is sent when they sign in here.
       *[other] { $count } entries of somebody else wait on this phone. They are sent when they sign in here.
    }
app-no-script = This page needs JavaScript. Your other pages do not.
app-other-pages = Your other pages
app-kind-thank = Thanks
app-kind-exchange = Help
app-kind-gift = Gift
app-kind-donate = Gift to the pot
app-kind-grant = From the community’s pot
app-kind-spend = Spent
app-kind-retire = Taken out of use
app-kind-expire = Run out
app-kind-opening = From before
app-kind-reversal = Undone
app-weekday-0 = Sunday
app-weekday-1 = Monday
app-weekday-2 = Tuesday
app-weekday-3 = Wednesday
app-weekday-4 = Thursday
app-weekday-5 = Friday
app-weekday-6 = Saturday
app-tell = Tell the group I helped
app-somebody = A member
app-checking-other = Waiting for the other side to confirm
app-leave-not-yet = Something that you logged on this phone has not been sent yet. Send it first.
# A time credit is an hour. { $shown } is how many, "6½"; the count chooses the form.
app-credits =
    { $count ->
        [one] { $shown } time credit
       *[other] { $shown } time credits
    }
app-next-session = Your next session
app-not-here-yet = This page needs a signal the first time.
app-no-answer = No answer came. Try again where there is a signal: nothing is done twice.
app-try-again = That did not work. Try again.
app-waits-help =
    { $count ->
        [one] Help: 1 thing waits for your answer
       *[other] Help: { $count } things wait for your answer
    }
app-waits-confirm =
    { $count ->
        [one] 1 entry waits for your yes
       *[other] { $count } entries wait for your yes
    }
app-language-ask = { $name }, your messages come in Welsh. Would you like them in English, as you read here?
app-language-yes = Yes, in English
app-language-no = No, in Welsh
app-language-follows = Your messages come in English from now on.
app-language-stays = Your messages still come in Welsh. You can change that under “My messages”.

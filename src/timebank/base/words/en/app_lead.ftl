# The lead's home in the volunteer app. What has a place gets a number, a time or a name.
app-thank = Thank people
app-to-thank = Thank people
app-thank-group = Which group?
app-thank-who = Who gave time?
app-thank-last = As last time: { $day }. Untick whoever was not there.
app-thank-first = Nobody is on the list yet. Add people below.
app-this-month = This month
app-last-month = Last month
app-thank-days = { $from } to { $to }
app-thank-add = Add people: a name, or the number on a card
app-thank-add-hint = Several numbers go in at once, with a space between them.
app-find = Find
app-add = Add
app-thank-add-one = Add { $name }
app-thank-found = Found:
app-thank-more = These were found, and there are more. Type more of the name.
app-thank-none = Nobody was found by that name. Type the number on their card, or add them as new today.
app-thank-no-number = Nobody here has this number: { $numbers }. Look at the card again.
app-thank-no-search = Names cannot be looked up without a signal. Type the number on their card, or add them as new today.
app-thank-added =
    { $count ->
        [one] 1 person was put on the list.
       *[other] { $count } people were put on the list.
    }
app-thank-added-one = On the list now: { $name }
app-new-today = Somebody new today
app-new-hint = A name and a language are enough for today. The rest is asked within 30 days.
app-new-name = Their name
app-new-language = Their language
app-language-en = English
app-language-cy = Welsh
app-new-add = Put them on the list
app-new-one = New today: { $name }
app-need-name = Type their name.
app-thank-all = The same length for everybody ticked
app-thank-long = How long: { $name }
app-thank-what = What did they do?
app-thank-left = You can still thank for { $time } this month.
app-thank-beyond = This is { $time } more than that. A second person is asked about the rest.
app-thank-button =
    { $count ->
        [0] Thank people
        [one] Thank 1 person · { $time }
       *[other] Thank { $count } people · { $time }
    }
app-thank-need-who = Tick whoever gave time.
app-thank-need-long = Choose how long it was for each person.
app-thank-others = Thank more people
app-thank-second = To thank people, sign in with a code from an app on your phone too: your second factor. You can go on: what you save waits on this phone until then.
app-thank-set-up = Set up a second factor
app-thank-sign-in = Sign in with it
app-thank-label =
    { $count ->
        [one] { $group }, 1 person
       *[other] { $group }, { $count } people
    }
app-thanked = Your thanks
app-thanked-sum =
    { $count ->
        [one] 1 person has their credits: { $time }.
       *[other] { $count } people have their credits: { $time }.
    }
app-thanked-second = More than this month’s limit: a second person is asked.
app-thanked-own = Your own time: somebody else confirms it.
app-thanked-same = It looks like time that was entered before. It waits until somebody says that it is not the same.
app-thanked-before = Entered already. It counts once.
app-thanked-question = Entered already, with another length. Both are kept until somebody looks at it.
app-thanked-again =
    { $count ->
        [one] Thank this person again
       *[other] Thank these people again
    }

# What members say they gave to a group, for its lead.
app-claims = Time to confirm
app-claims-wait =
    { $count ->
        [0] Time to confirm: none
        [one] Time to confirm: 1 entry
       *[other] Time to confirm: { $count } entries
    }
app-claims-none = Nothing waits to be confirmed just now.
app-claims-all = { $count } look normal: confirm all { $count }
app-claims-done =
    { $count ->
        [one] 1 entry is confirmed: { $time }.
       *[other] { $count } entries are confirmed: { $time }.
    }
app-claims-separate = It is another time: confirm it
app-claims-stays = It stays at { $time }
app-claims-stayed = It stays as it is.
app-claims-ask = Ask about it
app-claims-not-ours = It was not with us
app-claims-need-why = Say first what is not right.
app-claims-query-said = Your question stands beside it. The member is told.
app-claims-decline-said = You said no, with the reason.

# Sessions of a lead's groups: who is expected, who came, and closing them.
app-close = Sessions of my groups
app-close-sessions = Who is expected
app-close-all = All sessions of my groups
app-close-sheets = Sheets to print and sign
app-close-none = No session of yours waits to be closed, and none comes in the next two weeks.
app-close-to-close = Over, and not closed yet
app-close-to-come = Today and to come
app-close-waits = Not closed yet
app-close-expected =
    { $count ->
        [0] Nobody is expected yet
        [one] 1 person is expected
       *[other] { $count } people are expected
    }
app-close-later = On the day and after it you say here who came. That closes the session and thanks them.
app-close-not-mine = This session is not one of your groups’.
app-close-closed = This session is closed.
app-close-who = Who came?
app-close-untick = Everybody who was expected is ticked, for the whole session. Untick whoever was not there, and change how long.
app-close-checked-in = Those who were checked in are ticked. Tick whoever else was there.
app-close-how = { $name }: how they took part, and how long
app-close-guest = as a guest
app-close-unknown = time not known
app-close-forgotten = Nobody noted when they left. How long was it? If you do not know, leave it: nothing is guessed.
app-close-differs = Two lengths are noted: { $one } and { $other }. Which is right?
app-close-unnamed = Guests who gave no name: how many?
app-close-unnamed-count =
    { $count ->
        [one] 1 guest without a name
       *[other] { $count } guests without a name
    }
app-close-sum =
    { $count ->
        [0] Nobody gave time.
        [one] 1 person gave time: { $time } in all.
       *[other] { $count } people gave time: { $time } in all.
    }
app-close-sum-unknown =
    { $count ->
        [one] Of 1 person it is not known how long. They are thanked once you say it.
       *[other] Of { $count } people it is not known how long. They are thanked once you say it.
    }
app-close-sum-guests =
    { $count ->
        [one] And 1 guest.
       *[other] And { $count } guests.
    }
app-close-button =
    { $count ->
        [0] Close the session
        [one] Close it and thank 1 person · { $time }
       *[other] Close it and thank { $count } people · { $time }
    }
app-close-need-count = Type how many guests, in figures.
app-close-label =
    { $count ->
        [0] Closing { $session }
        [one] Closing { $session }, 1 person
       *[other] Closing { $session }, { $count } people
    }
app-close-not-there = Not there: { $name }
app-close-late = How long were they there?
app-close-thank-one = Thank { $name }
app-closed-how-long = It is not known how long they were there. Say it, and they are thanked.
app-closed-meanwhile = Somebody else closed this session meanwhile. What you saved is still here. Look at who came, and thank whoever is missing.
app-closed-look = Look at who came
app-closed-came = Who came
app-closed-say = Say how long
app-closed-guest = Guests
app-waits-for-other = Waiting until what goes before it is put right

# Thanks that look like ones that stand already.
app-twice-how = Was it the same time, entered twice? Or did they give time twice that day?
app-twice-another =
    { $count ->
        [one] It was another time: thank them for it too
       *[other] It was another time: thank all { $count } for it too
    }
app-twice-same = It was the same: leave it
app-twice-note = It is the same time as in another entry.
app-claims-left =
    { $count ->
        [one] 1 more waits behind these.
       *[other] { $count } more wait behind these.
    }
app-claims-more = Show more

# Offers and requests.
problem-listing_closed = This is closed
    .detail = What is closed stays closed. Make a new offer or request.

problem-skill_ended = This was taken off the list
    .detail = What was taken off stays off. Tell it anew.

field-skill_says_something = Choose an activity, or say it in words, in English or in Welsh.
field-expires_within_a_year = Choose a day from today on, within a year.
field-gives_away = Leave out addresses, postcodes, telephone numbers and e-mail addresses. How to get in touch is shown once both agree.
field-one_owner = Name a member or an organisation, not both.
field-organisation_asks_only = An organisation makes requests. What it gives to members is a reward.
field-place_not_address = Name a place that people know, as in Ely library, without a number or postcode.
field-said_once = Say each of these once.
field-title_needed = Write a title, in English or in Welsh.

noticeboard-title = Offered and wanted in { $community }
noticeboard-title-offer = Offered in { $community }
noticeboard-title-request = Wanted in { $community }
noticeboard-offer = Offered: { $what }
noticeboard-request = Wanted: { $what }
listing-time-weekday_morning = weekday mornings
listing-time-weekday_afternoon = weekday afternoons
listing-time-weekday_evening = weekday evenings
listing-time-weekend_morning = weekend mornings
listing-time-weekend_afternoon = weekend afternoons
listing-time-weekend_evening = weekend evenings

export-part-skills = What you can, know, could lend and would like to learn
export-skill-can = Can
export-skill-know = Knows
export-skill-lend = Could lend
export-skill-learn = Would like to learn
export-field-skill = Which

# Why one fits. $what: what the two have in common, or the measures that are needed first.
match-activity = { $what }
match-time = Both can on { $what }
match-place = Both name { $what }
match-language = Both speak { $what }
match-access = Tells of what is needed to take part
match-helped_before = The two have helped each other before
match-given_little = Has had little chance to give lately
match-received_little = Has received little lately
match-told = Has told that they can; there is no offer yet
match-measure_needed = Needed first: { $what }

match-nudge-give = You have received lately. Here is what you could give.
match-nudge-receive = You have given much lately. Here is what you could receive: it is your turn.
match-nudge-begin = Here is what you could give, and what you could receive.

match-language-ar = Arabic
match-language-bfi = British Sign Language
match-language-bn = Bengali
match-language-cy = Welsh
match-language-en = English
match-language-es = Spanish
match-language-fa = Persian
match-language-fr = French
match-language-ku = Kurdish
match-language-pl = Polish
match-language-pt = Portuguese
match-language-ro = Romanian
match-language-so = Somali
match-language-ti = Tigrinya
match-language-uk = Ukrainian
match-language-ur = Urdu
match-language-zh = Chinese

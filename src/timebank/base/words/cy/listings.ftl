# Offers and requests.
problem-listing_closed = Mae hwn ar gau
    .detail = Mae’r hyn sydd ar gau yn aros ar gau. Gwnewch gynnig neu gais newydd.

problem-skill_ended = Mae hwn wedi’i dynnu oddi ar y rhestr
    .detail = Mae’r hyn a dynnwyd yn aros oddi ar y rhestr. Dywedwch ef o’r newydd.

field-skill_says_something = Dewiswch weithgaredd, neu dywedwch ef mewn geiriau, yn Gymraeg neu yn Saesneg.
field-expires_within_a_year = Dewiswch ddiwrnod o heddiw ymlaen, o fewn blwyddyn.
field-gives_away = Gadewch allan gyfeiriadau, codau post, rhifau ffôn a chyfeiriadau e-bost. Bydd sut i gysylltu yn cael ei ddangos pan fydd y ddau’n cytuno.
field-one_owner = Enwch aelod neu sefydliad, nid y ddau.
field-organisation_asks_only = Ceisiadau y mae sefydliad yn eu gwneud. Gwobr yw’r hyn y mae’n ei roi i aelodau.
field-place_not_address = Enwch le y mae pobl yn ei adnabod, fel llyfrgell Trelái, heb rif na chod post.
field-said_once = Dywedwch bob un o’r rhain unwaith.
field-title_needed = Ysgrifennwch deitl, yn Gymraeg neu yn Saesneg.

noticeboard-title = { $community }: ar gael ac yn eisiau
noticeboard-title-offer = { $community }: ar gael
noticeboard-title-request = { $community }: yn eisiau
noticeboard-offer = Ar gael: { $what }
noticeboard-request = Yn eisiau: { $what }
listing-time-weekday_morning = boreau yn ystod yr wythnos
listing-time-weekday_afternoon = prynhawniau yn ystod yr wythnos
listing-time-weekday_evening = nosweithiau yn ystod yr wythnos
listing-time-weekend_morning = boreau ar y penwythnos
listing-time-weekend_afternoon = prynhawniau ar y penwythnos
listing-time-weekend_evening = nosweithiau ar y penwythnos

export-part-skills = Yr hyn rydych yn gallu ei wneud, yn ei wybod, yn gallu ei fenthyg ac am ei ddysgu
export-skill-can = Yn gallu
export-skill-know = Yn gwybod
export-skill-lend = Yn gallu benthyg
export-skill-learn = Am ddysgu
export-field-skill = Pa un

# Why one fits. $what: what the two have in common, or the measures that are needed first.
match-activity = { $what }
match-time = Mae’r ddau ar gael: { $what }
match-place = Mae’r ddau yn enwi: { $what }
match-language = Mae’r ddau yn siarad: { $what }
match-access = Yn sôn am yr hyn sydd ei angen i gymryd rhan
match-helped_before = Mae’r ddau wedi helpu ei gilydd o’r blaen
match-given_little = Heb gael llawer o gyfle i roi yn ddiweddar
match-received_little = Heb gael llawer o help yn ddiweddar
match-told = Wedi dweud eu bod yn gallu; nid oes cynnig eto
match-measure_needed = Ei angen yn gyntaf: { $what }

match-nudge-give = Rydych wedi cael help yn ddiweddar. Dyma beth allech chi ei roi.
match-nudge-receive = Rydych wedi rhoi llawer yn ddiweddar. Dyma beth allech chi ei gael: eich tro chi yw hi.
match-nudge-begin = Dyma beth allech chi ei roi, a beth allech chi ei gael.

match-language-ar = Arabeg
match-language-bfi = Iaith Arwyddion Prydain
match-language-bn = Bengaleg
match-language-cy = Cymraeg
match-language-en = Saesneg
match-language-es = Sbaeneg
match-language-fa = Perseg
match-language-fr = Ffrangeg
match-language-ku = Cwrdeg
match-language-pl = Pwyleg
match-language-pt = Portiwgaleg
match-language-ro = Rwmaneg
match-language-so = Somalieg
match-language-ti = Tigrinya
match-language-uk = Wcreineg
match-language-ur = Wrdw
match-language-zh = Tsieineeg

# Newyddion: y pwnc, lle mae neges yn sôn am sawl peth, ac am un math ohonynt.
message-news = { $community }: newyddion i chi
    .body =
        Helo { $name },

        { $lines }

        { $page }

        Chi sy’n dewis pa negeseuon a gewch: mewngofnodwch, yna Negeseuon. Neu gofynnwch i gydlynydd.
    .text = { $community }: { $lines }. Mewngofnodwch.
message-news-exchange_answered = { $community }: am gymorth rhwng aelodau
message-news-exchange_changed = { $community }: cymorth a gytunwyd, a newidiwyd neu a ganslwyd
message-news-session_tomorrow = { $community }: yfory
message-news-session_cancelled = { $community }: sesiwn wedi’i chanslo
message-news-place_free = { $community }: mae lle i chi nawr
message-news-please_confirm = { $community }: cadarnhewch, os gwelwch yn dda
message-news-entry_questioned = { $community }: am gofnod sydd gennych
message-news-thanked = { $community }: diolch

message-said-somebody = rhywun
message-said-more = A phethau eraill: { $count }
    .short = eraill { $count }
message-said-confirm = Cadarnhewch: { $what }, { $when }, { $lasts }, gyda { $who }.
    .short = i’w gadarnhau: { $what } { $when }, { $lasts }
message-said-confirm_for_group = Cofnodion oriau i’w cadarnhau ar gyfer grŵp rydych yn ei arwain: { $count }
    .short = cofnodion i’w cadarnhau { $count }
message-said-entry_asked = Mae cwestiwn am gofnod sydd gennych: { $what }, { $when }, { $lasts }.
    .short = cwestiwn am { $what } { $when }
message-said-entry_differs = Mae cwestiwn am gofnod sydd gennych: { $what }, { $when }. Mae’n dweud { $lasts }; mae rhywun arall yn dweud { $other }.
    .short = cwestiwn am { $what } { $when }
message-said-entry_corrected = Mae cofnod sydd gennych wedi’i gywiro. Nawr mae’n dweud: { $what }, { $when }, { $lasts }.
    .short = wedi’i gywiro: { $what } { $when }, { $lasts }
message-said-entry_declined = Ni chadarnhawyd cofnod sydd gennych: { $what }, { $when }, { $lasts }.
    .short = heb ei gadarnhau: { $what } { $when }
message-said-entry_undone = Mae cofnod sydd gennych wedi’i dynnu’n ôl: { $what }, { $when }, { $lasts }.
    .short = wedi’i dynnu’n ôl: { $what } { $when }
message-said-month = Diolch! Dyma a nodwyd i chi ym mis { $month }: rhoi { $gave }, derbyn { $received }.
    .short = diolch! { $month }: rhoi { $gave }, derbyn { $received }
message-said-month_more = Mae gennych { $balance } i’w defnyddio, neu i’w rhoi ymlaen. Os hoffech gymorth, neu os oes gennych amser i’w roi, ffoniwch ni.
    .short = i’w defnyddio { $balance }
message-said-month_even = Does gennych ddim amser i’w ddefnyddio na’i roi yn ôl. Os hoffech gymorth, neu os oes gennych amser i’w roi, ffoniwch ni.
    .short = i’w defnyddio { $balance }
message-said-month_below = Rydych ar { $balance }, ac mae hynny’n iawn: mae amser i chi roi pan fydd yn gyfleus. Os hoffech gymorth, neu os oes gennych amser i’w roi, ffoniwch ni.
    .short = rydych ar { $balance }
message-said-session = sesiwn
message-said-exchange_asked_giver = Mae rhywun yn gofyn am eich cymorth: { $what }, { $when }. Allwch chi ateb, os gwelwch yn dda?
    .short = mae rhywun yn gofyn am eich cymorth: { $what } { $when }
message-said-exchange_asked_receiver = Mae rhywun yn cynnig eich helpu: { $what }, { $when }. Allwch chi ateb, os gwelwch yn dda?
    .short = mae rhywun yn cynnig eich helpu: { $what } { $when }
message-said-exchange_changed = Newidiwyd cynllun ac mae’n aros am eich ateb: { $what }, { $when }.
    .short = cynllun newydd yn aros amdanoch: { $what } { $when }
message-said-exchange_agreed = Mae wedi’i gytuno gyda { $who }: { $what }, { $when }.
    .short = wedi’i gytuno: { $what } { $when }
message-said-exchange_declined = Nid yw’n gyfleus y tro hwn: { $what }, { $when }. Does dim rhaid i neb ddweud pam.
    .short = ddim yn gyfleus: { $what } { $when }
message-said-exchange_cancelled = Wedi’i ganslo: { $what }, { $when }, gyda { $who }.
    .short = wedi’i ganslo: { $what } { $when }
message-said-exchange_left = Ni all un o sawl person ddod: { $what }, { $when }, { $who }. Mae’r lleill yn dal i ddod.
    .short = ni all un o sawl person ddod: { $what } { $when }
message-said-session_tomorrow = Yfory: { $what }, { $when }. Os na allwch ddod, rhowch wybod: efallai fod rhywun yn aros am le.
    .short = yfory: { $what }, { $when }
message-said-session_cancelled = Wedi’i chanslo: { $what }, { $when }. Does dim angen i chi wneud dim.
    .short = wedi’i chanslo: { $what }, { $when }
message-said-place_free = Mae gennych le nawr: { $what }, { $when }. Os na allwch ddod mwyach, rhowch wybod.
    .short = mae gennych le: { $what }, { $when }

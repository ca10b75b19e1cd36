# Ap y gwirfoddolwr. Heb ei adolygu eto gan siaradwr Cymraeg brodorol.
app-title = Eich banc amser
app-log = Cofnodi eich amser
app-log-short = Cofnodi oriau
app-nav = I ble
app-to-log = Cofnodi amser
app-to-hours = Fy oriau
app-to-more = Mwy
app-more = Popeth arall
app-last = Fel y tro diwethaf
app-last-one = { $to } – { $time }
app-who = I bwy?
app-who-other = Rhywun arall
app-number = Eu rhif aelod
app-number-hint = Mae ar eu cerdyn.
app-what = Beth wnaethoch chi?
app-long = Pa mor hir?
app-half = hanner awr
app-hour = 1 awr
app-hour-and-half = awr a hanner
app-two = 2 awr
app-three = 3 awr
app-other-length = Hyd arall
app-when = Pryd?
app-today = Heddiw
app-yesterday = Ddoe
app-other-day = Diwrnod arall
app-day = Diwrnod
app-month = Mis
app-year = Blwyddyn
app-save = Cadw
app-save-again = Cadw’r newid
app-saved = Wedi’i gadw ar eich ffôn.
app-community = Y gymuned
app-member-number = Aelod { $number }
app-need-who = Dewiswch i bwy roedd yr amser.
app-need-number = Rhowch eu rhif aelod.
app-need-long = Dewiswch pa mor hir oedd yr amser.
app-need-day = Rhowch ddiwrnod sydd wedi bod, fel 23 11 2026.
app-not-saved = Ni allai’r ffôn hwn ei gadw. Gwnewch le arno, neu ffoniwch ni.
app-entries = Beth rydych chi wedi’i gofnodi
app-entries-none = Dim byd eto.
app-entry-line = { $to } – { $time }
app-waiting = Yn aros i’w anfon
app-checking = Yn aros am gadarnhad. I: { $to }
app-checking-coordinator = Yn aros i gydlynydd gadarnhau
app-confirmed = Wedi’i gadarnhau
app-question = Mae cwestiwn i’w ateb amdano
app-declined = Heb ei dderbyn
# Ar ddau ffôn efallai; y tu mewn mae app-take-back.
app-entry-twice = Mae’n edrych fel amser a gafodd ei gofnodi’n barod. Os yr un amser ydyw, agorwch y cofnod a’i dynnu’n ôl.
app-withdrawn = Wedi’i dynnu’n ôl
app-undone = Wedi’i ddadwneud
app-from-before = O’r blaen
app-refused = Ni chafodd hwn ei dderbyn. Mae’n dal yma, a gallwch ei newid.
app-mend = Newid
app-mend-which = Newid hwn: { $entry }
app-remove = Tynnu
app-remove-which = Tynnu hwn: { $entry }
app-offline = Dim signal. Gallwch fynd ymlaen: bydd yr hyn rydych yn ei gadw yn mynd wedyn.
app-sign-in-again = Rydych wedi allgofnodi. Gallwch ddal i gadw; mewngofnodwch i’w anfon.
app-sign-in = Mewngofnodi
app-no-member = Mae’r ap hwn ar gyfer aelodau. Rydych wedi mewngofnodi yma, ond nid fel aelod.
app-keeps-nothing = Nid yw’r porwr hwn yn cadw dim i’r ap, felly ni all agor yma. Agorwch ef heb bori preifat, neu ffoniwch ni.
app-no-https = Dim ond dros gysylltiad diogel (https) mae’r ap yn gweithio. Mae’r tudalennau eraill yn gweithio yma.
app-hours = Fy oriau
app-to-spend = Mae gennych chi { $time } i’w gwario.
app-to-spend-none = Does gennych chi ddim i’w wario ar hyn o bryd.
app-received-more = Rydych wedi cael { $time } yn fwy nag a roesoch. Gallwch roi rhywfaint yn ôl pan fydd yn gyfleus i chi.
app-held = Mae { $time } wedi’u neilltuo i chi.
app-being-checked = Yn cael ei wirio: { $time }.
app-unsent = Yn dal ar y ffôn hwn: { $time }.
app-as-of = Fel yr oedd pan ddaeth ateb ddiwethaf: { $when }.
# Nid y signal: yr hyn sy’n rhedeg y banc amser. Ar ei ôl daw app-again-in.
app-trouble = Mae’r banc amser yn cael trafferth ar hyn o bryd. Nid eich ffôn chi sydd ar fai. Mae’r hyn rydych yn ei gadw yn aros yma, ac yn cael ei anfon wedyn.
app-trouble-here = Mae’r banc amser yn cael trafferth, felly nid yw hwn yma ar hyn o bryd.
app-again-in = Bydd y ffôn yn rhoi cynnig arall arni ymhen: { $time }.
app-not-read = Rydych wedi allgofnodi. Mewngofnodwch i weld hwn.
app-shared = Rydych wedi mewngofnodi fel { $name }, ar ffôn y mae eraill yn ei ddefnyddio. Pan fyddwch wedi gorffen, gadewch iddo eich anghofio:
app-clock-off = Mae’r diwrnod ar y ffôn hwn yn anghywir. Mae’r ap yn mynd yn ôl y diwrnod iawn. Heddiw: { $day }.
app-clock-refused = Roedd y diwrnod ar y ffôn hwn yn anghywir pan gadwoch hwn. Edrychwch a yw’r diwrnod yn gywir, a’i gadw eto.
app-after-refused = Does neb wedi cael diolch eto, am na allai’r banc amser dderbyn: { $names }. Dewiswch rywun arall yn eu lle, neu gadewch nhw allan.
app-statement = Eich cyfriflen
app-statement-none = Does dim wedi dod i mewn na mynd allan eto.
app-in = { $time } i mewn
app-out = { $time } allan
app-balance-after = Wedyn roedd gennych { $time }.
app-balance-after-below = Wedyn roeddech wedi cael { $time } yn fwy nag a roesoch.
app-wrong = Oes rhywbeth o’i le?
app-wrong-how = Ffoniwch ni ar y rhif ar ben y dudalen hon, a dywedwch pa ddiwrnod.
app-phone = Y ffôn hwn
app-forget-how = Nid eich ffôn chi yw hwn, neu rydych yn ei roi i rywun? Yna gadewch iddo eich anghofio. Mae’r hyn rydych wedi’i gofnodi yn aros yn y banc amser.
app-forget = Anghofio fi ar y ffôn hwn
app-forget-not-yet = Mae rhai pethau heb eu hanfon: { $count }. Anfonwch nhw gyntaf, lle mae signal.
app-forget-no-signal = Does dim signal. Rhowch gynnig arall arni lle mae signal, er mwyn eich allgofnodi hefyd.
app-forget-lose = Alla i ddim mewngofnodi mwyach
app-forget-lose-sure = Yna bydd yr hyn sydd heb ei anfon yn cael ei golli: { $count }. Os yw i gyfrif, ffoniwch ni yn gyntaf. Ei anghofio?
app-forget-lose-yes = Ie, ei anghofio
app-send-now = Anfon nawr
app-others-wait = Mae cofnodion rhywun arall yn aros ar y ffôn hwn: { $count }. Byddant yn mynd pan fyddant yn mewngofnodi yma.
app-no-script = Mae angen JavaScript ar y dudalen hon. Nid oes ei angen ar eich tudalennau eraill.
app-other-pages = Eich tudalennau eraill
app-kind-thank = Diolch
app-kind-exchange = Cymorth
app-kind-gift = Anrheg
app-kind-donate = Rhodd i gronfa’r gymuned
app-kind-grant = O gronfa’r gymuned
app-kind-spend = Wedi’i wario
app-kind-retire = Wedi’i dynnu o ddefnydd
app-kind-expire = Wedi dod i ben
app-kind-opening = O’r blaen
app-kind-reversal = Wedi’i ddadwneud
app-weekday-0 = Dydd Sul
app-weekday-1 = Dydd Llun
app-weekday-2 = Dydd Mawrth
app-weekday-3 = Dydd Mercher
app-weekday-4 = Dydd Iau
app-weekday-5 = Dydd Gwener
app-weekday-6 = Dydd Sadwrn
app-tell = Dweud wrth y grŵp fy mod wedi helpu
app-somebody = Aelod
app-checking-other = Yn aros am gadarnhad gan yr ochr arall
app-leave-not-yet = Mae rhywbeth a gofnodoch ar y ffôn hwn heb ei anfon eto. Anfonwch ef gyntaf.
# Awr yw credyd amser. { $shown } yw’r nifer, "6½".
app-credits =
    { $count ->
        [2] { $shown } Gredyd Amser
        [3] { $shown } Chredyd Amser
        [6] { $shown } Chredyd Amser
       *[other] { $shown } Credyd Amser
    }
app-next-session = Eich sesiwn nesaf
app-not-here-yet = Mae angen signal ar y dudalen hon y tro cyntaf.
app-no-answer = Ddaeth dim ateb. Rhowch gynnig arall arni lle mae signal: does dim yn cael ei wneud ddwywaith.
app-try-again = Wnaeth hynny ddim gweithio. Rhowch gynnig arall arni.
app-waits-help =
    { $count ->
        [2] Cymorth: mae 2 beth yn aros am eich ateb
        [3] Cymorth: mae 3 pheth yn aros am eich ateb
        [6] Cymorth: mae 6 pheth yn aros am eich ateb
       *[other] Cymorth: mae { $count } peth yn aros am eich ateb
    }
app-waits-confirm =
    { $count ->
        [2] Mae 2 gofnod yn aros i chi gytuno
        [3] Mae 3 chofnod yn aros i chi gytuno
        [6] Mae 6 chofnod yn aros i chi gytuno
       *[other] Mae { $count } cofnod yn aros i chi gytuno
    }
app-language-ask = { $name }, mae eich negeseuon yn dod yn Saesneg. Hoffech chi eu cael yn Gymraeg, fel rydych yn darllen yma?
app-language-yes = Hoffwn, yn Gymraeg
app-language-no = Na hoffwn, yn Saesneg
app-language-follows = Bydd eich negeseuon yn dod yn Gymraeg o hyn ymlaen.
app-language-stays = Mae eich negeseuon yn dal i ddod yn Saesneg. Gallwch newid hynny o dan “Fy negeseuon”.

# Beth sydd ymlaen: sesiynau i ddod, a'ch lle chi ynddyn nhw. Heb ei adolygu eto gan siaradwr Cymraeg brodorol.
app-sessions = Beth sydd ymlaen
app-to-sessions = Beth sydd ymlaen
app-session-own = Eich rhai chi
app-session-others = Hefyd ymlaen
app-session-to-come = I ddod
app-session-none = Does dim byd arall wedi’i drefnu ar hyn o bryd.
app-session-loading = Arhoswch eiliad …
app-session-later = Dangos rhai diweddarach
app-session-hours = { $from } i { $to }
app-noon = hanner dydd
app-midnight = hanner nos
app-only-other = yn Saesneg yn unig
app-session-where = Ble
app-session-who = Gyda
app-session-left =
    { $count ->
        [0] Dim lle ar ôl ar hyn o bryd
        [2] 2 le ar ôl
       *[other] { $count } lle ar ôl
    }
app-session-room = Mae lle i bawb
app-session-just-come = Does dim angen cofrestru: dewch draw
app-session-in-giver = Mae gennych chi le. Rydych chi’n dod i helpu.
app-session-in-guest = Mae gennych chi le. Rydych chi’n dod fel gwestai.
app-session-waiting =
    { $count ->
        [0] Rydych chi’n aros am le, a chi yw’r nesaf. Pan ddaw lle yn rhydd, chi fydd yn ei gael, a byddwn yn dweud wrthych.
       *[other] Rydych chi’n aros am le. Mae { $count } aelod o’ch blaen. Pan ddaw lle yn rhydd i chi, byddwn yn dweud wrthych.
    }
app-session-off = Wedi’i chanslo
app-session-off-weather = oherwydd y tywydd
app-session-off-nobody_to_lead = does neb i’w harwain
app-session-off-place_not_free = nid yw’r lle ar gael
app-session-off-too_few = roedd rhy ychydig yn gallu dod
app-session-off-other = ni all ddigwydd y tro hwn
app-session-off-series_changed = mae’r sesiynau hyn ar ddyddiau eraill nawr
app-session-over = Mae’r sesiwn hon ar ben.
app-session-gone = Nid yw’r sesiwn hon yma. Efallai ei bod ar ben.
app-session-how = Dewch i helpu, a chewch ddiolch am eich amser. Neu dewch fel gwestai, a gadael i eraill roi i chi. Mae’r banc amser yn dibynnu ar y ddau.
app-session-full-how = Mae pob lle wedi mynd. Gallwch aros am un: y cyntaf sy’n aros sy’n cael y lle cyntaf.
app-session-giver = Rwy’n dod i helpu
app-session-guest = Rwy’n dod fel gwestai
app-session-giver-waits = Aros am le, i helpu
app-session-guest-waits = Aros am le, fel gwestai
app-session-by-lead = Arweinydd y grŵp sy’n rhoi pobl ar y rhestr. Gofynnwch iddyn nhw, neu ffoniwch ni ar y rhif ar ben y dudalen hon.
app-session-give-up = Alla i ddim dod
app-session-stop = Byddai’n well gen i beidio ag aros
app-session-sure = Yna bydd eich lle yn mynd i rywun arall. Ydych chi’n siŵr?
app-session-sure-waiting = Yna fyddwch chi ddim yn aros am le mwyach. Ydych chi’n siŵr?
app-session-sure-yes = Ydw
app-session-sure-no = Nac ydw, gadael popeth fel y mae
app-session-gave-up = Nid ydych chi ar y rhestr mwyach. Diolch am ddweud wrthym.
app-session-calendar = Ychwanegu at fy nghalendr
app-session-all = Popeth sydd ymlaen
app-signed-out-do = Rydych wedi allgofnodi. Mewngofnodwch, a gwneud hyn eto.
app-session-in-giver-for = Mae lle i helpu gan: { $name }
app-session-in-guest-for = Mae lle fel gwestai gan: { $name }
app-session-waiting-for =
    { $count ->
        [0] Yn aros am le, ac yn nesaf: { $name }
       *[other] Yn aros am le, a { $count } aelod o’u blaen: { $name }
    }
app-session-giver-for = Cofrestru { $name }, i helpu
app-session-guest-for = Cofrestru { $name }, fel gwestai
app-session-giver-waits-for = Rhoi { $name } ar y rhestr aros, i helpu
app-session-guest-waits-for = Rhoi { $name } ar y rhestr aros, fel gwestai
app-session-give-up-for = Tynnu { $name } oddi ar y rhestr
app-session-sure-for = Yna ni fydd { $name } ar y rhestr mwyach. Ydych chi’n siŵr?
app-session-gave-up-for = Nid yw { $name } ar y rhestr mwyach.

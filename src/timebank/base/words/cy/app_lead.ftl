# Cartref arweinydd y grŵp yn yr ap. Heb ei adolygu eto gan siaradwr Cymraeg brodorol.
app-thank = Diolch i bobl
app-to-thank = Diolch i bobl
app-thank-group = Pa grŵp?
app-thank-who = Pwy roddodd o’u hamser?
app-thank-last = Fel y tro diwethaf: { $day }. Tynnwch y tic oddi ar bwy bynnag nad oedd yno.
app-thank-first = Does neb ar y rhestr eto. Ychwanegwch bobl isod.
app-this-month = Y mis hwn
app-last-month = Y mis diwethaf
app-thank-days = { $from } – { $to }
app-thank-add = Ychwanegu pobl: enw, neu’r rhif ar gerdyn
app-thank-add-hint = Gallwch roi sawl rhif ar unwaith, gyda bwlch rhyngddynt.
app-find = Chwilio
app-add = Ychwanegu
app-thank-add-one = Ychwanegu { $name }
app-thank-found = Canlyniadau:
app-thank-more = Dyma rai, ac mae rhagor. Rhowch fwy o’r enw.
app-thank-none = Ddaeth neb i’r golwg o’r enw hwnnw. Rhowch y rhif ar eu cerdyn, neu ychwanegwch nhw fel rhywun newydd heddiw.
app-thank-no-number = Nid yw’r rhif hwn gan neb yma: { $numbers }. Edrychwch ar y cerdyn eto.
app-thank-no-search = Nid oes modd chwilio am enwau heb signal. Rhowch y rhif ar eu cerdyn, neu ychwanegwch nhw fel rhywun newydd heddiw.
app-thank-added =
    { $count ->
        [one] Mae 1 aelod wedi’i ychwanegu at y rhestr.
       *[other] Mae { $count } o bobl wedi’u hychwanegu at y rhestr.
    }
app-thank-added-one = Ar y rhestr nawr: { $name }
app-new-today = Rhywun newydd heddiw
app-new-hint = Mae enw ac iaith yn ddigon am heddiw. Byddwn yn gofyn am y gweddill o fewn 30 diwrnod.
app-new-name = Eu henw
app-new-language = Eu hiaith
app-language-en = Saesneg
app-language-cy = Cymraeg
app-new-add = Rhoi ar y rhestr
app-new-one = Newydd heddiw: { $name }
app-need-name = Rhowch eu henw.
app-thank-all = Yr un hyd i bawb sydd â thic
app-thank-long = Pa mor hir: { $name }
app-thank-what = Beth wnaethon nhw?
app-thank-left = Gallwch ddiolch am { $time } arall y mis hwn.
app-thank-beyond = Mae hyn { $time } yn fwy na hynny. Byddwn yn gofyn i ail berson am y gweddill.
app-thank-button =
    { $count ->
        [0] Diolch i bobl
        [one] Diolch i 1 aelod · { $time }
       *[other] Diolch i { $count } o bobl · { $time }
    }
app-thank-need-who = Rhowch dic wrth bawb a roddodd o’u hamser.
app-thank-need-long = Dewiswch pa mor hir oedd yr amser i bob un.
app-thank-others = Diolch i ragor o bobl
app-thank-second = I ddiolch i bobl, mewngofnodwch hefyd gyda chod o ap ar eich ffôn: eich ail ffactor. Gallwch fynd ymlaen: mae’r hyn rydych yn ei gadw yn aros ar y ffôn hwn tan hynny.
app-thank-set-up = Gosod ail ffactor
app-thank-sign-in = Mewngofnodi gydag ef
app-thank-label =
    { $count ->
        [one] { $group }, 1 aelod
       *[other] { $group }, { $count } o bobl
    }
app-thank-sessions = Sesiynau: pwy sy’n dod, a’u cau
app-thanked = Eich diolch
app-thanked-sum =
    { $count ->
        [one] Mae 1 aelod wedi cael credydau: { $time }.
       *[other] Mae { $count } o bobl wedi cael credydau: { $time }.
    }
app-thanked-second = Mwy na therfyn y mis hwn: byddwn yn gofyn i ail berson.
app-thanked-own = Eich amser chi eich hun: rhywun arall sy’n ei gadarnhau.
app-thanked-same = Mae’n edrych fel amser a gofnodwyd o’r blaen. Mae’n aros nes bydd rhywun yn dweud nad yr un amser ydyw.
app-thanked-before = Wedi’i gofnodi’n barod. Mae’n cyfrif unwaith.
app-thanked-question = Wedi’i gofnodi’n barod, gyda hyd arall. Mae’r ddau yn aros nes bydd rhywun yn edrych.
app-thanked-again =
    { $count ->
        [one] Diolch i’r aelod hwn eto
       *[other] Diolch i’r bobl hyn eto
    }

# Yr hyn y mae aelodau'n dweud iddynt ei roi i grŵp, ar gyfer ei arweinydd.
app-claims = Amser i’w gadarnhau
app-claims-wait =
    { $count ->
        [0] Amser i’w gadarnhau: dim
        [2] Amser i’w gadarnhau: 2 gofnod
        [3] Amser i’w gadarnhau: 3 chofnod
        [6] Amser i’w gadarnhau: 6 chofnod
       *[other] Amser i’w gadarnhau: { $count } cofnod
    }
app-claims-none = Does dim yn aros i’w gadarnhau ar hyn o bryd.
app-claims-all = Mae { $count } yn edrych yn iawn: cadarnhau’r { $count }
app-claims-done =
    { $count ->
        [2] Wedi’u cadarnhau: 2 gofnod, { $time }.
        [3] Wedi’u cadarnhau: 3 chofnod, { $time }.
        [6] Wedi’u cadarnhau: 6 chofnod, { $time }.
       *[other] Wedi’u cadarnhau: { $count } cofnod, { $time }.
    }
app-claims-separate = Amser arall ydyw: cadarnhau
app-claims-stays = Mae’n aros yn { $time }
app-claims-stayed = Mae’n aros fel y mae.
app-claims-ask = Gofyn amdano
app-claims-not-ours = Nid gyda ni oedd hyn
app-claims-need-why = Dywedwch yn gyntaf beth sydd ddim yn iawn.
app-claims-query-said = Mae eich cwestiwn wrth ei ymyl. Bydd yr aelod yn cael gwybod.
app-claims-decline-said = Dywedoch na, gyda’r rheswm.

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

# Sesiynau grwpiau'r arweinydd: pwy sydd i ddod, pwy ddaeth, a'u cau.
app-close = Sesiynau fy ngrwpiau
app-close-sessions = Pwy sydd i ddod
app-close-all = Holl sesiynau fy ngrwpiau
app-close-sheets = Taflenni i’w hargraffu a’u llofnodi
app-close-none = Does dim sesiwn gennych yn aros i’w chau, a does dim un yn y pythefnos nesaf.
app-close-to-close = Ar ben, a heb eu cau eto
app-close-to-come = Heddiw ac i ddod
app-close-waits = Heb ei chau eto
app-close-expected =
    { $count ->
        [0] Does neb i ddod eto
        [one] Mae 1 aelod i ddod
       *[other] Mae { $count } o bobl i ddod
    }
app-close-later = Ar y diwrnod, ac wedyn, byddwch yn dweud yma pwy ddaeth. Mae hynny’n cau’r sesiwn ac yn diolch iddyn nhw.
app-close-not-mine = Nid un o sesiynau eich grwpiau chi yw hon.
app-close-closed = Mae’r sesiwn hon wedi’i chau.
app-close-who = Pwy ddaeth?
app-close-untick = Mae tic wrth bawb oedd i ddod, am y sesiwn gyfan. Tynnwch y tic oddi ar bwy bynnag nad oedd yno, a newidiwch pa mor hir.
app-close-checked-in = Mae tic wrth bawb y nodwyd eu bod yno. Rhowch dic wrth bwy bynnag arall oedd yno.
app-close-how = { $name }: sut, a pha mor hir
app-close-guest = fel gwestai
app-close-unknown = hyd anhysbys
app-close-forgotten = Does neb wedi nodi pryd y gadawodd yr aelod hwn. Pa mor hir oedd hi? Os nad ydych yn gwybod, gadewch hyn: does dim yn cael ei ddyfalu.
app-close-differs = Mae dau hyd wedi’u nodi: { $one }; { $other }. Pa un sy’n iawn?
app-close-unnamed = Gwesteion heb roi enw: faint?
app-close-unnamed-count = Gwesteion heb enw: { $count }
app-close-sum =
    { $count ->
        [0] Roddodd neb o’u hamser.
        [one] Rhoddodd 1 aelod o’u hamser: { $time } i gyd.
       *[other] Rhoddodd { $count } o bobl o’u hamser: { $time } i gyd.
    }
app-close-sum-unknown = Heb wybod pa mor hir: { $count }. Byddwn yn diolch iddyn nhw pan fyddwch yn dweud hynny.
app-close-sum-guests = A gwesteion: { $count }.
app-close-button =
    { $count ->
        [0] Cau’r sesiwn
        [one] Ei chau a diolch i 1 aelod · { $time }
       *[other] Ei chau a diolch i { $count } o bobl · { $time }
    }
app-close-need-count = Rhowch nifer y gwesteion mewn ffigurau.
app-close-label =
    { $count ->
        [0] Cau: { $session }
        [one] Cau: { $session }, 1 aelod
       *[other] Cau: { $session }, { $count } o bobl
    }
app-close-not-there = Ddim yno: { $name }
app-close-late = Pa mor hir roedden nhw yno?
app-close-thank-one = Diolch i: { $name }
app-closed-how-long = Nid oes neb wedi nodi pa mor hir roedden nhw yno. Dywedwch hynny, a byddwn yn diolch iddyn nhw.
app-closed-meanwhile = Mae rhywun arall wedi cau’r sesiwn hon yn y cyfamser. Mae’r hyn y gwnaethoch ei gadw yn dal yma. Edrychwch pwy ddaeth, a diolch i bwy bynnag sydd ar goll.
app-closed-look = Edrych pwy ddaeth
app-closed-came = Pwy ddaeth
app-closed-say = Dweud pa mor hir
app-closed-guest = Gwesteion
app-waits-for-other = Yn aros nes bydd yr un o’i flaen wedi’i gywiro

# Diolch sy'n edrych fel un a gofnodwyd yn barod.
app-twice-how = Ai’r un amser oedd hwn, wedi’i gofnodi ddwywaith? Neu a wnaethon nhw roi amser ddwywaith y diwrnod hwnnw?
app-twice-another =
    { $count ->
        [one] Amser arall oedd hwn: diolch amdano hefyd
       *[other] Amser arall oedd hwn: diolch i’r { $count } amdano hefyd
    }
app-twice-same = Yr un amser oedd hwn: ei adael
app-twice-note = Yr un amser yw hwn ag mewn cofnod arall.
app-claims-left = Yn aros y tu ôl i’r rhain: { $count }.
app-claims-more = Dangos rhagor

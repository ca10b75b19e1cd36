problem-insufficient_minutes = Dim digon o funudau
    .detail = Dim ond { $available } all adael y cyfrif hwn nawr. Rhowch lai, neu siaradwch â’ch cydlynydd am gronfa’r gymuned.
problem-ceiling_reached = Mwy nag y gall y cyfrif hwn ei ddal
    .detail = Gall y cyfrif hwn gymryd { $available } arall. Anfonwch lai, neu rhowch y gweddill i gronfa’r gymuned.
problem-account_closed = Mae’r cyfrif hwn wedi cau
    .detail = Does dim yn symud i gyfrif sydd wedi cau, nac ohono. Gall cydlynydd ei agor eto yn gyntaf.
problem-account_not_empty = Mae munudau ar y cyfrif hwn
    .detail = Dim ond ar sero, heb ddim wedi’i neilltuo, y gall cyfrif gau. Rhowch neu gadewch i’r hyn sydd ar ôl ddod i ben, a rhyddhewch yr hyn sydd wedi’i neilltuo.
problem-already_decided = Wedi’i benderfynu eisoes
    .detail = Cafodd hwn ei gadarnhau, ei wrthod, ei dynnu’n ôl, ei wario neu ei ryddhau o’r blaen. Gallwch gywiro’r hyn a gafodd ei gredydu.
problem-own_contribution = Mae rhywun arall yn cadarnhau hwn
    .detail = Does neb yn cadarnhau eu horiau eu hunain, nac oriau y maen nhw’n elwa ohonynt. Gofynnwch i’r ochr arall, i arweinydd y grŵp neu i gydlynydd arall.
problem-own_reversal = Mae rhywun arall yn dadwneud hwn
    .detail = Byddech chi’n elwa o ddadwneud hwn. Gofynnwch i gydlynydd arall.
problem-already_reversed = Wedi’i ddadwneud eisoes
    .detail = Dim ond unwaith mae trosglwyddiad yn cael ei ddadwneud. Gallwch ei wneud eto fel cofnod newydd.
problem-reversal_is_final = Mae dadwneud yn derfynol
    .detail = Does dim modd dadwneud dadwneud. Gwnewch y peth eto, fel cofnod newydd.
problem-not_credited = Heb ei gredydu eto
    .detail = Dim ond cyfraniad wedi’i gadarnhau y gallwch ei gywiro. Nodwch eich munudau eich hun fel hawliad.
problem-not_reversed = Mae’r cofnod cyntaf yn dal i gyfrif
    .detail = Mae’r cofnod hwn yn cymryd lle un arall sy’n dal wedi’i gredydu. Cywirwch hwnnw: mae’n gwneud y ddau mewn un cam.
problem-hold_lapsed = Mae’r neilltuo wedi dod i ben
    .detail = Mae ei amser ar ben ac aeth y munudau yn ôl. Neilltuwch o’r newydd, gyda diwedd sydd eto i ddod.
problem-more_than_held = Mwy nag a neilltuwyd
    .detail = Cafodd { $available } eu neilltuo. Cymerwch ddim mwy na hynny; mae’r gweddill yn mynd yn ôl.
problem-not_a_partner = Nid partner Cydnabyddiaeth yw hwn
    .detail = Mae munudau’n cael eu neilltuo i sefydliad sy’n derbyn credydau. Dewiswch un sy’n gwneud hynny.
problem-counted_before = Mae balans yn cynnwys yr oriau hyn yn barod
    .detail = Maen nhw o ddiwrnod ar neu cyn y diwrnod y cafodd balans un o’r ddau ei gyfrif. Gwrthodwch nhw: mae oriau o’r cyfnod cyn y cyfrif yn dod i mewn drwy fewnforio, fel hanes.
problem-looks_like_same_time = Mae hwn yn edrych fel yr un amser
    .detail = Mae cofnod arall eisoes ar gyfer yr un bobl, gweithgaredd a diwrnod. Os nad yr un amser yw hwn, dywedwch ei fod ar wahân, ac yna ei gadarnhau.
problem-safeguarding_required = Mae mesur diogelu ar goll
    .detail =
        { $measure ->
            [group_first] Mae’r gweithgaredd hwn yn gofyn i bobl gwrdd mewn grŵp yn gyntaf. Mae amser a roddwyd eisoes yn aros i gydlynydd.
            [references] Mae’r gweithgaredd hwn yn gofyn am ddau berson sy’n adnabod y rhoddwr. Mae amser a roddwyd eisoes yn aros i gydlynydd.
            [staff_present] Mae’r gweithgaredd hwn yn gofyn am gytundeb bod staff yno. Mae amser a roddwyd eisoes yn aros i gydlynydd.
            [check] Mae’r gweithgaredd hwn yn gofyn am y gwiriad y mae’r rôl yn gymwys ar ei gyfer. Mae amser a roddwyd eisoes yn aros i gydlynydd.
           *[other] Nid yw hyn yn cael ei drefnu drwy’r banc amser. Mae amser a roddwyd eisoes yn aros i gydlynydd.
        }
problem-claims_differ = Mae’r munudau’n wahanol
    .detail = Nid dyma’r munudau a gafodd eu nodi. Anfonwch eich rhai chi fel hawliad; bydd rhywun yn penderfynu wedyn.
problem-minutes_needed = Dywedwch faint o funudau
    .detail = Nododd y ddwy ochr funudau gwahanol. Anfonwch y munudau rydych yn penderfynu arnynt.
problem-too_many_minutes = Mwy o funudau nag sy’n ffitio
    .detail = Mae gan gyfraniad o leiaf 1 munud, a dim mwy na 1,440 munud y dydd. Gwiriwch y munudau a’r diwrnodau.
problem-worked_in_future = Nid yw’r diwrnod hwnnw wedi dod eto
    .detail = Rydym yn diolch am oriau ar ôl iddynt gael eu rhoi. Anfonwch ddiwrnod nad yw ar ôl heddiw.
problem-reason_needed = Dywedwch pam
    .detail = Anfonwch reswm: mae pawb sydd â rhan ynddo yn ei weld.
problem-limit_stranded = Mae’r balans yn torri’r terfyn hwn
    .detail = Mae’r cyfrif ar { $balance } nawr. Dewiswch derfyn y mae’n ei gadw, neu arhoswch nes ei fod yno.
problem-already_opened = Mae gan y cyfrif hwn falans agoriadol
    .detail = Un balans agoriadol sydd gan gyfrif. Dadwnewch y cyntaf cyn dod ag un arall i mewn.
problem-append_only = Dim ond ychwanegu at y llyfrau mae rhywun
    .detail = Does dim yn y llyfrau yn cael ei newid na’i ddileu. Defnyddiwch ddadwneud neu gywiriad.
problem-kind_unfit = Nid yw’r cyfrifon hyn yn cyd-fynd
    .detail = Nid yw trosglwyddiad o’r math hwn yn mynd rhwng y ddau gyfrif hyn. Gweler y tabl o fathau yn y ddogfennaeth.
problem-pot_stays_open = Mae’r gronfa’n aros ar agor
    .detail = Rhaid i’r hyn sy’n cael ei basio ymlaen fynd i rywle: does dim uchafswm ar gronfa’r gymuned ac nid yw’n cau. Newidiwch gyfrif arall yn lle hynny.

# Cyfrifon, cyfriflenni, trosglwyddiadau a chredydau wedi'u neilltuo.
problem-spend_takes_hold = Mae angen neilltuo munudau cyn eu gwario
    .detail = Neilltuwch funudau ar gyfer y partner yn /holds. Ar ôl yr ymweliad, byddant yn cael eu gwario yno.
problem-own_gain = Rhywun arall sy’n gwneud hyn
    .detail = Byddech yn symud munudau i chi eich hun, a’r rheini heb fod yn eiddo i chi. Gofynnwch i gydlynydd arall.
problem-account_unlimited = Does dim terfynau i’r cyfrif hwn
    .detail = Un o gyfrifon y gymuned ei hun yw hwn: does dim terfyn isaf nac uchaf iddo, ac nid yw byth yn cau.

field-no_such_account = Dewiswch un o gyfrifon y gymuned hon y cewch ei ddefnyddio.
field-no_such_partner = Dewiswch sefydliad o’r gymuned hon.
field-one_way_to_name = Enwch y derbynnydd mewn un ffordd yn unig: drwy gyfrif, aelod, rhif neu sefydliad.
field-limits_missing = Anfonwch o leiaf un o’r rhain: floor_minutes, ceiling_minutes, passes_on, closed. Dim ond ceiling_minutes sy’n cael bod yn null.
field-instant_past = Mae’r amser hwn wedi mynd heibio. Anfonwch un sydd eto i ddod.
field-hold_too_long = Y nifer mwyaf o ddiwrnodau y mae modd neilltuo munudau: { $longest_days }.

account-below_soft_band = Ers tro rydych wedi cael mwy nag a roesoch. Mae hynny’n iawn: siaradwch â’ch cydlynydd am yr hyn y byddech yn mwynhau ei roi.
account-above_soft_band = Rydych wedi rhoi llawer o amser. Siaradwch â’ch cydlynydd am yr hyn y byddech yn ei fwynhau yn ôl.

account-member = Aelod
account-organisation = Sefydliad
account-community = Y gymuned
account-pot = Cronfa’r gymuned
account-contributions = Amser a roddwyd
account-retired = Credydau nad ydynt mewn defnydd mwyach
account-expired = Credydau pobl sydd wedi gadael
account-opening = Balansau agoriadol

transfer-thank = Diolch
transfer-exchange = Cyfnewid
transfer-gift = Anrheg
transfer-donate = Rhodd i’r gronfa
transfer-grant = Grant o’r gronfa
transfer-spend = Wedi’u gwario
transfer-retire = Tynnu o ddefnydd
transfer-expire = Wedi dod i ben
transfer-opening = Balans agoriadol
transfer-reversal = Dadwneud

reason-mistake = Camgymeriad
reason-duplicate = Wedi’i gofnodi ddwywaith
reason-wrong_person = Yr aelod anghywir
reason-wrong_minutes = Y munudau anghywir
reason-wrong_day = Y diwrnod anghywir
reason-wrong_activity = Y gweithgaredd anghywir
reason-not_given = Ni roddwyd yr amser
reason-leaving = Gadael y gymuned
reason-death = Marwolaeth
reason-merge = Uno dau gofnod o’r un aelod
reason-welcome = Croeso
reason-social_prescribing = Presgripsiynu cymdeithasol
reason-community_decision = Penderfyniad y gymuned
reason-ceiling = Mwy nag y caiff y cyfrif ei ddal
reason-passed_on = Wedi’u trosglwyddo o ddewis
reason-import_undone = Cafodd mewnforiad ei ddadwneud
reason-asked_by_member = Gofynnodd yr aelod amdano
reason-other = Rheswm arall

statement-recorded_at = Amser cofnodi (UTC)
statement-kind = Beth
statement-with = Gyda
statement-worked_on = Diwrnod yr help
statement-minutes = Munudau
statement-time = Oriau a munudau
statement-balance_minutes = Balans mewn munudau
statement-balance_time = Balans mewn oriau a munudau
statement-reason = Rheswm
statement-transfer_id = Trosglwyddiad

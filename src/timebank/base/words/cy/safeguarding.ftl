# Pryderon, ac aelodau sy'n cael eu cadw ar wahân.
problem-concern_closed = Mae’r pryder hwn ar gau yn barod
    .detail = Codwch bryder newydd am yr hyn sydd wedi digwydd ers hynny; gall enwi’r un hwn.

field-another_member = Dewiswch aelod arall na’r cyntaf.

problem-own_measure = Rhywun arall sy’n gwneud hyn
    .detail = Does neb yn cofnodi, yn gweld nac yn dod â’u mesur eu hunain i ben. Gofynnwch i gydlynydd arall, neu i’r arweinydd diogelu.
field-check_level_of_check = Dywedwch pa wiriad oedd hwn; gadewch check_level allan o unrhyw fesur arall.
field-seen_in_future = Rhowch ddiwrnod y mesur: heddiw, neu un cyn hynny.
field-look_again_after = Dewiswch ddiwrnod ar ôl diwrnod y mesur.

measure-group_first = Maen nhw wedi cwrdd mewn grŵp yn gyntaf
measure-references = Dau berson sy’n adnabod yr aelod
measure-staff_present = Cytunwyd bod staff yno
measure-not_here = Nid yw’n cael ei wneud drwy’r banc amser
measure-check = Gwiriad
check-level-basic = Sylfaenol
check-level-standard = Safonol
check-level-enhanced = Manylach
check-level-enhanced_barred_list = Manylach, gyda’r rhestr waharddedig
measure-decision-accepted = Wedi’i dderbyn
measure-decision-not_accepted = Heb ei dderbyn

page-concerns = Pryderon
page-concerns-how = Chi’n unig sy’n darllen y rhain. Dyw cydlynwyr ac archwilwyr yn gweld dim ohonyn nhw, na’r sawl y maen nhw’n sôn amdano.
page-concerns-open = Pryderon sydd ar agor
page-concerns-closed = Pryderon sydd ar gau
page-concerns-none = Does dim pryder ar agor.
page-concerns-closed-none = Does dim pryder wedi’i gau eto.
page-concerns-earlier = Rhai cynharach
page-concern-one = Pryder
page-concern-by = Dywedodd { $name }, { $day }
page-concern-about = Yr aelod dan sylw: { $name }
page-concern-about-nobody = Rhoddwyd y rhif { $number } gyda’r pryder, a does gan yr un aelod y rhif hwnnw.
page-concern-read = Darllenwch y pryder
page-concern-outcome = Beth gafodd ei wneud?
page-concern-outcome-hint = Mae’n aros gyda’r pryder, a dim ond arweinwyr diogelu sy’n ei ddarllen.
page-concern-close = Cau’r pryder
page-concern-closed-by = Caewyd gan { $name }, { $day }
page-concern-done = Beth gafodd ei wneud

page-keep-safe = Cadw rhywun yn ddiogel
page-keep-safe-how = Yma rydych yn rhoi saib ar gyfrif aelod, neu’n cadw dau aelod ar wahân. Teipiwch rif yr aelod, neu’r enw.
page-pause-title = Saib
page-pause-how = Maen nhw’n cael eu hallgofnodi ar unwaith a’u cuddio rhag eraill, ac yn archebu, gwario a rhoi dim. Nhw biau’r hyn sydd ganddyn nhw o hyd, ac mae oriau a roddon nhw yn dal i gael eu cadarnhau. Mae lleoedd mewn sesiynau a help y cytunwyd arno yn cael eu canslo, a dydyn nhw ddim yn dod yn ôl ohonyn nhw eu hunain.
page-pause-sure = Iawn, rhowch saib ar gyfrif yr aelod hwn nawr
page-pause = Rhoi saib ar gyfrif yr aelod hwn
page-paused = Mae saib ar gyfrif yr aelod hwn.
page-resume = Dod â’r saib i ben
page-apart-title = Peidio byth â’u paru
page-apart-how = Dyw dau aelod sy’n cael eu cadw ar wahân byth yn cael eu dangos, eu cynnig na’u harchebu i’w gilydd. Dyw’r naill na’r llall yn cael gwybod.
page-apart-none = Dyw’r aelod hwn ddim yn cael ei gadw ar wahân i neb.
page-apart-other = Rhif yr aelod arall
page-apart-keep = Eu cadw ar wahân
page-apart-end = Cânt gwrdd eto
page-apart-helps = Mae un ohonyn nhw’n cynorthwyo’r llall ac yn gweithredu yn ei enw. Gofynnwch a yw hynny’n iawn.
page-apart-still = Mae ganddyn nhw rywbeth gyda’i gilydd ers cynt. Chi sy’n penderfynu amdano:
page-apart-session = sesiwn ar { $day }
page-apart-exchange = help rhyngddyn nhw ar { $day }

trail-keep-safe = cadw aelodau’n ddiogel

page-measures = Mesurau diogelu
page-measures-how = Beth a wnaed, pryd, pwy a’i gwelodd, a than pryd y mae’n cyfrif. Peidiwch ag ysgrifennu dim o’r hyn oedd ynddo, na chadw copi. Mae un newydd yn cymryd lle’r un o’i fath o’i flaen.
page-measures-none = Does dim un wedi’i gofnodi.
page-measure-told = { $decision }. Dyddiad: { $day }. Gwelwyd gan { $name }.
page-measure-again = Edrych eto erbyn { $day }
page-measure-end = Ei dynnu’n ôl
page-measure-new = Cofnodi un
page-measure-kind = Beth a wnaed?
page-measure-level = Pa wiriad?
page-measure-no-check = Nid gwiriad oedd ef
page-measure-seen = Ar ba ddiwrnod?
page-measure-by = Pwy a’i gwelodd?
page-measure-by-hint = Eu rhif aelod. Gadewch hwn yn wag os mai chi oedd.
page-measure-look = Pryd byddwch chi’n edrych eto?
page-measure-decision = Beth oedd eich penderfyniad?
page-measure-save = Ei gofnodi
page-measures-due = Mesurau i edrych arnyn nhw eto
page-measures-due-none = Does dim un i edrych arno eto o fewn 60 diwrnod.

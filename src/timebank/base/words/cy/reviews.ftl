# Yr hyn nad yw yng nghopi aelod nes bod rhywun wedi ei ddarllen.
problem-review_over = Mae rhywun wedi penderfynu, neu wedi tynnu'r cais yn ôl
    .detail = Cafodd popeth ei benderfynu o'r blaen, neu tynnodd yr aelod y cais yn ôl. Os oes angen mwy, gall yr aelod ofyn eto.
problem-own_review = Rhywun arall sy'n penderfynu hyn
    .detail = Does neb yn penderfynu beth sydd yn ei gopi ei hun. Gofynnwch i gydlynydd arall, neu i arweinydd diogelu arall.
problem-item_changed = Mae un o'r rhain wedi newid
    .detail = Dydy e ddim yno mwyach, neu mae'n dweud rhywbeth arall erbyn hyn. Darllenwch y rhestr eto, a phenderfynwch am yr hyn sydd yno.
field-review_reason = Rhowch reswm os ydych yn gadael rhywbeth allan, a dim rheswm os ydych yn ei roi.
field-review_choice = Dewiswch beth sydd i'w wneud.
field-review_once = Penderfynwch am bob un unwaith.

export-part-given = Beth ysgrifennodd eraill, ac y cewch chi ei weld
export-field-given = Beth yw e
export-field-by_number = Pwy a'i hysgrifennodd
export-review-asked = Rydych wedi gofyn amdanynt. Bydd rhywun yn eu darllen erbyn { $due }.
export-review-looked = Darllenodd rhywun nhw ar { $day }.
export-review-none = Doedd dim un.
export-review-count = { $what }: { $count }.
export-review-safeguarding = Edrychodd yr arweinydd diogelu ar { $day }. Os oes unrhyw beth y cewch chi ei weld, mae ar y dudalen hon.
    .not_own = Edrychodd yr arweinydd diogelu ar { $day }. Os oes unrhyw beth y caiff yr aelod ei weld, dim ond yn y copi y mae'n ei gymryd ei hun mae e; neu mae'r arweinydd yn ei roi iddo.

review-given = Ar y dudalen hon
review-third_person = Heb ei roi, gan ei fod yn sôn am rywun arall
review-confidence = Heb ei roi, gan fod rhywun wedi ei ddweud yn gyfrinachol
review-harm = Heb ei roi, gan y gallai wneud niwed difrifol i rywun
review-crime = Heb ei roi, er mwyn atal trosedd neu ddod o hyd iddi
review-other = Heb ei roi am reswm arall: bydd y cydlynydd yn dweud wrthych

review-kind-note = Nodyn
review-kind-exchange_note = Nodyn i eraill wrth gyfnewid
review-kind-import_row = Rhes o restr a gafodd ei mewnforio
review-kind-concern = Pryder
review-kind-kept_apart = Cadw ar wahân i

personal-for-export = i roi copi o'u data i aelodau
personal-export_review-member_id = pwy ofynnodd am weddill y copi
personal-export_review-asked_by = pwy ofynnodd amdano
personal-export_review-words_by = pwy benderfynodd am eiriau eraill
personal-export_review-safeguarding_by = pwy edrychodd ar gofnodion diogelu
personal-export_review-ended_by = pwy benderfynodd yr olaf, neu a dynnodd y cais yn ôl
personal-export_decision-member_id = copi pwy yw e
personal-export_decision-item_id = am ba nodyn, rhes neu gofnod y penderfynodd rhywun
personal-export_decision-kind = pa fath o gofnod yw hwnnw
personal-export_decision-words_sha256 = crynodeb o'r hyn oedd yno
personal-export_decision-reason = pam mae heb ei roi
personal-export_decision-decided_by = pwy benderfynodd

trail-export-reviews = beth fydd yn eich copi
trail-my-data = y copi o'ch data

page-my-data = Eich data
page-my-data-how = Dyma gopi o'r hyn a ddywedoch wrthym, a roesoch ac a wnaethoch. Rhifau pobl eraill sydd ynddo, nid eu henwau.
page-my-data-read = Darllen neu argraffu eich copi
page-my-data-keep = Cadw'r copi fel ffeil, ar gyfer gwasanaeth arall
page-my-data-rest = Y gweddill
page-my-data-rest-how = Nid yw eich copi'n cynnwys yr hyn a ysgrifennodd eraill, gan y gall sôn am bobl eraill, na chofnodion diogelu. Gofynnwch amdanynt, a bydd rhywun yn eu darllen yn gyntaf. Mae hynny'n cymryd mis ar y mwyaf.
page-my-data-ask = Gofyn am y gweddill
page-my-data-asked = Gofynnoch am y gweddill ar { $day }. Bydd rhywun yn ei ddarllen erbyn { $due }. Bydd yr hyn y cewch chi ei weld yn eich copi.
page-my-data-done = Darllenodd rhywun y gweddill ar { $day }. Mae'r hyn y cewch chi ei weld yn eich copi nawr, a beth sydd heb ei roi a pham.
page-my-data-again = Gofyn eto
page-my-data-back = Does dim angen y gweddill arnaf

page-export-reviews = Copïau i edrych arnynt
page-export-reviews-how = Gofynnodd yr aelodau hyn am yr hyn nad yw yn eu copi. Edrychwch arno erbyn y dyddiad sydd yma.
page-export-reviews-none = Does neb yn aros.
page-export-reviews-by = Erbyn { $day }
page-export-reviews-looked = Wedi gorffen
page-review-words-how = Darllenwch bob un fel y byddai dieithryn. Rhowch ef i'r aelod, oni bai ei fod yn sôn am rywun arall sydd ddim am hynny, wedi ei ddweud yn gyfrinachol, neu'n gallu niweidio rhywun.
page-review-safeguarding-how = Does neb yn cael gwybod a oes unrhyw beth yma, ac nid yw'r sawl a gododd bryder mewn unrhyw gopi. Rhowch yr hyn y caiff yr aelod ei wybod; gadewch allan yr hyn a fyddai'n enwi neu'n niweidio rhywun.
page-review-none = Does dim byd i'w benderfynu.
page-review-looked = Rwyf wedi edrych
page-review-by = Gan rif { $number }, { $day }
page-review-choose = Dewiswch
page-review-do = Beth sydd i'w wneud?
page-review-do-all = Beth sydd i'w wneud â phopeth ar y dudalen hon?
page-review-do-given = Ei roi i'r aelod
page-review-do-third_person = Ei adael allan: mae'n sôn am rywun arall
page-review-do-confidence = Ei adael allan: cafodd ei ddweud yn gyfrinachol
page-review-do-harm = Ei adael allan: gallai wneud niwed difrifol i rywun
page-review-do-crime = Ei adael allan: mae angen atal trosedd neu ddod o hyd iddi
page-review-do-other = Ei adael allan am reswm arall, a dweud wrth yr aelod
page-review-save = Cadw hwn
page-review-save-all = Cadw'r rhain i gyd
page-review-all = Pob un ar unwaith
page-review-title-words = Beth ysgrifennodd eraill
page-review-title-safeguarding = Cofnodion diogelu

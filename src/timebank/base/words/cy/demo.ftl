# The demo's doors.
demo-name = Y demo
demo-title = Dewiswch ddrws
demo-what = Pobl ddychmygol yw pawb yma, a does dim yn cael ei anfon at neb. Dewiswch pwy hoffech chi fod: mae un clic yn eich gadael i mewn, ac mae rhywbeth yn aros amdanoch chi.
demo-nobody = Does neb yma y gallwch chi ddod i mewn fel nhw. Gwnewch y demo eto: tynnwch ei ffolder, a’i ddechrau unwaith eto.
demo-enter = Dod i mewn: { $name }
demo-who-member = Aelod 80 oed sy’n darllen Cymraeg
demo-waits-member = Mae rhywun wedi ateb yr hyn y gofynnodd hi amdano: mae un cyfnewid yn aros iddi gytuno. Mae’r ap yn Gymraeg.
demo-who-lead = Yn arwain grŵp
demo-waits-lead = Pobl i ddiolch iddyn nhw fel y tro diwethaf, ac awr un aelod sy’n aros i’w chadarnhau.
demo-who-coordinator = Cydlynydd wrth ddesg
demo-waits-coordinator = Yr hyn sydd angen penderfyniad: oriau i’w gwirio, dymuniad am ail berson, a phobl a hoffai ymuno.
demo-one-at-a-time = Un drws ar y tro: wrth ddod i mewn drwy un arall, rydych yn gadael y cyntaf.
demo-more = Edrych o gwmpas
demo-to-messages = Negeseuon a fyddai wedi’u hanfon
demo-to-api = Yr API, i bwy bynnag sy’n adeiladu ap

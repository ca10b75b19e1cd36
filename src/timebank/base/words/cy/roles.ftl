problem-own_role = Does neb yn rhoi rôl iddo’i hun
    .detail = Gofynnwch i gydlynydd arall ei rhoi i chi. Os nad oes un arall, gall pwy bynnag sy’n rhedeg y gwasanaeth wneud hynny.
problem-last_coordinator = Dyma’r cydlynydd olaf
    .detail = Mae angen cydlynydd ar bob cymuned. Rhowch y rôl i aelod arall yn gyntaf; wedyn gall hon ddod i ben.

page-roles = Beth y cân nhw ei wneud
page-roles-none = Aelod ydyn nhw, heb unrhyw rôl.
page-roles-under-18 = Mae’r aelod hwn o dan 18, ac ni chaiff rôl cyn bod yn 18 oed.
page-roles-give = Rhoi rôl
page-roles-how = Mae’n cyfrif o’u mewngofnodi nesaf, sy’n gofyn am ail ffactor. Mae ei diwedd yn cyfrif ar unwaith.
page-roles-which = Pa rôl?
page-roles-choose = Dewiswch un
page-roles-lead-of = Arwain { $name }
page-roles-end = Dod â hi i ben

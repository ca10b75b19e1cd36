problem-own_role = Does neb yn rhoi rôl iddo'i hun
    .detail = Gofynnwch i gydlynydd arall ei rhoi i chi. Os nad oes un arall, gall pwy bynnag sy'n rhedeg y gwasanaeth wneud hynny.
problem-last_coordinator = Dyma'r cydlynydd olaf
    .detail = Mae angen cydlynydd ar bob cymuned. Rhowch y rôl i aelod arall yn gyntaf; wedyn gall hon ddod i ben.

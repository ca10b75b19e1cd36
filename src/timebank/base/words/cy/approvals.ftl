# Yr hyn sy'n aros am ail berson.
problem-approval_ended = Mae hwn wedi cael ateb yn barod
    .detail = Cytunwyd arno, fe’i gwrthodwyd neu fe’i tynnwyd yn ôl, neu aeth 30 diwrnod heibio. Edrychwch arno eto; gellir gofyn o’r newydd am yr hyn sydd ei eisiau o hyd.
problem-approval_waits = Mae hwn yn aros am ail berson yn barod
    .detail = Gofynnwyd amdano ac nid oes ateb eto. Gall cydlynydd arall gytuno arno, a gall pwy bynnag ofynnodd ei dynnu’n ôl.
problem-asker_without_role = Ni allai pwy bynnag ofynnodd am hyn ofyn amdano nawr
    .detail = Nid yw’r rôl y gwnaethon nhw ofyn ynddi ganddyn nhw bellach. Gwrthodwch ef, a gadewch i rywun sy’n cael gofyn wneud hynny o’r newydd.
problem-own_approval = Rhywun arall sy’n ateb hwn
    .detail = Chi ofynnodd amdano, neu ap a wnaethoch chi. Cydlynydd arall sy’n cytuno arno neu’n ei wrthod; gall pwy bynnag ofynnodd ei dynnu’n ôl.

problem-application_decided = Mae’r cais hwn i ymuno ar ben
    .detail = Cafodd y person ei dderbyn neu ei wrthod, neu cafodd y cais ei dynnu’n ôl o’r blaen. I ofyn eto, gwnewch gais newydd.
problem-agreement_outdated = Mae fersiwn mwy newydd o’r cytundeb
    .detail = Darllenwch y fersiwn diweddaraf (GET /agreements), ac anfonwch ei rif.
field-agreed_how = Mae aelod yn cytuno â’i law ei hun (self); dros rywun arall, mae cydlynydd yn ei gofnodi o bapur neu dros y ffôn.

problem-client_ended = Mae mynediad yr ap hwn wedi dod i ben
    .detail = Nid yw'n dod yn ôl. Cofrestrwch yr ap o'r newydd os yw i gael mynediad eto.
problem-public_client = Ni all yr ap hwn gadw cyfrinach
    .detail = Cafodd ei gofrestru fel ap sy'n rhedeg ar ffonau neu mewn porwyr. Mae'n dangos mai'r un ap ydyw drwy PKCE, ac nid oes angen cyfrinach arno.
problem-two_secrets = Mae gan yr ap hwn ddwy gyfrinach eisoes
    .detail = Rhowch derfyn ar yr un nad yw'n cael ei defnyddio mwyach; yna gwnewch un newydd.
field-redirect_uri = Ysgrifennwch gyfeiriad sy'n dechrau â https://, mewn llythrennau bach hyd at y llwybr, heb ddim ond llythrennau, ffigurau a -._~ rhwng y slaesau. Ar beiriant rhywun ei hun, http://127.0.0.1 neu http://[::1] ydyw.
field-redirect_uri_needed = Dim ond dros aelodau y mae ap heb gyfrinach yn gweithredu. Dywedwch i ble y maen nhw'n dod yn ôl.
field-scope_unusable = Ni all ap o'r math hwn ddefnyddio hawl o'r fath. Gadewch hi allan, neu edrychwch ar restr yr hawliau i apiau.
field-client_unknown = Nid oes ap o'r gymuned hon yn gofyn fel hyn. Ewch yn ôl i'r ap, a dywedwch wrth bwy bynnag sy'n ei redeg.
field-redirect_uri_unknown = Ni chafodd y cyfeiriad hwn ei gofrestru ar gyfer yr ap, lythyren wrth lythyren. Nid ydych yn cael eich anfon yno: dywedwch wrth bwy bynnag sy'n rhedeg yr ap.

# Beth y mae aelod yn gadael i ap ei wneud, fel y mae'n ei ddarllen cyn cytuno.
scope-accounts-read = Gweld eich cyfrif a'i falans
scope-activities-read = Gweld y rhestr o weithgareddau
scope-communities-read = Gweld enwau a rheolau eich banc amser
scope-contributions-read = Gweld yr amser y gwnaethoch ei roi a'i gael
scope-contributions-verify = Cadarnhau amser y mae eraill wedi'i roi i chi
scope-contributions-write = Cofnodi amser ar eich rhan
scope-holds-read = Gweld pa rai o'ch credydau sydd wedi'u neilltuo
scope-holds-write = Neilltuo eich credydau gyda phartner
scope-members-read = Gweld yr hyn sy'n hysbys amdanoch: enw, rhif, a sut i gysylltu â chi
scope-organisations-read = Gweld y grwpiau
scope-requests-read = Holi beth ddaeth o'r hyn y mae'r ap ei hun wedi'i anfon
scope-thanks-write = Diolch i bobl dros eich grŵp, sy'n cael credydau ar unwaith, a gweld yr hyn y mae arweinydd yn ei weld
scope-transfers-read = Gweld beth ddaeth i mewn i'ch cyfrif ac aeth allan ohono
scope-transfers-write = Rhoi eich credydau i eraill

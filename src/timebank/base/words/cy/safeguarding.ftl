# Pryderon, ac aelodau sy'n cael eu cadw ar wahân.
problem-concern_closed = Mae'r pryder hwn ar gau yn barod
    .detail = Codwch bryder newydd am yr hyn sydd wedi digwydd ers hynny; gall enwi'r un hwn.

field-another_member = Dewiswch aelod arall na'r cyntaf.

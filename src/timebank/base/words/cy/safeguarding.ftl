# Pryderon, ac aelodau sy'n cael eu cadw ar wahân.
problem-concern_closed = Mae'r pryder hwn ar gau yn barod
    .detail = Codwch bryder newydd am yr hyn sydd wedi digwydd ers hynny; gall enwi'r un hwn.

field-another_member = Dewiswch aelod arall na'r cyntaf.

problem-own_measure = Rhywun arall sy'n gwneud hyn
    .detail = Does neb yn cofnodi, yn gweld nac yn dod â'u mesur eu hunain i ben. Gofynnwch i gydlynydd arall, neu i'r arweinydd diogelu.
field-check_level_of_check = Dywedwch pa wiriad oedd hwn; gadewch check_level allan o unrhyw fesur arall.
field-seen_in_future = Rhowch ddiwrnod y mesur: heddiw, neu un cyn hynny.
field-look_again_after = Dewiswch ddiwrnod ar ôl diwrnod y mesur.

measure-group_first = Maen nhw wedi cwrdd mewn grŵp yn gyntaf
measure-references = Dau berson sy'n adnabod yr aelod
measure-staff_present = Cytunwyd bod staff yno
measure-not_here = Nid yw'n cael ei wneud drwy'r banc amser
measure-check = Gwiriad
check-level-basic = Sylfaenol
check-level-standard = Safonol
check-level-enhanced = Manylach
check-level-enhanced_barred_list = Manylach, gyda'r rhestr waharddedig
measure-decision-accepted = Wedi'i dderbyn
measure-decision-not_accepted = Heb ei dderbyn

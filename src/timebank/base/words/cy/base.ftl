# Amseroedd. Enw unigol ar ôl rhif; "munud" yn treiglo ar ôl dau yn unig.
time-hours = { $count } awr
time-minutes = { $count ->
    [two] { $count } funud
   *[other] { $count } munud
}

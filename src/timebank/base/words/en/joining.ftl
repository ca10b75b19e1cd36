problem-application_decided = This application is over
    .detail = The person was admitted, refused, or took it back before. Whoever asks again makes a new application.
problem-agreement_outdated = There is a newer version of the agreement
    .detail = Read the newest (GET /agreements), and send its version.
field-agreed_how = A member agrees by their own hand (self); for somebody else a coordinator takes it down from paper or by telephone.

problem-client_ended = This app's access was ended
    .detail = It does not come back. Register the app anew if it is to have access again.
problem-public_client = This app can keep no secret
    .detail = It was registered as one that runs on phones or in browsers. It shows that it is the same app by PKCE, and needs no secret.
problem-two_secrets = This app has two secrets already
    .detail = End the one that is no longer used; then make a new one.
field-redirect_uri = Write an address that begins with https://, in small letters up to the path, with nothing but letters, figures and -._~ between the slashes. On a person's own machine it is http://127.0.0.1 or http://[::1].
field-redirect_uri_needed = An app without a secret acts for members only. Say where they come back to.
field-scope_unusable = An app of this kind cannot use such a scope. Leave it out, or look at the list of scopes for apps.
field-client_unknown = No app of this community asks in this way. Go back to the app, and tell whoever runs it.
field-redirect_uri_unknown = This address was not registered for the app, letter by letter. You are not sent there: tell whoever runs the app.

# What a member lets an app do, as they read it before they say yes.
scope-accounts-read = See your account and its balance
scope-activities-read = See the list of activities
scope-communities-read = See the names and rules of your time bank
scope-contributions-read = See the time you gave and received
scope-contributions-verify = Confirm time that others gave you
scope-contributions-write = Log time for you
scope-holds-read = See which of your credits are held
scope-holds-write = Hold your credits with a spend partner
scope-members-read = See what is known of you: name, number, and how you are reached
scope-organisations-read = See the groups
scope-requests-read = Ask what became of what it sent itself
scope-thanks-write = Thank people for your group, who get credits at once, and see what a lead sees
scope-transfers-read = See what came into your account and went out of it
scope-transfers-write = Give your credits to others

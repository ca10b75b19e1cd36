# What waits for a second person.
problem-approval_ended = This has been answered already
    .detail = It was agreed to, declined or withdrawn, or 30 days went by. Look at it again; what is still wanted can be asked for anew.
problem-approval_waits = This waits for a second person already
    .detail = It has been asked for and is not answered yet. Another coordinator can agree to it, and whoever asked can withdraw it.
problem-asker_without_role = Whoever asked for this could not ask for it now
    .detail = They no longer hold the role in which they asked. Decline it, and let somebody who may ask for it anew.
problem-own_approval = Somebody else answers this
    .detail = You asked for it, or an app that you made. Another coordinator agrees to it or declines it; whoever asked can withdraw it.

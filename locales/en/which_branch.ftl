## Question

which-branch = You belong to more than one branch. Which one do you mean?

## Heading of a list that shows several branches

branch-heading = 🏷 <b>{ $branch }</b>

## Refusals

refused-which-branch = You belong to { $branches }, and that message was not taken. Please send the command again, for example /plan, and pick the branch first.

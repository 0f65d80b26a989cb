## Anniversaries that an activity counts wrong

anniversary-mend-reason = Anniversary corrected from { $said } to { $right } years
anniversary-button-mend = Correct to { $right } years

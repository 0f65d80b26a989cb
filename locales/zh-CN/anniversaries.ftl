## Anniversaries that an activity counts wrong

anniversary-mend-reason = 更正周年数：{ $said } 周年改为 { $right } 周年
anniversary-button-mend = 改为{ $right }周年

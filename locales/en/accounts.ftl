### Accounts over time: merging and splitting cases.

card-named-together = A reporter named this account together with that of case { $cases }: check whether to merge
verdict-merged = merged into case { $case }
did-merge = cases merged
did-split = case split
button-merge = Merge
button-split = Split
button-merge-sure = Yes, merge
button-split-sure = Split chosen
pick-on = ✓ { $account }
pick-off = { $account }
page-merge = Which case is case { $case } merged with? Choose, or reply to this card with its number.
page-merge-sure = Merge case { $younger } into case { $older }? The account, reports and evidence of case { $younger } go to case { $older }. They can be split again.
page-split = Case { $case }: choose the merged case to split off again, or the accounts that become a case of their own.
refused-merged = This case was merged. A supervisor can press Split.
merge-unknown = No case has that number.
merge-duplicate = One of these is a duplicate or was merged already. Choose its original.
merge-referral = The referral of case { $case } is not done. Finish or cancel it first with /rujukan.
merged = Case { $younger } was merged into case { $older }.
parted = Case { $case } is a case of its own again.
fixed-objection = Case { $case } has an open objection. Decide it first.
fixed-request = Case { $case } is part of a request to the platform. Wait until that is done.
split-first = Case { $case } holds this merger. Split it there first.
split-some = Choose some of the accounts; at least one stays with this case.
split-done = The chosen accounts are now case { $case }.
queue-past = ↳ before: { $past }

### The chain of decisions: /audit and the daily posting to the admins.

anchor = The chain of decisions holds { $count ->
    [one] { ANGKA($count) } entry
   *[other] { ANGKA($count) } entries
}. Its head:
    <code>{ $anchor }</code>
    Keep this message. With that line it can be proven later that no entry up to today was changed.
anchor-broken = IMPORTANT: the head of the chain of decisions is no longer what the bot wrote. Entries may have been changed from outside. Run <code>reportbot audit verify</code> on the server.
audit-head-broken = The chain of decisions: { $count ->
    [one] { ANGKA($count) } entry
   *[other] { ANGKA($count) } entries
}, but its head DOES NOT FIT. Run <code>reportbot audit verify</code> on the server. Entries { $from } to { $to }, newest first:
audit-head = The chain of decisions: entries so far { ANGKA($count) }, head <code>{ $hash }</code>. Entries { $from } to { $to }, newest first:
audit-empty = No decision has been recorded yet.
audit-case = Log of case { $case }: { $count ->
    [one] { $count } entry in all
   *[other] { $count } entries in all
}. Numbers { $from } to { $to }, oldest first:
audit-case-empty = There is no entry for case { $case } yet.
audit-usage = Write /audit alone, or /audit with a case number or a report number. Example: /audit 12
audit-entry = { $place } · { WAKTU($at) } · { $about } · { $what } · { $who }
audit-line = • { WAKTU($at) } · { $what } · { $who }
audit-line-words = • { WAKTU($at) } · { $what } · { $who }: “{ $words }”
audit-about-case = case { $case }
audit-about-none = general
audit-reasoned = { $what } ({ $reason })
audit-moved = { $what }, { $before } → { $after }
audit-by-none = no staff
audit-by-admin = admin
audit-kind = { $kind ->
    [take] case taken
    [seize] case taken over
    [release] case released
    [expire] holding time over
    [enough] enough evidence
    [dismiss] no violation
    [scope] out of scope
    [duplicate] duplicate
    [ask] evidence asked for
    [draft] question drafted
    [answered] reporter answered
    [propose] proposed
    [agree] second moderator agreed
    [disagree] second moderator disagreed
    [undo] decision undone
    [correct] case corrected
    [child] marked as concerning a child
    [not-child] child mark removed
    [reopen] reopened
    [reopened] reopened
    [lapse] no answer
    [note] note
    [viewed] evidence viewed
    [told] news sent
    [review-asked] another look asked for
    [request] request sent
    [received] request received by the platform
    [clarify] platform asks for clarification
    [clarified] clarification sent
    [gone] account inactive
    [still] account still active
    [refused] refused by the platform
    [silence] platform did not answer
    [reappear] account has reappeared
    [close] case closed
    [retract] request withdrawn
    [preserve] evidence preserved for the police
    [unpreserve] preservation ended
    [permit] request permitted
    [unpermit] permission withdrawn
    [refer] referred
    [handed] files handed over
    [packet] referral packet made
    [official] official request recorded
    [merge] cases merged
    [split] cases split
    [objected] objection received
    [objection-withdrawn] objection withdrawn
    [erased] data erased
    [media-purged] evidence files purged
    [words-erased] reporters' words erased
    [export] data exported
    [backup] backup made
    [setting] setting changed
    [named-together] account named together
    [outcome-undone] outcome undone
    [picture-covered] picture covered
    [block] reporter blocked
    [unblock] block lifted
    [block-review] review of a block asked for
    [block-kept] block kept
    [platform] platform contact changed
    [mail-unsure] mail uncertain
    [request-sent] letter sent
    [request-closed] request closed
    [request-overdue] request overdue
    [request-silent] platform did not answer
    [request-retract] withdrawal sent
    [reveal-asked] opening of an identity asked for
    [reveal-refused] opening of an identity refused
    [reveal-lapsed] request to open an identity lapsed
    [revealed] identity opened
    [imported] data imported
    [entered] case entered by staff
    [refer-cancel] referral cancelled
    [handed-undone] handing over taken back
    [referral-told] reporters told of the referral
    [clear] reporter found the explanation clear
    [unclear] reporter found the explanation unclear
    [report-withdrawn] report withdrawn
    [objection-upheld] objection upheld
    [objection-rejected] objection rejected
    [objection-linked] objection linked to a case
    [objection-unlinked] objection unlinked from a case
    [picture-safe] picture found safe
    [picture-left-out] picture left out
    [request-begun] request begun
    [request-cancelled] request draft cancelled
    [request-details] letter details changed
    [request-making] letter being made
    [request-received] platform says it received the letter
    [request-clarify] platform asks for clarification
    [request-clarified] clarification sent
    [request-follow] further letter being made
    [request-all-gone] all accounts of the request recorded as inactive
    [mail-failed] e-mail not sent
    [mail-again] e-mail sent again
    [mail-left] letter marked as sent
   *[other] { $kind }
}
button-audit-newer = Newer
button-audit-older = Older
button-audit-before = Previous
button-audit-after = Next

### The lesson on the page of `reportbot demo`. Button names come from the cards, which the team reads in Indonesian.

lesson-title = Lesson: try it yourself
lesson-intro = All people, accounts and reports here are invented. You are a moderator: use the buttons on the cards in the group, one task after the other. A task is ticked off when it has really happened. The team's cards are in Indonesian.

task-take = Take a case
task-evidence = Look at its evidence
task-enough = Decide: enough evidence
task-undo = Undo that decision
task-dismiss = Decide: no violation
task-urgent = Put the urgent one first
task-child = Mark the case that involves a child
task-duplicate = Join two cases that are the same
task-ask = Ask the reporter
task-news = Move time on and read the reporter’s news
task-answered = Answer as the reporter
task-note = Write a note for the team
task-second = Ask for a second opinion
task-next = Take the next case
task-objection = Decide an objection

hint-take = On a card in the team’s group press { $take } (take). For 30 minutes only you decide that case.
hint-evidence = Press { $evidence } (show evidence) on a MiChat or WhatsApp case, then tap the blurred picture. Every view is recorded.
hint-enough = On a case whose pictures support the suspicion press { $enough } (enough evidence) and choose the reason. It means enough to ask the platform to look; it is no finding about a person.
hint-undo = Pressed the wrong button? Press { $undo } (undo decision) on its card within 10 minutes. The reporter has not been told yet.
hint-dismiss = The reporter of the Facebook account writes that he gets no answer. Take the case, press { $dismiss } (no violation), choose the reason. The reporter reads it.
hint-urgent = Find the card marked MENDESAK (urgent) about a job offer and press { $take } (take). Children, trafficking and danger always come first.
hint-child = The story of the Instagram case mentions grade 9. Do not open the picture: press { $take } (take), then { $child } (a child), then { $mark } (yes, mark).
hint-duplicate = Two MiChat accounts are spelled almost alike; the card says “mirip” (similar). Take the second case, press { $duplicate } (duplicate), choose the first one.
hint-ask = The Telegram case has no screenshot yet. Take it, press { $ask } (ask for evidence), choose a question, then { $question } (send question). Never ask for identity papers or intimate pictures.
hint-news = Reporters are told when a decision can no longer be undone. Open Tools, press +10 minutes, then look at the citizens who have a number beside their name.
hint-answered = The question arrives when the time to undo is over. On the citizen’s phone choose the reporter who has a number beside the name, press { $answer } (answer), then write. The case goes back to the queue.
hint-note = Reply to a case’s card in your own words: point at the card and press the reply arrow. A note is never sent to the reporter.
hint-second = Take the case about a job offer: it has no picture. Press { $enough } (enough evidence) and choose the reason; that makes a proposal. Then act as somebody else and press { $agree } (agree) or { $disagree } (disagree).
hint-next = On a card that has been decided press { $next } (take next). You get the most urgent of those that wait.
hint-objection = In the private chat of Sari or Dewi press { $objection } (open objection), then decide. Whoever decided the case may not decide its objection.

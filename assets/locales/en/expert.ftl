### The expert's desk: opening a batch, pledge, recusal, scoring, check, seal. Chinese first; the English follows line by line.

## Everywhere

expert-title = Review
expert-subtitle = { $body } · expert { $expert } · batch { $batch } · issue { $issue }
expert-reading = Reading
expert-try-again = Try again
expert-cancel = Cancel
expert-notices = Notices
expert-undo = Undo
expert-redo = Redo
expert-done = (done)
expert-yes = Yes
expert-no = No
expert-clear = Clear
expert-number = Number
expert-nomination = Nomination
expert-applicant = Applicant
expert-nominator = Nominator
expert-people = People
expert-state = State
expert-total = Total
expert-comments = Comments
expert-list-comma = ,{" "}
expert-list-semicolon = ;{" "}
expert-banner-sealed = Version { $seq } was sealed on { $at }. Everything can be read, nothing can be changed.
expert-not-saved = Not saved: { $count } (nomination { $nomination }). What you typed is still in its place; nothing was lost.
expert-save-again = Save again
expert-to-field = Go to it
expert-give-up-entry = Give up this change

## States

expert-state-open = Not scored
expert-state-partial = Partly
expert-state-scored = Scored
expert-state-unable = Unable to judge
expert-state-recused = Recused

## Steps

expert-steps = Steps of the review
expert-step-pledge = Pledge
expert-step-recusal = Recusal
expert-step-score = Score
expert-step-check = Check
expert-step-seal = Seal
expert-step-pledged = signed
expert-step-not-pledged = not signed
expert-step-not-declared = not declared
expert-step-none = none
expert-step-recusals = { $count }
expert-step-complete = complete
expert-step-missing = { $count } to do
expert-step-sealed = version { $seq }
expert-step-not-sealed = not sealed
expert-closing = Closing { $date }
expert-days-left = days left: { $days }
expert-last-day = last day
expert-past-closing = past the closing date
expert-go-pledge = Go to the pledge
expert-go-recusal = Go to the recusals
expert-go-score = Go to scoring
expert-go-check = Go to the check
expert-go-seal = Go to sealing
expert-go-on-recusal = Go on: recusals
expert-go-on-score = Go on: scoring
expert-go-on-check = Go on: check
expert-go-on-seal = Go on: sealing

## Opening a batch

expert-open-title = Open a review batch
expert-open-looking = Verifying this batch
expert-card-title = This batch
expert-card-body = Packed by
expert-card-track = List and track
expert-card-expert = For expert
expert-card-batch = Batch
expert-card-issue = { $batch }, issue { $issue }
expert-card-filing = Filing number
expert-card-nominations = Nominations
expert-count-nominations = { $count }
expert-card-packed = Packed at
expert-card-closing = To be handed over by
expert-card-rehearsal = This batch is for a rehearsal; its results cannot be used in a review.
expert-verdict-good = Signatures and filing agree, the content is complete. It can be opened.
expert-verdict-unchecked = The signatures agree with each other and the content is complete. Compare the secretariat's digits to be sure where it comes from.
expert-verdict-bad = It did not pass verification and cannot be opened. Do not use it, and get in touch with the review body.
expert-open-digits = Compare the secretariat's digits
expert-digits-lead = Type the six groups of digits from the printed notice or invitation. Only if they fit is it certain that this batch comes from a body that the secretariat has filed.
expert-digits-label = Digits on the printed notice
expert-digits-comparing = Comparing
expert-digits-fit = They fit the digits on the notice.
expert-digits-differ = They do not fit this batch. Check them group by group against the notice; if they are typed correctly, do not open the batch and get in touch with the review body.
expert-digits-skip = Not now
expert-digits-skip-consequence = Without the notice at hand you may go on without comparing. The desk and the results will then say “not compared”.
expert-digits-skipped = Not compared: the origin is not certain, and this will stay visible.
expert-digits-compare = Compare now
expert-pin-lead = You have opened a batch on this computer. Type the passphrase that you chose then, and the digits that were compared then hold here too. The new work file has the same passphrase.
expert-pin-lead-pick = If you opened a batch of this edition before and compared the digits, choose its work file and type its passphrase; the digits need not be typed again. The new work file has the same passphrase.
expert-pin-file = Earlier work file
expert-pin-file-help = Unless you choose one, the work files that were opened lately are looked into.
expert-pin-passphrase = Passphrase of the earlier work file
expert-pin-do = Go by what was compared before
expert-pin-looking = Looking and comparing
expert-pin-locked = None of the work files that were opened lately opens with this passphrase. Type it again, choose an earlier work file, or type the digits of the printed notice.
expert-pin-known = Known already: the secretariat's key was confirmed when batch { $batch } was opened on { $date }, and this batch rests on the same key. The digits need not be typed again.
expert-pin-anew = Type the digits anew
expert-pin-type = Type the digits of the printed notice
expert-pin-instead = Compared before
expert-pin-differs = Stop, and do not open this batch: it rests on another key of the secretariat than the one that was confirmed when batch { $batch } was opened on { $date }. Get in touch with the secretariat. Only if it has announced a new key on paper, type the digits of the new notice.
expert-open-code = Type the opening code
expert-open-code-lead = The opening code is printed on the letter that came apart from the batch. It is used once, to open it for the first time.
expert-open-code-whole = The code has no typing error.
expert-open-passphrase = Choose your own passphrase
expert-open-passphrase-lead = You will need this passphrase to open the work file and to seal. Only you know it, and nobody can recover it: remember it well.
expert-open-own-passphrase = Your own passphrase
expert-open-place = Where the work file goes
expert-open-same-passphrase = The new work file has the passphrase of the earlier one; you will need it to open it and to seal.
expert-open-stopped = Stopped: the secretariat's key is not the one that was confirmed before.
expert-open-needs-digits = Still to do: compare the digits, or go on without.
expert-open-needs-code = Still to do: the opening code.
expert-open-needs-passphrase = Still to do: a passphrase, typed twice alike.
expert-open-ready = Ready to open.
expert-open-act = Open the batch
expert-open-working = Verifying and making the work file

## The pledge

expert-pledge-title = Pledge of a reviewing expert
expert-pledge-intro = I have been invited as an expert of the preliminary review of “{ $list }” ({ $track }), { $edition }. I know what is required and pledge:
expert-pledge-duty-title = Duty
expert-pledge-duty = To judge every nomination assigned to me independently, scientifically, objectively and fairly, strictly by the filed criteria; to read the material with care, to give marks and comments truthfully, to choose the best, and to be influenced by no organisation or person.
expert-pledge-secrecy-title = Secrecy
expert-pledge-secrecy = Not to copy or pass on any material, nor to disclose or use technical or business secrets in it; not to reveal my own or another expert's identity, opinions or marks, nor any result before it is published. After the review I deal with the material as I am asked to.
expert-pledge-discipline-title = Discipline
expert-pledge-discipline = To accept no request, invitation, gift, money or other benefit from applicants, nominators or persons connected with them, nor to discuss the review with them in private; to report any interference to the review body or the secretariat at once.
expert-pledge-recusal-title = Recusal
expert-pledge-recusal = To recuse myself where I am a near relative, of the same unit, or work on the same or a similar project, where within three years I was employed, a director or a shareholder, or where anything else may affect fairness; and then neither to score nor to discuss that nomination.
expert-pledge-person-title = In person
expert-pledge-person = To do all of the review myself and let nobody do it for me; to keep my passphrase and signing key to myself. Where I cannot judge a nomination outside my field I say so and do not force a mark.
expert-pledge-record-title = Responsibility
expert-pledge-record = To answer for my opinions and accept supervision. After sealing I change nothing; a change that is needed is made after the review body returns the sheet with its cause. If I break this pledge I bear the consequences and my opinions are void.
expert-pledge-end = Pledged by: expert { $expert }
expert-pledge-agree = I have read all of the above and agree
expert-pledge-consequence = Nominations and scoring open only after signing. The time of signing goes with the results and cannot be taken back.
expert-pledge-confirm = Sign the pledge
expert-pledge-signed = Signed on { $at }.
expert-pledge-read-only = The pledge is not signed. This window is read-only; sign it in the other window.

## Recusal

expert-recusal-title = Recusals
expert-recusal-lead = Look through the nominations and the people in them. Recuse yourself where you have an interest; if there is none anywhere, press “Nothing to recuse from”. You can come back and declare one at any time.
expert-recusal-known = Recusals that the review body knows of are not in this batch.
expert-recusal-table = Nominations and recusals
expert-same-unit = your own unit
expert-same-unit-note = Some applicants are your own unit ({ $unit }). Please look at them with care.
expert-recuse = Recuse
expert-recuse-what = Recuse from “{ $nomination }”
expert-no-recusals = Nothing to recuse from
expert-recusals-declared = Recusals declared: { $count }.
expert-none-declared = Declared: nothing to recuse from.
expert-not-declared-yet = Not declared yet.
expert-no-nominations = There is no nomination in this batch.
expert-recusal-dialog = Recuse from { $nomination }
expert-recusal-reason = Reason
expert-recusal-consequence = You will no longer judge “{ $nomination }”. You cannot take this back yourself; the reason goes to the review body with the results.
expert-recusal-voids = Marks already given are voided and kept in the record: { $count }.
expert-recusal-confirm = Confirm the recusal

## Scoring: the list

expert-panes = List, material and sheet
expert-pane-list = List
expert-pane-material = Material
expert-pane-sheet = Sheet
expert-splitter-list = Width of the list
expert-splitter-sheet = Width of the sheet
expert-judged = Judged { $n } / { $m }
expert-minutes = { $minutes } min each
expert-progress = Progress of the review
expert-search = Number, title, unit
expert-filter = Filter
expert-filter-all = All
expert-filter-open = Not scored
expert-filter-partial = Partly
expert-filter-scored = Scored
expert-filter-unable = Unable to judge
expert-filter-recused = Recused
expert-filter-flagged = Flagged
expert-order = Order
expert-order-batch = Batch order
expert-order-title = By title
expert-order-state = By state
expert-order-total = By own rank
expert-list-none = No nomination fits.
expert-list-unsaved = not saved
expert-flagged = flag
expert-row-total = { $total }
expert-row-rank = rank { $rank }
expert-row-tied = tied at { $rank }

## Scoring: the material

expert-material-tabs = Record and attachments
expert-fields = Record
expert-clip = Put into comment: { $item }
expert-clipped = Put into “{ $item }”
expert-other-file = This kind of attachment cannot be shown in the window. Ask the review body for a version that can be read; its size and digest are below.
expert-file-size = Size
expert-own-size = Own size
expert-pdf-tools = The attachment
expert-pdf-opening = Opening { $name }
expert-pdf-page = Page
expert-pdf-of = / { $pages }
expert-pdf-previous = Previous page
expert-pdf-next = Next page
expert-pdf-find = Find in the attachment
expert-pdf-none = not found
expert-pdf-hit-before = Previous place
expert-pdf-hit-next = Next place
expert-zoom-in = Larger
expert-zoom-out = Smaller
expert-zoom-fit = Fit width

## Scoring: the sheet

expert-nothing-chosen = Choose a nomination in the list.
expert-previous-title = Previous (Alt+↑)
expert-next-title = Next (Alt+↓)
expert-flag = Flag
expert-unflag = Remove the flag
expert-to-answer = to answer
expert-on-no-exclude-from-ranking = With “No” the nomination is listed apart and not ranked.
expert-on-no-flag = With “No” the nomination is marked and ranked as before.
expert-on-no-to-meeting = With “No” the nomination goes to the panel meeting and is ranked as before.
expert-mark-of = { $item }: mark
expert-not-scored = not scored
expert-of-max = { $min }–{ $max }
expert-step-up = { $step } more
expert-step-down = { $step } less
expert-anchors = Levels
expert-anchor-range = { $from }–{ $to }
expert-anchor-puts = { $label } ({ $from }–{ $to }): puts { $to } into the field
expert-fault-number = This is no mark and was not saved. Type a number such as 86.5.
expert-fault-fine = At most two decimals; not saved.
expert-fault-range = Out of range and not saved. It must lie between { $min } and { $max }.
expert-fault-step = Not on a step of { $step } and not saved. The nearest are { $below } and { $above }.
expert-comment = Comment
expert-comment-of = Comment: { $item }
expert-comment-needed = a comment is required
expert-comment-too-long = At most { $max } characters; { $over } too many, not saved. Please shorten it.
expert-history = Changes: { $count }
expert-history-change = { $old } → { $new }
expert-history-restore = Back to { $old }
expert-recommendation = Recommendation
expert-overall = Overall comment
expert-note = Private note
expert-note-stays = Note and flag stay on this machine and never go with the results.
expert-recused-here = You have recused yourself ({ $reason }) and no longer judge this nomination.
expert-unable = Unable to judge
expert-unable-here = You said that you are unable to judge: { $reason }
expert-able-again = Take it back and score
expert-unable-dialog = Unable to judge { $nomination }
expert-unable-consequence = This is no zero and touches no other nomination: the review body may ask another expert. Marks already given stay on this machine, do not count and are not handed over. You can take it back until you seal.
expert-unable-reason = Reason
expert-unable-help = For example: outside my field.
expert-unable-confirm = Confirm
expert-total-open = Total open
expert-no-total = no total
expert-rank = rank { $rank } of { $of } so far
expert-rank-tied = tied at { $rank } of { $of } so far
expert-gaps = still missing: { $count }

## Keys

expert-key-next-unscored = Next unscored
expert-key-next = Next nomination
expert-key-previous = Previous nomination
expert-key-field = Next item
expert-key-step = One step up or down
expert-key-comment = Comment on this item
expert-key-jk = Next / previous (in the list)
expert-key-flag = Flag or remove the flag (in the list)
expert-key-unable = Unable to judge (in the list)

## Check

expert-check-title = Check before sealing
expert-check-looking = Checking
expert-missing-title = What is missing
expert-missing-lead = Nominations not complete: { $count }. Press one to go there.
expert-missing-recusals = Recusals are not declared yet, nor that there are none.
expert-nothing-missing = Nothing is missing.
expert-to-recusal = Declare
expert-show-all = Show all { $count }
expert-gap-all-marks = not scored yet
expert-gap-marks = marks: { $items }
expert-gap-comments = comments: { $items }
expert-gap-gates = not answered: { $gates }
expert-gap-recommendation = recommendation
expert-ranking-title = Own ranking
expert-ranking-lead = By total, for your eyes only. To change the order, change the marks.
expert-ranking-ties = Tied: { $count }.
expert-ranking-empty = No nomination is scored completely yet.
expert-own-rank = Rank
expert-tied = tied
expert-compare-column = Compare
expert-compare-next = With neighbour
expert-compare-what = With neighbour: { $a } and { $b }
expert-remarks-title = Worth another look
expert-remarks-lead = These are hints and say nothing about right or wrong.
expert-remarks-none = Nothing stands out.
expert-remark-same = All items have the same share of their highest mark ({ $value } %).
expert-remark-far = The { $value } for “{ $item }” lies far from your own median.
expert-spread-title = Spread of marks
expert-spread-lead = How your marks spread over each item.
expert-histogram-summary = { $item }: { $count } marks, most of them ({ $most }) from { $from } to { $to }.
expert-histogram-empty = { $item }: no marks yet.
expert-histogram-table = Numbers
expert-histogram-range = Marks
expert-histogram-count = Count
expert-compare-title = Two nominations side by side
expert-compare-left = Left
expert-compare-right = Right
expert-compare-none = Choose
expert-difference = Difference

## Sealing

expert-seal-act = Seal
expert-seal-title = Seal and hand over
expert-summary = Summary
expert-seal-missing = Still missing: { $count }. It cannot be sealed yet.
expert-to-check = See what is missing
expert-seal-consequence = Sealing freezes and signs all marks and comments of expert { $expert } in batch { $batch } (version { $seq }). You cannot change them yourself afterwards; only a return by the review body, with its cause, opens them again.
expert-seal-folder = Folder or stick for the results
expert-seal-folder-help = The results bundle, encrypted for { $body }, and the signature page are written there.
expert-seal-passphrase = Passphrase
expert-seal-passphrase-help = The one that opens the work file. It signs.
expert-seal-read-only = Not sealed. This window is read-only; seal in the other window.
expert-sealing = Signing, writing and reading back
expert-overwrite = Overwrite files of the same name
expert-sealed-title = Version { $seq } was sealed on { $at }
expert-written = Written: { $folder }
expert-next-steps = What comes next
expert-next-print = Print the signature page (PDF) and sign it in ink.
expert-next-compare = See that the digits on the page are those shown above.
expert-next-hand-over = Hand the results bundle and the signature page to { $body }.
expert-sealed-carry = The results bundle is signed and encrypted; { $body } alone can open it. The signature page is not encrypted and shows the scores: hand it over in person, or in the safe way that the review body names.
expert-sealed-for = (encrypted for { $body })
expert-again-title = Export again
expert-again-lead = The sealed results can be exported at any time; content and digits are the same every time, only encrypted anew.
expert-again = Export again
expert-seal-unsaved = { $count } entries are not saved (for example { $nomination }); what was saved before still stands. Put them right or give them up, then seal.

# What the body sends back
expert-incoming-title = Files from the review body
expert-incoming-about = A slip proves what the body took in; a return opens the sheet again, for you to correct and to seal once more.
expert-incoming-do = Open a slip or a return…
expert-slip-taken = The body took in version { $seq } ({ $at }). The slip is kept in this file.
expert-returned = The body asks you to correct: { $cause }
expert-open-filed-key = Your key was filed, and only it can sign your scores. Choose the key file that you made then.
expert-open-key-file = Key file (expert-key)
expert-open-key-passphrase = Passphrase of the key file

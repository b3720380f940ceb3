### The desks of the review bodies and of the secretariat (office-…).

## The frame of the desks

office-stations = Stations
office-open-points = open points: { $n }
office-go-to = Go to: { $station }
office-keys-stations = go to a station
office-loading = Reading…
office-busy = Working…
office-separator = { ", " }
office-then = { " → " }
office-colon = { ": " }
office-count = { $n }
office-n-of = { $n } / { $of }
office-yes = yes
office-no = no
office-pick-many = Choose files…
office-picked-n = { $n } chosen
office-or-drop = several at once, or drop files on the window
office-take-out = Take { $name } out
office-overwrite = Overwrite the file of that name
office-overwrite-hint = The new file will take the place of the old one.
office-finding-class = { $name } ({ $code })
office-no-findings = Nothing was found.

## The passphrase before a signature

office-sign-by = It will be signed with the key of “{ $name }”.
office-sign-passphrase = Passphrase of this office file
office-sign-cancel = Go back without signing
office-sign-confirm = Sign
office-sign-filing = Sign: version { $version } of the filing of track “{ $track }”
office-sign-filing-about = Criteria, panel and work plan are signed together for the secretariat. After its receipt the criteria cannot be changed any more; only a new version can be filed.
office-sign-pack = Sign: all batches of track “{ $track }”
office-sign-pack-about = A batch and a letter with its opening code are made for every expert. Afterwards the material of these nominations does not change any more.
office-sign-submit = Sign: the submission of track “{ $track }”
office-sign-submit-about = All results bundles, recusals, absences and the merge are signed together for the secretariat, which computes everything anew.
office-sign-edition = Sign: the edition ({ $edition })
office-sign-edition-about = Every body and every expert will go by this edition and by the key in it.
office-sign-receipt = Sign: the receipt for { $file }
office-sign-receipt-about = With the receipt its criteria are the filed ones, and scores are computed by nothing else.
office-sign-ack = Sign: the acknowledgement of { $file }
office-sign-ack-about = It is only taken in and acknowledged if it passes verification; otherwise nothing changes.

## Long work

office-working-pack = Packing batches
office-working-intake = Reading table and attachments
office-working-merge = Verifying and merging
office-working-submit = Making the submission
office-working-receive = Verifying and recomputing
office-working-verify = Verifying

## Names of the stations

office-station-filing = Filing
office-station-intake = Intake
office-station-screening = Screening
office-station-panel = Experts
office-station-batches = Batches
office-station-merge = Receive and merge
office-station-result = Result
office-station-submit = Submission
office-station-edition = Edition
office-station-register-filings = Filings
office-station-board = Progress
office-station-receive = Receive
office-station-archive = Archive

## What happens at a station

office-about-filing = Take the edition in, file criteria, panel and work plan, and take the receipt in.
office-about-intake = Import nominations from a table and a folder of attachments: first check, then import.
office-about-screening = Look at the nominations and accept them as a clerk.
office-about-panel = The filed experts, their load and known conflicts.
office-about-batches = Pack a batch for every expert and print the letters.
office-about-merge = Take in the experts' results bundles, verify each, and merge.
office-about-result = Scores and ranks by the filed criteria; open a row to see every mark and the arithmetic.
office-about-recomputed = Scores and ranks that the secretariat recomputed from the results it received; open a row to see the arithmetic.
office-about-submit = Check that nothing is missing, sign, and submit to the secretariat.
office-about-edition = Sign the edition; its digits go onto the printed notice for bodies and experts to compare.
office-about-register-filings = Compare with the stamped letter, register the filing, and sign the receipt.
office-about-board = How far every track is, and how many days are left.
office-about-receive = Verify what a body submits, recompute it, and sign the acknowledgement.
office-about-archive = Every bundle that went in or out; each can be verified again.
office-about-again = Seldom needed. Returns, new issues, replacements, excuses and revocations each have a reason and a signature, and stand in the audit log.
office-about-keeping = Who may sign, who may look, and how this office file is not lost.

## The state of a station

office-state-no-edition = edition needed
office-state-to-file = to be filed
office-state-await-receipt = waiting for the receipt
office-state-filing-refused = refused
office-state-filed = filed
office-state-no-nominations = no nominations yet
office-state-imported = { $n } imported
office-state-not-yet = not begun
office-state-to-screen = to be screened
office-state-screened = { $n } accepted
office-state-experts = experts: { $n }
office-state-to-pack = to be packed
office-state-packed-part = { $n } packed
office-state-packed = { $n } packed
office-state-received-part = received { $n } of { $of }
office-state-received-all = received { $n } of { $of }
office-state-to-merge = to be merged
office-state-ranked = { $n } ranked
office-state-to-submit = to be submitted
office-state-submit-again = to be submitted again
office-state-submitted = submitted
office-state-acknowledged = acknowledged
office-state-to-sign = to be signed
office-state-signed = signed
office-state-filed-part = { $n } of { $of } filed
office-state-submitted-part = { $n } of { $of } received
office-state-results = tracks with results: { $n }
office-state-tracks-in = all in
office-state-overdue = overdue by { $n } d
office-state-days-left = { $n } d left
office-state-kept = register

## Words that tables share

office-number = Number
office-name = Name
office-unit = Unit
office-role = Role
office-load = Load
office-conflicts = Known conflicts
office-state = State
office-at = Time
office-file = File
office-size = Size
office-type = Kind
office-digits = Digits
office-key-digits = This body's digits
office-version = Version
office-versions = Versions of the filing
office-filing-no = Filing number
office-reason = Reason
office-outcome = Outcome
office-attachments = Attachments
office-verdict = Verdict
office-findings = Findings
office-total = Total
office-row = Row
office-cell = Cell
office-direction = In / out
office-direction-in = in
office-direction-out = out
office-tracks = Tracks
office-remark = Remarks

## Filing: the edition

office-edition-none = There is no edition yet: ask the secretariat for it, and type the digits from the printed notice.
office-edition-file = Edition file
office-edition-digits = Secretariat's digits
office-edition-digits-help = Six groups of five, from the secretariat's printed notice.
office-edition-digits-again = May stay empty while the key is the one compared before.
office-edition-import = Compare and import
office-edition-newer = Take in a newer edition
office-secretariat-digits = Secretariat's digits
office-anchor = How it was compared
office-results-by = Results due
office-taken-in = Taken in

## Filing: sending it

office-file-title = File
office-file-first = Nothing was filed yet.
office-file-again = Filing again makes version { $version }; until it has a receipt, the one before stays in force.
office-file-open = Nothing that was filed has a receipt yet; filing again makes version { $version }.
office-file-new-version = File a new version
office-panel-file = Panel (table)
office-panel-file-help = Needs the columns 姓名 (name) and 单位 (unit); 专家编号, 组, 角色 and 回避 may be there.
office-criteria-file = Own criteria (JSON, optional)
office-criteria-file-help = Without it, the template shown below is filed.
office-closing = Last day for results
office-closing-help = Written as 2022-11-20.
office-bad-day = This is no date; write 2022-11-20.
office-filing-folder = Folder for the filing
office-filing-export = Sign and export the filing…
office-filing-sent = The filing is written. Print the letter, stamp it, and send both to the secretariat; its digits must be those below.
office-letter = Letter
office-receipt-file = Receipt file
office-receipt-help = The .hjb file that the secretariat sends after registration.
office-receipt-import = Verify and import the receipt
office-locked = Filed as { $number } (version { $version }). The criteria are locked.

## Criteria

office-criteria-title = { $title } (version { $version })
office-criteria-locked = Filed: this is what the experts see; it cannot be changed any more.
office-criteria-filed = As last sent; this is what the experts will see.
office-criteria-template = The template of this track. This is what the experts will see.
office-weight = Weight
office-range = Marks
office-anchors = Levels
office-comment = Comment required
office-scale = { $min } to { $max }, step { $step }
office-weight-points = { $points } points
office-weights-whole = The weights add up.
office-weights-amiss = The weights do not add up; such criteria cannot be filed.
office-comment-always = always
office-comment-below = below { $mark }
office-comment-above = above { $mark }
office-gates = Questions that come first (yes / no)
office-gate-exclude-from-ranking = a “no” excludes from the ranking
office-gate-flag = a “no” sets a flag
office-gate-to-meeting = a “no” goes to the meeting
office-recommendation = Recommendation: { $levels }.
office-counts-information = for information only
office-counts-tie-break = may break a tie
office-rule = How marks become ranks
office-rule-order-within-expert = Each expert's marks are weighted to a total; the totals then make the score.
office-rule-order-within-criterion = Each item is first put together over the experts; the results are then weighted and added up.
office-rule-mean = Values are put together by their mean.
office-rule-median = Values are put together by their median.
office-rule-trimmed = The highest { $high } and lowest { $low } are dropped and the rest averaged; with fewer than { $minimum } values nothing is dropped.
office-rule-rounding = { $place }: { $mode }, to { $decimals } decimals.
office-rule-after-criterion-mean = After each item is put together
office-rule-after-weighting = After each weighting
office-rule-after-expert-total = Each expert's total
office-rule-after-final = The final score
office-rule-minimum = A nomination with fewer than { $minimum } valid reviews is listed apart and not ranked.
office-rule-deviation = A total farther than { $threshold } points from the score is pointed out; it changes nothing.
office-rule-deviation-reason = A total farther than { $threshold } points from the score is pointed out and needs a reason; it changes nothing.
office-rule-ties = Equal scores are compared in this order: { $chain }.
office-rule-ties-none = Equal scores share a rank.
office-rule-lower = A lower score is better.
office-round-half-up = rounded half up
office-round-half-even = rounded half to even
office-round-truncate = cut off

## Experts

office-panel-none = Nothing was filed yet; the panel is filed with it: go to “Filing” first.
office-panel-about = Experts: { $n }; known conflicts: { $conflicts }. A nomination in conflict never gets into that expert's batch.
office-panel-empty = There is nobody on the panel.

## Intake

office-intake-title = Import nominations
office-intake-about = There are no nominations yet: choose the table exported from the platform and the folder of attachments, check, then import.
office-intake-no-edition = There is no edition yet: take it in at “Filing” first.
office-intake-there = Nominations here: { $n }; importing again leaves those as they are.
office-intake-file = Table of nominations
office-intake-file-help = XLSX or CSV with headings in the first row.
office-intake-attachments = Folder of attachments (optional)
office-intake-attachments-help = One sub-folder for each nomination, named by its number.
office-intake-check = Check
office-intake-import = Import
office-intake-import-rest = Import only the { $n } rows without faults
office-intake-check-first = Check first, then import.
office-intake-would = Checked, nothing imported yet. Rows that can be imported: { $accepted }; faults: { $rows }.
office-intake-would-all = Checked, nothing wrong was found, nothing imported yet. Rows that can be imported: { $accepted }.
office-intake-did = Imported: { $new }; there before: { $known }; attachments: { $attachments }; faults not imported: { $rows }.
office-intake-did-all = Imported: { $new }; there before: { $known }; attachments: { $attachments }.
office-intake-rows = Correct these cells in the table, save it, and check again.
office-what-is-wrong = What is wrong

## Screening

office-screening-none = There are no nominations yet: import them at “Intake” first.
office-nominations = Nominations
office-nominations-none = There are no such nominations.
office-nominations-short = Items
office-all-outcomes = All ({ $n })
office-outcome-n = { $outcome } ({ $n })
office-mark = Mark
office-mark-one = Mark “{ $title }”
office-name-of-file = File name
office-attachments-none = There are no attachments.
office-decisions = Decisions
office-decisions-none = Nothing was decided yet.
office-decision = { $at }  { $old } → { $outcome }  { $actor }: { $reason }
office-accept-title = Accept
office-accept-about = Accepted nominations go to review; reason and clerk are kept in the audit log.
office-accept-reason = Reason
office-accept-by = Name of the clerk
office-accept-selected = Accept the { $n } marked
office-accept-all = Accept all { $n } imported
office-accepted-n = { $n } accepted.

## Batches

office-pack-no-receipt = There is no receipt yet, so nothing can be packed: import it at “Filing” first.
office-pack-nothing = No nomination is accepted yet: accept them at “Screening” first.
office-pack-title = Pack batches
office-pack-about = Experts: { $experts }; accepted nominations: { $nominations }. Every expert gets a batch without those in conflict.
office-pack-batches = Folder for the batches
office-pack-batches-help = May go by mail, drive or stick; without its code nobody can open one.
office-pack-letters = Folder for the letters (another one)
office-pack-letters-help = A letter holds the opening code. Beside the batches, whoever gets the folder can open everything: keep and send them apart.
office-pack-assignment = Assignment table (optional)
office-pack-assignment-help = Two columns: expert, nomination. Without it every expert judges all nominations.
office-pack-same = Both are one folder; choose another one for the letters.
office-pack = Sign and pack…
office-packed-title = Just packed: { $n }
office-packed-print = Print the letters now, hand one to each expert, and then keep or delete that folder safely: { $folder }. The codes are only in these files; this program neither shows nor keeps them.
office-code-letter = Letter
office-code-file = Code file
office-batches = Batches
office-batches-none = Nothing is packed yet.
office-packed-at = Packed
office-results-n = version { $seq }, { $state }
office-results-none = not received
office-results-digits = Digits of the results
office-batch-counting = counts
office-batch-superseded = superseded
office-batch-voided = voided
office-results-counted = counts
office-results-superseded = superseded
office-results-not-counting = does not count
office-results-equivocation = equivocation
office-results-voided = voided

## Receive and merge

office-merge-nothing = Nothing is packed yet: pack the batches at “Batches” first.
office-merge-title = Take in results bundles
office-merge-about = Received { $n } of { $of }. Every file is verified; one that fails is not used and holds up no other.
office-merge-files = Results bundles
office-merge = Verify and merge ({ $n })
office-merge-again = Compute again
office-merged = Files: { $files }, taken in: { $taken }; results bundles that count now: { $counted }.
office-to-result = See the ranking
office-slips = Slips for the experts
office-slips-about = One for each results bundle that was received, signed by this body and saying exactly which; with it an expert can prove what was handed over, whatever is submitted later.
office-slips-whom = For which experts
office-slips-all = All who handed over results ({ $n })
office-slips-chosen = Chosen experts
office-slips-folder = Folder for the slips
office-slips-do = Sign and write the slips…
office-slips-consequence = This body signs that it took these results in. A slip is signed once and not a second time.
office-slips-done = Slips written: { $n }, in the folder “{ $folder }”. Hand them to the experts.
office-slips-written = Slips that were written
office-slips-about-which = About
office-slips-version = { $batch }, issue { $issue }, version { $seq }
office-conflict-title = Results exclude each other
office-conflict-about = Both are kept, and neither counts. Ask the expert in person which one is meant; then two clerks strike the other one out.
office-conflict-one = Digest of one of them
office-conflict-to = To correction and re-issue
office-to-merge = Go to receive and merge
office-matrix = Experts × nominations
office-matrix-expected = Nothing is merged yet; this shows what is expected from the packed batches.
office-legend = Number of each state

## Result

office-ranking = Ranking
office-official = Official result
office-official-about = Computed from the experts' own marks by the filed criteria and nothing else.
office-merged-at = merge { $n }, { $at }
office-recomputed-at = received { $at }
office-recomputed = The ranking, recomputed
office-places = Places on the list: { $n }.
office-over-line = A tie lies across the line; inside are too many by { $n }, which the meeting must settle.
office-cut-line-about = The double line is the cut line.
office-exact = Unrounded
office-valid = Valid
office-tied = Tie
office-tie = tied
office-dropped = Dropped
office-place-too-few-reviews = too few reviews, not ranked
office-place-excluded-by-gate = excluded by a question, not ranked
office-place-ranked = ranked
office-flagged = flags: { $n }
office-deviating = far off: { $n }
office-result-none = Nothing is merged yet: take results in at “Receive and merge” first.
office-result-not-submitted = The submission of track “{ $track }” is not here yet.
office-to-receive = Go to receive
office-standing = Score of a nomination
office-rank-n = rank { $rank }
office-score-n = score { $score }
office-exact-n = unrounded { $exact }
office-valid-n = valid reviews: { $n }
office-every-mark = Every mark
office-recommended = Recommendation
office-overall = Overall
office-was-dropped = dropped
office-arithmetic = The arithmetic
office-deviation-high = { $expert }'s total { $total } lies { $distance } above the score.
office-deviation-low = { $expert }'s total { $total } lies { $distance } below the score.
office-deviation-reason = A reason is needed.

## The steps of the arithmetic

office-trace-all-experts = all experts
office-trace-what-totals = the experts' totals
office-trace-what-item = the marks for “{ $item }”
office-trace-incomplete = { $expert }'s sheet lacks “{ $missing }” and does not count.
office-trace-gate-exclude-from-ranking = { $experts } answered “{ $gate }” with no: excluded from the ranking.
office-trace-gate-flag = { $experts } answered “{ $gate }” with no: flagged, the rank stays.
office-trace-gate-to-meeting = { $experts } answered “{ $gate }” with no: for the meeting, the rank stays.
office-trace-sum-plain = Total of { $expert }: { $terms } = { $sum }.
office-trace-sum-weighted = Weighted total of { $expert }: { $terms }; together { $sum }.
office-trace-values = These are { $what }: { $values }.
office-trace-too-few-to-trim = There are only { $values } values of { $what }, fewer than { $minimum }: nothing is dropped.
office-trace-dropped-high = The highest of { $what } is dropped: { $expert } { $value }.
office-trace-dropped-low = The lowest of { $what } is dropped: { $expert } { $value }.
office-trace-mean = Mean of { $what }: { $sum } ÷ { $of } = { $value }.
office-trace-trimmed-mean = Mean of { $what }, the { $of } left: { $sum } ÷ { $of } = { $value }.
office-trace-median = Median of { $what }, { $of } in all: { $value }.
office-trace-rounded = { $place }, { $mode } to { $decimals } decimals: { $before } → { $rounded }.
office-trace-place-criterion-mean = “{ $item }” put together
office-trace-place-weighting = “{ $item }” after weighting ({ $expert })
office-trace-place-expert-total = Total of { $expert }
office-trace-place-final = Final score
office-trace-too-few-reviews = Valid reviews: { $valid }, fewer than the filed { $minimum }: listed apart, not ranked.
office-trace-tie = Tied with { $rivals } other(s); compared by { $rule }: this one { $value }; { $against }. { $outcome }
office-trace-tie-vote = Tied with { $rivals } other(s) ({ $against }); the rule leaves it to { $rule }. { $outcome }
office-tie-unrounded = the unrounded score
office-tie-item = the score of “{ $item }”
office-tie-recommendation = recommendations (how many of each level)
office-tie-head-to-head = head to head (wins minus losses)
office-tie-median = the median of the experts' totals
office-tie-preference = the preference “{ $flag }”
office-tie-vote = a vote of the meeting
office-tie-draw = a public draw (seed “{ $seed }”, lower first)
office-tie-outcome-decided = That decides it.
office-tie-outcome-narrowed = That parts it from some; others are still equal.
office-tie-outcome-undecided = Still equal.
office-tie-outcome-meeting-votes = Until then the rank is shared.

## Submission

office-submit-nothing = Nothing is merged yet, so nothing can be submitted: go to “Receive and merge” first.
office-submit-title = Submit
office-submit-complete = { $n } of { $of } results bundles are here.
office-absent-about = These experts have no results; say why for each. The reasons go to the secretariat.
office-absent-of = Why { $expert } has no results
office-absent-missing = Without a reason yet: { $n }. Verification will find the submission incomplete.
office-submit-folder = Folder for the submission
office-submit = Sign and submit…
office-submitted-title = The submission is written
office-submitted-about = The file is encrypted for the secretariat alone. Send it there; tell the digits by letter or phone so that they can be compared.
office-submitted-to-cosign = Joint bodies review this track: hand the file to { $bodies } first, to sign along, then it goes to the secretariat. It is encrypted for { $bodies } alone.
office-sealed-for = Only readable for
office-counted = Results that count
office-submission-state = The last submission
office-submitted-on = Submitted
office-submit-outdated = Something was merged after the submission; the result may differ: submit again.
office-ack-there = received
office-ack-none = Not here yet. The secretariat sends it after verification.

## Secretariat: the edition

office-key = The secretariat's key
office-key-about = Print the digits on the notice and on the experts' invitations; whoever gets the edition types them and knows that it is yours.
office-edition-unsigned = The edition is not signed yet: choose a folder, then sign.
office-edition-built-in = built-in, 2022
office-own-edition = Own edition (TOML, optional)
office-own-edition-help = Without it, the built-in edition of 2022 is signed.
office-edition-folder = Folder for the edition
office-edition-export = Sign and export the edition…
office-edition-signed = The edition is written: { $path }. Send it to the bodies.
office-edition-again = Sign again
office-edition-again-about = Signing again makes a new edition, which every body has to take in again.
office-signed-at = Signed

## Secretariat: filings

office-filings-no-edition = The edition is not signed yet: sign it at “Edition” first, so that bodies can file.
office-accept-filing = Register a filing
office-accept-filing-about = Type the digits from the stamped letter; only if they fit does the filing come from that body.
office-filing-file = Filing
office-filing-digits = Digits on the letter
office-filing-digits-help = From the stamped paper letter, not copied from a file.
office-filing-by = Name of the clerk
office-filing-by-help = Who compared the letter; goes into the receipt.
office-filing-number = Filing number (optional)
office-filing-number-help = Numbered automatically when empty.
office-receipt-folder = Folder for the receipt
office-filing-accept = Sign and issue the receipt…
office-receipt-made = Registered as { $number } (version { $version }). Send the receipt to the body.
office-filings = Filings of all tracks
office-filings-about = Click a row to see what was filed for that track.
office-filed-of = Track “{ $track }”
office-filed-none = Nothing is registered for this track yet.
office-filed-line = Version { $version }, filed as { $number }; experts: { $experts }; results due { $closing }.
office-tracks-none = There are no tracks.

## Secretariat: progress

office-board-none = The edition is not signed yet: afterwards all tracks are listed here.
office-board-title = All tracks
office-board-sums = Tracks: { $tracks }; filed: { $filed }; received: { $submitted }; verified: { $verified }. Results due { $due }.
office-board-unknown = “—” is what the secretariat cannot know before a submission.
office-filed = Filed
office-packed = Packed
office-received = Received
office-submitted = Submitted
office-verified = Verified
office-issued = issued
office-days = Due in
office-days-n = { $n } d
office-overdue-n = { $n } d over

## Secretariat: receive

office-receive-nothing = No filing is registered yet: go to “Filings” first.
office-receive-title = Take in a submission
office-receive-about = Everything is verified, then computed anew from the results inside; what fails is not used and changes nothing.
office-receive-file = Submission
office-receive-folder = Folder for the acknowledgement
office-receive = Verify and receive…
office-received-title = Verdict: { $track }
office-received-about = The submission of track “{ $track }” is verified, recomputed and kept; the acknowledgement is signed.
office-override-title = Let through by two people
office-override-about = Nothing but { $codes } stands against it. Two clerks may let it through by giving a reason and signing together; the ack says who did, and why.
office-override-do = Let through and receive…
office-override-sign = Let { $codes } pass: { $file }
office-override-consequence = Two clerks sign that it passes, and the secretariat signs the ack; the reason stays with the ack for everybody to see.
office-ack-digest = Digest of the acknowledgement
office-submission-digest = Digest of the submission

## Secretariat: archive

office-register = Register
office-register-none = No bundle went in or out yet.
office-audit = Audit log
office-audit-about = Every act is a link of a chain; re-hashing it from the start shows any change, deletion or insertion.
office-audit-do = Check the audit log
office-audit-good = Rows: { $rows }; the chain holds.
office-audit-bad = Broken after row { $rows }. Keep this file and tell the supervisor.
office-audit-head = Head of the chain
office-verify-again = Verify again
office-verify-again-about = Choose bundles at hand; signatures and contents are verified and compared with the register. Choose receipts and edition too, so that all can be checked.
office-verify-files = Bundles to verify
office-verify-do = Verify
office-known-since = as registered on { $at }
office-not-known = not in the register

# Clerks who sign
office-person = Clerk
office-second-person = Second clerk
office-person-none = Choose
office-person-passphrase = Personal passphrase of { $name }
office-person-passphrase-any = Personal passphrase
office-people-missing = This is signed by { $n } clerks with keys of their own, and there are not enough yet. Register them under “Clerks and safekeeping”.
office-sign-accept = Accept { $n } nominations
office-sign-accept-about = Accepting is a clerk's decision; it is signed with a personal key and stands in the log.

# Clerks and safekeeping
office-station-keeping = Clerks and safekeeping
office-state-keeping = keys and backup
office-clerks = Clerks
office-clerks-about = With a key of their own, clerks sign what they decide with their own passphrase instead of only being named. What needs two people needs two clerks. Register them before you file: the stamped letter names them, and only then do others take what they decide.
office-clerks-none = Nobody has registered a key yet; names in the log are only typed.
office-clerk-name = Name
office-clerk-state = State
office-clerk-active = Signs
office-clerk-retired = Retired
office-clerk-digits = Digits of the fingerprint
office-clerk-fingerprint = Fingerprint
office-clerk-passphrase = Passphrase chosen by the clerk
office-clerk-passphrase-help = At least { $min } characters. Only the clerk knows it. Nobody can recover it; a lost one means another key.
office-clerk-add = Register
office-supervisors = Supervision
office-supervisors-about = A supervisor opens this office file with a passphrase of his own, sees everything and can change nothing.
office-supervisors-none = There is no entry for a supervisor yet.
office-supervisor-name = Name
office-supervisor-passphrase = Passphrase chosen by the supervisor
office-supervisor-add = Give an entry
office-supervisor-remove = Take { $name }'s entry away
office-backup = Backup
office-backup-about = A backup is encrypted under the same passphrase. Put it on another disk, and make one regularly; a restored file begins a new log that says where it goes on.
office-backup-folder = Folder for the backup
office-backup-do = Make a backup now
office-backup-sha256 = SHA-256 of the backup
office-signers = Register of signers (allowed_signers)
office-signers-about = The public keys that this office file knows: of the secretariat, the bodies and the experts, each with the kinds of file that it may sign. Nothing in it is secret; it may be given to anybody.
office-signers-show = Show the register
office-signers-write = Export to a file
office-signers-written = Written.
office-signers-lines = Lines: { $n }
office-signers-none = No key is known yet; the register is empty.
office-signers-use = Unpack a bundle into a folder beside the register; in it compare the lists and run ssh-keygen -Y verify, with a signer of the register after -I and the kind of file after -n: “Good” means signed by that signer and not changed since. For example:
office-handing = To open with another program
office-handing-about = What was sent to this office can be opened without this program.
office-identity = Export the identity
office-identity-do = Export the identity (age)
office-identity-consequence = Whoever has this file opens every encrypted file that was sent to this office. Keep it as you keep the seal, and delete it afterwards.
office-identity-done = Written. Keep it as you keep the seal, and delete it afterwards.

# Correction and re-issue
office-station-again = Correction and re-issue
office-state-again = when needed
office-again-title = What is to be done
office-act-done = Done.
office-act-recount = The ranking is still that of the last merge; compute it anew.
office-written-path = File
office-written-letter = Letter
office-written-list = List
office-written-digest = Digest
office-written-digits = Digits
office-field-expert = Expert
office-field-name = Name
office-field-nomination = Nomination
office-field-cause = What the expert is asked to correct
office-field-reason = Reason
office-field-out = Folder to write to
office-field-keep = What was received goes on counting until something comes under the new issue
office-field-batches = Folder for the batches
office-field-letters = Another folder for the code letters
office-field-results = Digest (64 characters) or 6×5 digits of the results bundle
office-field-key = Fingerprint of the key (SHA256:…)
office-field-file = File
office-field-files = Files
office-field-results_digits = Digits of the results on the signature page
office-field-fingerprint_digits = Digits of the fingerprint on the signature page
office-act-return = Return for correction
office-act-return-about = Sends a sealed sheet back to its expert. Until the expert seals again, what was sealed goes on counting.
office-act-return-do = Write the return
office-act-return-consequence = A return signed by this office; the expert can change the sheet only after opening it.
office-act-reissue = Issue a batch again
office-act-reissue-about = Laptop lost, passphrase forgotten: the same nominations, a new batch, a new opening code. The older issue counts no longer.
office-act-reissue-do = Issue again
office-act-reissue-consequence = Writes the new batch and its code letter; results that come later under the older issue are kept and do not count.
office-act-replace = Replace an expert
office-act-replace-about = This expert's batches are voided; the scores stay in the record with the reason and do not count. Two people decide.
office-act-replace-do = Void and replace
office-act-replace-consequence = Two clerks sign that this expert's batches are void. Afterwards file a panel with whoever takes the place, take in its receipt, and pack.
office-act-withdraw = Withdraw a nomination
office-act-withdraw-about = Withdrawn after packing: its cells are excused for everybody and the ranking is computed again.
office-act-withdraw-do = Withdraw
office-act-withdraw-consequence = The nomination leaves the ranking, and the reason stays in the record.
office-act-excuse = Excuse a cell
office-act-excuse-about = A conflict that was found after packing: this expert's score of this nomination does not count. Two people decide.
office-act-excuse-do = Excuse this cell
office-act-excuse-consequence = Two clerks sign that the cell is excused; it goes along with the submission for everybody to see.
office-act-revoke-results = Sealed twice: strike one out
office-act-revoke-results-about = Two results that exclude each other are both kept and neither counts, until two people decide which one is struck out.
office-act-revoke-results-do = Strike this one out
office-act-revoke-results-consequence = Two clerks sign that these results do not count; they stay in the record.
office-act-revoke-key = Revoke a key
office-act-revoke-key-about = A key in wrong hands: what it signed counts no longer. Two people decide.
office-act-revoke-key-do = Revoke this key
office-act-revoke-key-consequence = Two clerks sign that the key is revoked, and the list of revocations is written.
office-act-paper = Add the scan of a signature page
office-act-paper-about = The page that the expert signed in ink (PDF) goes to the secretariat with the submission.
office-act-paper-do = Add
office-act-cosign = Joint bodies: the second signature
office-act-cosign-about = Checks the other body's filing, batches or submission and adds this office's signature.
office-act-cosign-do = Check and sign
office-act-cosign-consequence = This office's signature is added to the same file; not one byte of its content changes.
office-act-ack = Take in the secretariat's ack
office-act-ack-about = Checks it, and prints the list with which every expert compares the own fingerprint.
office-act-ack-do = Take in
office-act-revocations = Take in revocations
office-act-revocations-about = A list from the secretariat or a body; one with a lower number that holds less is refused.
office-act-revocations-do = Take in
office-act-paper-seen = Compare an original signature page
office-act-paper-seen-about = Type both groups of digits from the page in ink; they are compared with the submission, and a clerk signs for it.
office-act-paper-seen-do = Compare and record
office-act-paper-seen-consequence = The clerk signs that the original was seen.
office-binding-help = How an expert's key is bound to the person; it is filed and cannot be lowered afterwards.
office-joint-card = Key card of the other body (joint review)
office-joint-card-help = Only where two bodies review a track jointly; the other body writes it under “Correction and re-issue”.
office-second-digits = Digits on the second body's letter
office-second-digits-help = Only where two bodies review a track jointly.
office-act-card = Joint review: this office's key card
office-act-card-about = For the leading body, which puts it into the joint filing.
office-act-card-do = Write the key card
office-act-card-consequence = Writes this office's public key and recipient, signed by it.
office-act-clerk-retire = Retire a clerk
office-act-clerk-retire-about = When a clerk leaves or has forgotten the passphrase. Another clerk signs it; the name can then register a new key, which has to be filed again.
office-act-clerk-retire-do = Retire
office-act-clerk-retire-consequence = This person's key signs nothing more; what it signed before stays.
office-act-key-renew = Renew this office's signing key
office-act-key-renew-about = When the key may have leaked or is handed over. File again afterwards (the secretariat: sign the edition again), before the new key can be used.
office-act-key-renew-do = Renew the key
office-act-key-renew-consequence = Makes a new signing key; the old one stays in the office file, to check earlier files.

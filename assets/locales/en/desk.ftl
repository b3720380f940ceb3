### What is said when a command has done its work (done-<command>), progress (progress-<step>), rows (row-<code>).

done-edition-show = { $id }  { $title }
done-edition-check = Edition { $edition }: { $lists } lists, { $tracks } tracks, { $faults } faults.
done-office-new = Made { $path }. Key fingerprint { $fingerprint }, digits { $digits }. Print the digits on the notice or the filing letter.
done-edition-export = Edition signed: { $path }. Digest { $digest }. The secretariat's digits { $digits }.
done-edition-import = Edition { $edition } imported, digest { $digest }.
done-filing-export = Filing: { $path }. Filing letter: { $letter }. Digest { $digest }. The body's digits { $digits }.
done-filing-accept = Filing { $number } registered (version { $version }), receipt: { $path }. Digest { $digest }.
done-receipt-import = Track { $track } is filed under { $number }. The criteria are locked from now on.
done-intake = Track { $track }: { $accepted } nominations imported with { $attachments } attachments; { $rows } rows not taken.
done-accept = { $accepted } nominations accepted.
done-pack = { $batches } batches packed. The code letters are in { $letters }; send them apart from the batches.
done-open = Work file { $path }: batch { $batch }, expert { $expert }, { $nominations } nominations, to be handed over by { $closing }.
done-pledge = The pledge is signed.
done-recuse = Recusals declared: { $recusals }.
done-unable = Unable to judge: { $nomination }.
done-score-import = Saved { $marks } marks and { $comments } comments; { $scored } of { $total } nominations scored.
done-sheet = { $scored } of { $total } scored, { $missing } entries missing.
done-seal = Sealed as version { $seq }: { $path }. Signature page: { $page }. Digest { $digest }. Digits { $digits }.
done-merge = Track { $track }: { $taken } of { $files } results bundles taken in, { $counted } count now.
done-submit = Submission: { $path }. Digest { $digest }. { $counted } results bundles counted.
done-receive = The submission of track { $track } was verified, recomputed and stored; ack: { $path }.
done-tally = Official scores and ranks:
done-verify = Verdict:
done-audit = { $path }: { $rows } audit rows, head { $head }.
done-rehearse = Rehearsal done: { $panels } panels, { $bundles } bundles in { $path }. The secretariat's digits: { $digits }
done-demo = The demo is done; its files are in { $path }. The secretariat's digits: { $digits }
done-office-see = Office file “{ $name }”: { $tracks } tracks.
done-office-nominations = { $rows } nominations.
done-office-nomination = { $outcomes } decisions.
done-office-filing = Filing version { $version }, number { $number }, { $experts } experts, results by { $closing }.
done-office-template = The criteria template is in the JSON (--json).
done-office-batches = { $rows } batches.
done-office-ranking = The ranking is in the JSON (--json).
done-office-standing = { $title }: { $sheets } experts' sheets.
done-office-register = { $rows } bundles.

row-missing-value = { $cell }: “{ $heading }” is missing.
row-bad-id = { $cell }: “{ $value }” cannot be an id (letters, digits and hyphens, at most 32).
row-duplicate-id = { $cell }: the id “{ $value }” is also in row { $first_row }.
row-bad-date = { $cell }: “{ $value }” is no date; write 2022-10-31.
row-too-long = { $cell }: longer than { $limit } characters.
row-not-public = { $cell }: secrecy level “{ $value }”; only public nominations are taken.
row-unknown-track = { $cell }: there is no track “{ $value }”.
row-duplicate-mark = “{ $value }” stands again after row { $first_row }; keep one of them.
row-bad-number = { $cell }: “{ $value }” is no mark (at most two decimals).
row-unknown-nomination = { $cell }: the batch has no nomination “{ $value }”.
row-unknown-item = { $cell }: the criteria have no item “{ $value }”.
row-mark-out-of-range = { $cell }: { $value } is outside { $min } to { $max }.
row-mark-off-step = { $cell }: { $value } is not on a step of { $step }.
row-bad-mark = { $cell }: “{ $value }” is no mark.
row-bad-gate = { $cell }: “{ $value }” must be yes or no.
row-unknown-level = { $cell }: “{ $value }” is not a filed recommendation.
row-comment-too-long = { $cell }: the comment is longer than { $max } characters.
row-recused = { $cell }: { $value } is recused and cannot be scored.
row-bad-role = { $cell }: “{ $value }” must be chair or member.

error-no-anchor = The secretariat's digits were not compared. Type the 6×5 digits from the printed notice (--trust).
error-bad-criteria = The criteria are wrong: { $detail }
error-several-tracks = This office file has several tracks; name one with --track: { $tracks }.
error-same-folder = Batches and code letters must not lie in one folder, nor one inside the other. Choose another one for the letters.
error-already-packed = The batch of expert { $expert } is already packed. Added work is a further batch; a lost one is issued again.
error-already-receipted = Version { $version } of the filing for track “{ $track }” already has a receipt.
error-not-merged = Track “{ $track }” is not merged yet and cannot be submitted. Take the results in and merge first.
error-equivocation = There are two different results of batch { $batch } with version { $seq }; both are kept. Two clerks must decide.
error-absent-form = “{ $value }” must be written as E003=reason.
error-database-refused = The database in the batch did not pass its checks ({ $detail }) and was not opened. Ask the body for the batch again.
error-nominations-needed = No nomination was named. List their ids, or write --all.
error-recusal-needed = Name the nomination and the reason, or write --none.
error-unreadable-glyph = The document has characters that cannot be printed: { $detail }
error-recusals-not-declared = Recusals are not declared yet. Declare them, or that there are none, and seal again.
error-not-our-filing = Receipt { $number } does not answer a filing of this office. Ask the secretariat.
error-joint-track = Track “{ $track }” is reviewed by two bodies jointly and both must sign its filing; this version cannot take the second signature yet, so nothing was filed.
error-not-our-track = Track “{ $track }” is not reviewed by body { $body }. Check the track id.
error-bad-file-name = The attachment { $object } has a name that cannot be used. Rename it and try again.
error-tally = The official score cannot be computed: { $detail }
error-scored-and-recused = Expert { $expert } has both a mark and a recusal for { $nomination }; find out which holds.

## The same code where it is only a note, or could not be checked: the key is <code>-<severity>

A08-note = Only the body that packed the batch can check that the key of { $object } belongs to its batch.
A11-note = The secretariat's digits were not compared ({ $detail }); going on as unverified.
P05-note = { $object } sealed after the closing date ({ $detail }). Taken in, and shown as late.
A05-digits = The digits typed are not those of the key with which { $object } signed. Compare them group by group with the printed notice or the stamped letter; if they were typed rightly, do not use this file, and ask the sender.
K03-error = There is no { $object } to check against ({ $detail }). Hand over the receipt or the edition together with this file.

error-sheet-too-large = { $object } is too large (more than { $limit } { $what }) and was not read. Split it and import the parts.
error-sheet-cell-too-long = The cell { $cell } of { $object } is longer than { $limit } characters; nothing was read. Shorten it and try again.
error-sheet-no-headings = Row { $row } of { $object } should hold the headings but holds numbers. Add the heading row.
error-sheet-missing-heading = A column of { $object } has no heading in { $cell }. Add one, or delete the column.
error-sheet-duplicate-heading = The heading “{ $heading }” stands twice in { $object } ({ $first } and { $cell }). Keep one column.
error-sheet-not-text = { $object } is in no known text encoding. Save it as UTF-8 CSV or XLSX.
error-sheet-error-cell = The cell { $cell } of { $object } holds the error { $value }. Correct it and try again.
error-sheet-old-or-locked = { $object } is an old .xls file or has a password. Save it as .xlsx without one.
error-sheet-not-a-workbook = { $object } is not a readable XLSX file; it may be damaged. Save it again and try once more.

step-rehearse = Rehearsal
step-demo = Demo
error-not-folded = Done and saved; but there is no space where { $object } lies, and the last changes are still in the -wal file beside it. Free some space and open it once more; until then do not copy or delete one of the two files alone.
error-packed-under-old-receipt = In track “{ $track }” the batches of { $experts } were packed under an older filing, and their results cannot be merged under the new one; nothing was changed. Issue the batches again under the new filing, or agree with the secretariat to go back to the old one.
error-tally-outside-scale = Expert { $expert } gave { $nomination } { $mark } for “{ $item }”, which is outside the scale or off its step; nothing was computed. Check the marks or the criteria.
error-tally-unknown-item = Expert { $expert } has a mark for { $nomination } under “{ $item }”, which the criteria do not have; nothing was computed. Check the item's id.
error-tally-twice = Expert { $expert } has two sheets for { $nomination }; nothing was computed. Keep one of them.
error-criteria-not-yet = This version cannot carry out “{ $part }” of the criteria yet and does not take them, so that nothing is filed that has no effect. Use another rule, or wait for a version that has it.

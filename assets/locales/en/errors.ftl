### What is said when a command could not be done. The key is error-<code>: what happened, whether
### anything was lost, what to do.

## Files

error-not-ours = { $object } is not a file of this program; it was left as it is. Check that you chose the right file.
error-cut-short = { $object } is incomplete; it may not have been copied to the end. Copy it again from its source.
error-wrong-passphrase-or-damaged = { $object } cannot be opened: the passphrase is wrong, or the file is damaged. Type the passphrase again; if you are sure of it, use a backup.
error-newer-format = { $object } was made by a newer version of this program (file format { $found }, this program knows up to { $known }). Upgrade this program, then open it; the file was not changed.
error-already-open = { $object } is in use by another window or program. Close it there first, then open it here.
error-disk-full = There is not enough space for { $object }; what was not finished has been taken back. Free some space or choose another place, and try again.
error-exists = { $object } exists already and was not overwritten. Choose another name, or add --force to overwrite it.
error-io = Reading or writing { $object } failed. What was saved is safe; check the disk or stick, and try again.
error-not-found = { $object } was not found. Check its name and folder.
error-too-large = { $object } is larger than allowed (at most { $max }). Check where it came from, or work in several parts.
error-read-back = { $object } did not read back as it was written; this copy cannot be used. Export it again to another stick or place.
error-unsuitable-folder = { $object } is on a network drive or a stick; a work file must be on this computer's own disk. Choose another place.
error-wrong-document = { $object } is not the document that is needed here ({ $needed }). Choose the right file.
error-verification-failed = { $object } did not pass verification and was not taken in. Look at the findings, and check with whoever sent it.

## Codes, passphrases and digits

error-wrong-code-length = An opening code has { $expected } characters. Type it again from the letter; spaces and case do not matter.
error-wrong-code-character = The character “{ $character }” never occurs in an opening code. Type it again from the letter.
error-wrong-code-check = The check character of the code does not match; one character is most likely mistyped. Compare it with the letter group by group.
error-wrong-code = This code does not open { $object }. Check that letter and file are of the same batch and the same issue.
error-wrong-passphrase = The passphrase is wrong; nothing was signed and nothing changed. Type it again.
error-weak-passphrase = The passphrase is too short; it needs at least { $min } characters. Choose a longer sentence that you can remember.
error-passphrases-differ = The two passphrases differ. Type them again.
error-wrong-digits = The digits do not match the file's fingerprint. Compare them with the printed notice group by group; if they are right, do not use this file, and contact the secretariat.
error-bad-digits = The digits are six groups of five. Type them again from the printed notice.
error-no-terminal = This needs a passphrase. Run it in a terminal, or name a file with --passphrase-file.
error-code-needed = A batch is opened with its opening code. Run this in a terminal, or name a file with --code-file.
error-weak-key = This key is weak or non-canonical and cannot be registered. Make a new key.

## Spreadsheets

error-missing-column = The spreadsheet has no column “{ $column }”. Add it, or name it in the mapping.
error-bad-date = “{ $value }” in cell { $cell } is not a date. Write dates like 2022-10-31.
error-bad-number = “{ $value }” in cell { $cell } is not a number. Enter a number, and try again.
error-row-fault = Row { $row } (cell { $cell }) is wrong: { $detail }. Nothing was imported; correct it and try again.
error-rows-refused = { $count } rows cannot be taken, and nothing was imported. Correct the cells that are listed, and try again.
error-empty-cell = Cell { $cell } must not be empty (column “{ $column }”). Fill it in, and try again.
error-duplicate-row = The id { $nomination } in row { $row } is already in row { $other }. Remove one of them or correct the id.
error-empty-sheet = { $object } has no rows of data. Check that the right sheet was chosen.
error-unreadable-sheet = { $object } is not a spreadsheet that can be read ({ $detail }). Save it as XLSX or CSV, and try again.

## Scoring

error-expert-not-on-panel = Expert { $expert } is not in the panel composition. Check the number, or change the panel composition and file it again.
error-unknown-nomination = There is no nomination { $nomination }. Check the id.
error-not-assigned = Nomination { $nomination } is not assigned to this expert. Check the id and the batch.
error-mark-out-of-range = The mark { $mark } for “{ $item }” is out of range; it must be from { $min } to { $max }. It was not saved.
error-mark-off-step = The mark { $mark } for “{ $item }” is not on a step of { $step }. It was not saved.
error-bad-mark = “{ $value }” is not a mark. Enter a number with at most two decimals.
error-unknown-item = The criteria have no item “{ $item }”. Check the id of the item.
error-unknown-level = “{ $level }” is not a recommendation that the criteria list. Choose one of those listed.
error-comment-too-long = The comment on “{ $item }” is longer than { $max } characters. Shorten it, then save.
error-unknown-recusal-reason = “{ $reason }” is not one of the reasons for recusal. Choose one of those listed.
error-recused = Recusal was declared for nomination { $nomination }; it cannot be scored.
error-sealed = The scores are sealed and cannot be changed. If they must be, ask the body to return them with a cause.
error-not-sealed = The scores are not sealed yet. Seal them first, then export.
error-not-pledged = The pledge has not been signed. Read and sign it before you review.
error-incomplete = { $count } things are still missing, so the scores cannot be sealed. Supply marks and required comments, or declare recusal or inability to judge.
error-wrong-batch = { $object } does not belong to the batch of this work file. Check the batch id.

## Filing, packing, merging, submitting

error-no-receipt = Track “{ $track }” has no receipt yet, so nothing can be packed. Import the secretariat's receipt first.
error-receipt-superseded = The receipt of track “{ $track }” has been superseded. Import the latest one, and try again.
error-edition-missing = There is no edition to work with ({ $id }). Import the one that the secretariat sent first; see a built-in one with hengjian edition show.
error-bad-edition = The edition is not as prescribed: { $detail }. Correct it, and try again.
error-edition-known = Edition “{ $edition }” was imported before with other content, and was not overwritten. Ask the secretariat which one is right.
error-filing-state = The filing is “{ $state }”, which does not allow this. Finish the step before it first.
error-criteria-locked = The criteria are filed and cannot be changed. If they must be, file a new version.
error-criteria-faults = The criteria have { $count } faults ({ $detail }). Correct them, and try again.
error-panel-faults = The panel composition has { $count } faults ({ $detail }). Correct them, and try again.
error-nothing-accepted = Track “{ $track }” has no accepted nomination. Finish the screening first.
error-nothing-assigned = Track “{ $track }” has no assignment yet. Assign experts first.
error-no-results = No results of track “{ $track }” have come in. Take in the experts' results bundles first.
error-infeasible = No assignment is possible with these experts, recusals and load limits ({ $detail }). Add experts, or widen the limits.
error-unknown-track = There is no track { $track }. See all ids with hengjian edition show.
error-unknown-body = The edition has no review body { $body }. Check the id of the body.
error-wrong-role = This is done by the { $role }, and the open office file is not theirs. Open the right office file.
error-two-persons = This decision needs the signatures of two different clerks. Ask another clerk to sign as well.
error-outcome-reason = This decision needs a reason. Write it down, and try again.

## General

error-usage = Wrong use: { $detail }. See --help for an explanation and examples.
error-unknown-command = There is no command { $command }. See all commands with --help.
error-bad-request = The request of command { $command } is not as prescribed: { $detail }. Correct it as the description says.
error-no-randomness = The system gave no random numbers, so no key or id was made. Restart the computer, and try again.
error-cancelled = Stopped as you asked; nothing half done was left behind.
error-internal = Something inside the program broke; what was saved is safe. Copy the following code and detail, and send them to the maintainers.

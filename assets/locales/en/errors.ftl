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
error-verification-failed = { $object } did not pass verification and was not taken in. Look at the findings, and check with whoever sent it.

## Codes, passphrases and digits

error-wrong-code-length = An opening code has { $expected } characters. Type it again from the letter; spaces and case do not matter.
error-wrong-code-character = The character “{ $character }” never occurs in an opening code. Type it again from the letter.
error-wrong-code-check = The check character of the code does not match; one character is most likely mistyped. Compare it with the letter group by group.
error-wrong-code = This code does not open { $object }. Check that letter and file are of the same batch and the same issue.
error-wrong-passphrase = The passphrase is wrong; nothing was signed and nothing changed. Type it again.
error-weak-passphrase = The passphrase is too short; it needs at least { $min } characters. Choose a longer sentence that you can remember.
error-passphrases-differ = The two passphrases differ. Type them again.
error-bad-digits = The digits are six groups of five. Type them again from the printed notice.
error-no-terminal = This needs a passphrase. Run it in a terminal, or name a file with --passphrase-file.
error-code-needed = A batch is opened with its opening code. Run this in a terminal, or name a file with --code-file.
error-clerk-passphrase-needed = A clerk signs this with a personal key, and its passphrase is missing. Run this in a terminal, or name a file with --clerk-passphrase-file. Nothing was changed.
error-new-clerk-passphrase-needed = This sets a passphrase for a personal key. Run this in a terminal, or name a file with --clerk-passphrase-file. Nothing was changed.
error-second-passphrase-needed = This takes two clerks, and the passphrase of the second one's personal key is missing. Run this in a terminal, or name a file with --second-passphrase-file. Nothing was changed.

## Spreadsheets

error-missing-column = The spreadsheet has no column “{ $column }”. Add it, or name it in the mapping.
error-bad-date = “{ $value }” in cell { $cell } is not a date. Write dates like 2022-10-31.
error-rows-refused = { $count } rows cannot be taken, and nothing was imported. Correct the cells that are listed, and try again.
error-empty-sheet = { $object } has no rows of data. Check that the right sheet was chosen.

## Scoring

error-expert-not-on-panel = Expert { $expert } is not in the panel composition. Check the number, or change the panel composition and file it again.
error-unknown-nomination = There is no nomination { $nomination }. Check the id.
error-unknown-recusal-reason = “{ $reason }” is not one of the reasons for recusal. Choose one of those listed.
error-recused = Recusal was declared for nomination { $nomination }; it cannot be scored.
error-sealed = The scores are sealed and cannot be changed. If they must be, ask the body to return them with a cause.
error-not-sealed = The scores are not sealed yet. Seal them first, then export.
error-not-pledged = The pledge has not been signed. Read and sign it before you review.
error-incomplete = { $count } things are still missing, so the scores cannot be sealed. Supply marks and required comments, or declare recusal or inability to judge.

## Filing, packing, merging, submitting

error-no-receipt = Track “{ $track }” has no receipt yet, so nothing can be packed. Import the secretariat's receipt first.
error-edition-missing = There is no edition to work with ({ $id }). Import the one that the secretariat sent first; see a built-in one with hengjian edition show.
error-bad-edition = The edition is not as prescribed: { $detail }. Correct it, and try again.
error-filing-state = The filing is “{ $state }”, which does not allow this. Finish the step before it first.
error-criteria-faults = The criteria have { $count } faults ({ $detail }). Correct them, and try again.
error-panel-faults = The panel composition has { $count } faults ({ $detail }). Correct them, and try again.
error-nothing-accepted = Track “{ $track }” has no accepted nomination. Finish the screening first.
error-nothing-assigned = Track “{ $track }” has no assignment yet. Assign experts first.
error-unknown-track = There is no track { $track }. See all ids with hengjian edition show.
error-unknown-body = The edition has no review body { $body }. Check the id of the body.
error-wrong-role = This is done by the { $role }, and the open office file is not theirs. Open the right office file.
error-outcome-reason = This decision needs a reason. Write it down, and try again.

## General

error-usage = Wrong use: { $detail }. See --help for an explanation and examples.
error-unknown-command = There is no command { $command }. See all commands with --help.
error-no-randomness = The system gave no random numbers, so no key or id was made. Restart the computer, and try again.
error-cancelled = Stopped as you asked; nothing half done was left behind.
error-internal = Something inside the program broke; what was saved is safe. Copy the following code and detail, and send them to the maintainers.
error-no-filing = There is no such filing for track “{ $track }”. File it first, or check the version.

## Reviewing in the window

error-locked = { $object } is not open here yet. Type its passphrase to open it; nothing was changed.
error-passphrase-needed = This needs the passphrase, and none came. Type it and try again; nothing was changed.
error-read-only = Another window or program holds this file, so it can only be read here; this step was not done, and nothing that was saved is lost. Close the other window, then open the file again.
error-bad-mark = “{ $value }” is not a mark; what stood there has not changed. For “{ $title }” enter a number from { $min } to { $max } in steps of { $step }.
error-mark-out-of-range = The mark { $value } for “{ $title }” is out of range; what stood there has not changed. Enter a number from { $min } to { $max } in steps of { $step }.
error-mark-off-step = The mark { $value } for “{ $title }” lies between two steps; what stood there has not changed. Enter a number from { $min } to { $max } in steps of { $step }.
error-comment-too-long = The text is longer than { $max } characters and was not saved; what was saved before has not changed. Shorten it and try again.
error-unknown-item = The criteria have no item { $item } that can be filled in like this. Nothing was changed; open the work file again, then try again.
error-unknown-level = “{ $value }” is not one of the filed recommendations. Nothing was changed; choose one of those listed.
error-unknown-attachment = Nomination { $nomination } has no attachment number { $number }. Choose one of those listed.
error-token-unknown = This window does not know the file any more (it was probably chosen before a restart). Nothing was changed; choose the file again.
error-intake-stopped = Stopped as you asked: { $done } of { $total } nominations are in, whole and with their attachments; the others are not. Importing the same table again goes on from there and repeats nothing.
error-pack-stopped = Stopped as you asked: { $done } of { $total } batches are packed, whole, with their letters in the two folders; the others are not. Packing again packs only what is missing.

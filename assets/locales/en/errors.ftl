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
error-sealed-for-another = { $object } is encrypted, but not for this office; it could not be opened and was not taken. Pass it on to whom it is for, or ask the sender to export it again under the receipt.
error-no-recipient = { $object } was not written: neither receipt nor edition names a recipient it could be encrypted to. Ask the secretariat for a new edition or receipt.

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
error-unknown-clerk = No clerk named “{ $clerk }” is registered in this office. Check the name, or register the clerk with clerk add. Nothing was changed.
error-same-clerk = Two different clerks sign this, and both are “{ $clerk }”. Nothing was changed.
error-wrong-clerk-passphrase = This is not the passphrase of “{ $clerk }”. The clerk types it again. Nothing was changed.
error-clerk-not-filed = The filing does not name the personal key of “{ $clerk }”, so nobody else would take a decision of two people with this signature. Have filed clerks sign, or file again. Nothing was changed.
error-clerk-known = A clerk named “{ $clerk }” is registered already. Tell two people of one name apart. Nothing was changed.
error-clerk-passphrase-shared = A personal passphrase must differ from the one of the office, which others know. Choose another. Nothing was changed.
error-cannot-override = { $codes } cannot be overridden by two people: only findings of class P can, all of them must be named, and nothing else may be wrong. Nothing was changed.
error-supervisor-known = A supervisor named “{ $supervisor }” has an entry already. Remove it first. Nothing was changed.
error-unknown-supervisor = No supervisor named “{ $supervisor }” has an entry. See supervisor list. Nothing was changed.
error-supervisors-damaged = The file of supervisors' entries beside the office file (.entries) is damaged and was left as it is. Move it away, then grant the entries again.
error-too-many-supervisors = There are as many supervisors as there can be. Remove one first. Nothing was changed.
error-backup-damaged = The backup { $object } is damaged, and nothing was restored from it. Use another backup.

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
error-filed-key-needed = A key was filed for expert { $expert } (fingerprint { $fingerprint }), and this batch opens with that one only: results signed with any other are refused. Open it again with the key file that was made with the key card (--key). No work file was made.
error-key-not-yours = This key (fingerprint { $fingerprint }) is not the one that was filed for expert { $expert }. Use the key file that belongs to the key card. No work file was made.
error-pinned-unverified = When the work file { $object } was made, the secretariat's digits were not compared either, so it cannot stand in for comparing them. Type the 6×5 digits from the printed notice (--trust). No work file was made.
error-pinned-elsewhere = The earlier work file belongs to edition { $earlier } and this batch to edition { $edition }, or one of them is a rehearsal; it says nothing here. Type the 6×5 digits from the printed notice (--trust). No work file was made.
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
error-results-not-kept = No results bundle of { $object } was taken in. Take it in with merge first, or check the digits and the number of the expert. Nothing was changed.
error-several-results = There are several results bundles of { $object } ({ $batches }). Name one by the digits on its signature page (--results). Nothing was changed.
error-not-a-pdf = { $object } is not a PDF. Scan the signature page to a PDF and try again. Nothing was changed.
error-clerk-key-needed = A clerk signs this with a personal key, and no clerk is registered in this office. Register one with clerk add first. Nothing was changed.
error-not-a-submission = { $object } is not a submission. Choose the file that the body handed over. Nothing was changed.
error-paper-unknown = No results in the submission have the digits that were typed. Type them again from the original page, group by group; if they are right, the page was signed for other results than were submitted: ask the body. Nothing was recorded.
error-paper-other-key = The digits of the results of expert { $expert } are right, but another key signed them than the digits that were typed. Type them again from the original page; if they are right, do not rely on these results and ask the expert in person. Nothing was recorded.

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
error-read-only = This file can only be read here: another window or program holds it, or it was opened with a supervisor’s passphrase. This step was not done, and nothing that was saved is lost. To change it, close the other window and open it with its own passphrase.
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
error-removable-folder = { $object } lies on a removable disk; work files and office files belong on a disk of this computer. Choose a folder here; for a copy to take away, make a backup.
error-network-folder = { $object } lies in a network folder, where a score could be lost. Choose a folder on this computer.
error-paper-differs = These results have another scan of their signature page already; it is not replaced.
error-return-known = This return was used already.

### The window: start page, verification, a new office file, the parts that all pages share, and what the shell says itself.

## Seen everywhere

ui-product = Hengjian
ui-product-line = Review without a network: pack, score, seal, merge, submit
ui-version = Version { $version }
ui-leave = Start page
ui-close = Close
ui-show = Show
ui-hide = Hide
ui-open = Open
ui-remove = Remove
ui-remove-what = Remove { $what }
ui-rail = Stations
ui-kind = Kind
ui-n-of-m = { $n } of { $m }
ui-binding = Binding of the key to the person
ui-digits = Digits to compare
ui-verdict = Verdict
ui-language-other = 切换到中文

## Display

ui-display = Display
ui-theme = Colours
ui-theme-system = As the system
ui-theme-light = Light
ui-theme-dark = Dark
ui-theme-contrast = High contrast
ui-text-size = Text size

## Keys and commands

ui-keys = Keys of this page
ui-keys-short = Keys
ui-keys-letters = Use keys of a single letter
ui-keys-letters-help = Such as j, k, f, u and ?. They act in lists only, never while you type.
ui-palette = Commands
ui-palette-find = Find a command
ui-palette-none = There is no such command.
ui-open-any = Open a file

## Copying, saving, working

ui-copy = Copy
ui-copy-what = Copy { $what }
ui-copied = Copied
ui-copy-failed = Not copied; select it and press Ctrl+C
ui-saving = Saving
ui-saved = Saved { $time }
ui-not-saved = Not saved
ui-working = Working
ui-stop = Stop

## Tables

ui-table = Table
ui-table-filter = Filter
ui-table-rows = rows: { $n }
ui-table-none = No row fits the filter.

## Choosing and typing

ui-choose = Choose
ui-choose-other = Choose another
ui-nothing-chosen = Nothing chosen
ui-code-help = As on the letter. Case, spaces and dashes do not matter; O passes for 0 and I for 1.
ui-digits-help = Six groups of five, as on the printed notice or invitation. Spaces do not matter.
ui-passphrase-fresh = At least { $min } characters. Take a sentence that you will remember and nobody would guess; a lost passphrase cannot be recovered.
ui-passphrase-again = The passphrase once more
ui-passphrase-short = Too short: a passphrase has at least { $min } characters.
ui-passphrase-differ = The two passphrases are not the same.

## What holds for the whole page

ui-banner-rehearsal = Rehearsal: nothing here counts in an official review.
ui-banner-read-only = Read-only: another window holds this file, it was opened with a supervisor’s passphrase, or it can no longer be changed.
ui-banner-unverified = Unverified: the secretariat has not been checked against the digits on the printed notice.

## When something fails

ui-error-details = Code and details
ui-error-unknown = This step was not done ({ $code }). What was saved is safe. Copy code and details and tell the maintainers.
ui-error-exists = { $object } exists already and was not overwritten. Choose another name or place.
ui-error-no-terminal = This needs the passphrase. Type it and try again.
ui-error-code-needed = A batch opens with its opening code. Type it as on the letter.
ui-error-clerk-passphrase-needed = A clerk signs this with a personal key. Type its passphrase and try again; nothing was changed.
ui-error-new-clerk-passphrase-needed = This sets a passphrase for a personal key. Type it and try again; nothing was changed.
ui-error-second-passphrase-needed = This takes two clerks. Type the passphrase of the second one's personal key and try again; nothing was changed.
ui-error-no-anchor = The secretariat has not been checked. Type the 6×5 digits of the printed notice, or go on unverified.
ui-error-pinned-unverified = When the earlier work file { $object } was made, the secretariat's digits were not compared either, so it cannot stand in for comparing them. Type the 6×5 digits of the printed notice.
ui-error-pinned-elsewhere = The earlier work file belongs to edition { $earlier } and this batch to edition { $edition }, or one of them is a rehearsal; it says nothing here. Type the 6×5 digits of the printed notice.
ui-error-several-tracks = This office file has several tracks ({ $tracks }); nothing was changed. Choose one of them first.
ui-error-nominations-needed = No nomination was selected; nothing was changed. Select at least one.
ui-error-recusal-needed = Choose the nomination and the reason of the recusal, or declare that there are none.
ui-error-unknown-track = There is no track { $track }; nothing was changed. Choose one of those listed.
ui-error-edition-missing = There is no edition to use ({ $id }). First import the edition that the secretariat sent.
ui-error-usage = Two parts of the program do not fit ({ $detail }); this step was not done, and what was saved is safe. Copy code and details and tell the maintainers.
ui-error-unknown-command = This version of the program has no such step ({ $command }); nothing was changed. Update the program or tell the maintainers.
ui-error-absent-form = The absent expert is not written as it should be ({ $value }); nothing was submitted. Give the number of the expert and the reason.
ui-error-token-unknown = The program no longer knows this file; nothing was changed. Choose it again.
ui-page-failed = This page cannot be shown
ui-page-failed-help = Everything saved is there. Go back to the start page and open the file again; if it happens once more, copy the code and details below and tell the maintainers.

## Start page

ui-open-batch = Open a batch
ui-open-batch-help = Experts: open the batch you received with its code and get a work file of your own
ui-open-document = Open a document
ui-open-document-help = Go on with an expert's work file, or an office file of a body or the secretariat
ui-new-office = New office file
ui-new-office-help = Review bodies and the secretariat: make an office file with its key
ui-restore = Restore from a backup
ui-restore-help = Review bodies and the secretariat: make an office file from a backup when the old one is lost or damaged
ui-verify = Verify files
ui-verify-help = Anyone: see who signed a bundle and whether it was changed
ui-recent = Recent files
ui-recent-none = No file has been opened yet.
ui-drop-hint = You can also drop a file on the window: the program looks at what it is and opens the page for it.
ui-kind-work = Work file
ui-kind-office = Office file
ui-kind-batch-or-bundle = Bundle
ui-kind-other = Other file

## Demo

ui-demo = Demo
ui-demo-note = All these files are made up. Passphrase and codes are written out here for the demo only; a real review never shows them.
ui-demo-passphrase = Demo passphrase (of all files)
ui-demo-digits = Digits of the secretariat (the demo's “printed notice”)
ui-demo-extra = Further demo files

## Files that are no documents

ui-not-a-document = This file cannot be opened here
ui-is-encrypted = This is an encrypted file, but neither a batch, a bundle nor a work file. If it should be a results bundle, ask the sender for the file that this program exported; it ends in .hjb.age.
ui-is-pdf = This is a PDF, such as a letter, a signature page or an attachment, to be read and printed. To open a batch, choose the file that ends in .hjb.
ui-is-spreadsheet = This is a table. Nominations and panels are imported in a body's office file: open that first, then choose the table at its station.
ui-is-archive = This is an archive. Unpack it first, then open the file in it that ends in .hjb, .hjw or .hjo.
ui-is-image = This is an image. Single images are not opened here; those of a nomination are seen in its batch.
ui-is-database = This is a database without encryption, not a document of this program; it was not opened. Check that it is the right file.
ui-is-text = This is a text file, perhaps one with an opening code. Type the code when you open the batch; to open a document, choose a file that ends in .hjb, .hjw or .hjo.
ui-is-folder = This is a folder. Open a file in it; a whole folder of results bundles is received in a body's office file, at “receive and merge”.
ui-is-empty = This file is empty; most likely it was not copied to its end. Copy it again from its source.
ui-is-other = It is not clear what this file is; it was neither opened nor changed. Batches and bundles end in .hjb (encrypted ones in .hjb.age), work files in .hjw, office files in .hjo.
ui-F01-sealed = { $object } is encrypted for an office and was not opened here, so it was not checked. Results bundles are taken in at “receive and merge” in the body's office file, submissions in the secretariat's; they are opened and verified there.

## Opening a document

ui-gate-work = Open the work file
ui-gate-office = Open the office file
ui-gate-help = The passphrase you chose when the file was made.
ui-gate-held = You can also open it read-only: everything can be seen, nothing changed.
ui-open-read-only = Open read-only
ui-opening = Opening; this takes a few seconds

## Verification

ui-verify-line = Needs no passphrase and changes no file
ui-verify-files = Bundles to verify
ui-verify-none = No file chosen. Choose several at once: with the receipt and the edition among them, more can be checked.
ui-add-files = Add files
ui-verify-digits = Digits of the secretariat (optional)
ui-verify-digits-help = Type the six groups of the printed notice to learn whether the bundle comes from that secretariat; without them only signature and content are checked.
ui-do-verify = Verify
ui-verifying = Verifying
ui-verify-nothing-found = Nothing was found wrong.
ui-by-hand = Verify without this program
ui-by-hand-help = Run these lines one by one where unzip, sha256sum and ssh-keygen are. The lines before must say OK, that of the signature Good; the last one is the digest above.

## New office file

ui-new-office-line = One file, one key, one passphrase
ui-role = Whose office file this is
ui-role-body-help = File for the record, import nominations, pack batches, merge results, submit
ui-role-secretariat-help = Sign the edition, register filings, verify what the bodies submit
ui-body = Review body
ui-body-none = Choose the body
ui-office-name = Name of the secretariat
ui-rehearsal-help = For practice. Rehearsal and official files never mix, and this cannot be changed later.
ui-place = Where it is kept
ui-place-help = Unless you choose a place: { $name } in the folder 衡鉴 of your documents.
ui-new-passphrase = New passphrase
ui-make-office = Make the office file
ui-making-office = Making the file and its key; this takes a few seconds
ui-office-made = { $name } is made
ui-office-made-help = Print the digits on the notice or the stamped filing letter: with them others can tell that a file comes from this key. The key is in this file only; keep a backup.
ui-open-office = Open the office file

## Restoring from a backup

ui-restore-line = A new office file; no file is overwritten
ui-restore-about = The backup is only read. What is restored is a new file; no file that is there is overwritten.
ui-restore-backup = Backup
ui-restore-passphrase-help = The passphrase that the office file had when the backup was made.
ui-restore-reason = Reason (optional)
ui-restore-reason-help = Goes into the audit log; for instance “laptop broken”.
ui-restore-do = Restore
ui-restoring = Restoring and checking the audit log; a few seconds
ui-restored = { $name } is restored
ui-restored-log-begins = A new audit log begins here. It goes on from row { $n } of the old one.
ui-restored-missing = What was done after the backup is not in it: do it again. If the old office file still exists, use it no more; two that go on side by side are seen by every verifier (K07).
ui-restored-path = File
ui-restored-past-log = Id of the old log
ui-restored-past-head = Last row of the old log
ui-restored-log = Id of the new log
ui-restored-head = First row of the new log

## Shell: dialogs of the system and the window itself

ui-title = Hengjian
ui-usage = Usage: hengjian-window [file]. The file may be a batch (.hjb), a work file (.hjw) or an office file (.hjo).
ui-blank-window = The window stayed blank; no file was changed. Update the graphics driver, or set the environment variable WEBKIT_DISABLE_COMPOSITING_MODE=1 and start again.
ui-pick-bundle = Choose a bundle
ui-pick-batch = Choose a batch
ui-pick-document = Choose a work file or office file
ui-pick-office-new = Where to keep the new office file
ui-pick-file-new = Save to
ui-pick-work-new = Where to keep the work file
ui-pick-folder = Choose a folder
ui-pick-table = Choose a table
ui-pick-any = Choose a file

ui-unsaved = Something is not saved
ui-unsaved-about = One of the things just typed could not be saved. It still stands in its field, with the reason and a way out beside it. Leaving now loses that one; everything else is saved.
ui-unsaved-leave = Give it up and leave
ui-unsaved-stay = Stay
ui-error-unsaved = Something that was typed is not saved. Nothing was sealed and no file was written. Go back to scoring, put it right or give it up, then seal.

### What the command line and the demo say. Numbers come as ready strings; a param that is not there
### stays empty.

## Questions

cli-ask-passphrase = Passphrase:
cli-ask-passphrase-again = Passphrase again:
cli-ask-code = Opening code:
cli-ask-clerk = Passphrase of the clerk's personal key:
cli-ask-new-clerk = A passphrase for the personal key:
cli-ask-second = Passphrase of the second clerk's personal key:
cli-ask-key = Passphrase of the key file:
cli-needs-second = Body “{ $body }” has to sign too before this goes to the secretariat.
cli-cosign-shown = Track { $track } ({ $batch }); digest of the criteria { $criteria_digest }; the other body { $other }, digits { $other_digits }; our own digits { $own_digits }.
cli-cosign-letter = Filing letter of this body: { $letter }
cli-binding = Binding of the key to the person:
cli-overridable = Only { $codes } stands in the way: two clerks may decide to let it pass (--override { $codes } --reason WHY --by ONE --second TWO).
cli-past-log = Restored from a backup: the log before, { $log }, ended at { $head }.

## The steps of the whole chain, also the names of progress

step-office = Make the office file and its key
step-edition = Sign the edition
step-edition-import = Compare the digits, import the edition
step-filing = File criteria, panel and plan
step-receipt = Register the filing, return the receipt
step-receipt-import = Import the receipt; the criteria are locked
step-intake = Import nominations
step-attachments = Read attachments
step-accept = A clerk accepts
step-batch = Pack a batch
step-pack = Pack batches
step-letters = Print code letters
step-open = Verify and open the batch
step-pledge = Sign the pledge
step-recuse = Declare recusals
step-unable = Declare inability to judge
step-score = Score
step-seal = Seal and sign
step-results = Seal and sign
step-received = Take in a results bundle
step-return = Return for correction
step-verify = Verify
step-merge = Merge
step-ranking = Rank
step-cosign = Sign along
step-submit = Submit the submission bundle
step-submission = Submit the submission bundle
step-receive = Verify and recompute
step-ack = Return the acknowledgement
step-audit = Check the audit chain
step-read-back = Read back what was written

## When it is done

## The desktop window


# The by-hand card
done-explain = Every line below is a stock command and needs nothing of ours; if any of them complains, do not trust this file.
by-hand-age = The file is encrypted for an office: open it with the identity file of `identity export`, then ask for a card of { $file }
by-hand-unzip = Unpack { $file }
by-hand-key-expert = The file claims to be signed by this expert's key. Compare with the expert's signature page or the ack: { $fingerprint }, { $digits }
by-hand-key-body = The file claims to be signed by this body's key. Compare with receipt.json or the stamped filing letter: { $fingerprint }, { $digits }
by-hand-key-secretariat = The file claims to be signed by this key of the secretariat. Compare with the printed notice: { $fingerprint }, { $digits }
by-hand-key-office = The file claims to be signed by this key. Compare with the receipt or the notice: { $fingerprint }, { $digits }
by-hand-signature = The signature of { $who } holds, over exactly the bytes of tagmanifest-sha256.txt
by-hand-tags = The three tag files are the ones that were signed
by-hand-payload = Every payload file is as listed, none missing and none too many
by-hand-digest = This is the digest as printed on paper: { $digest }, { $digits }
by-hand-stub = The repeated signature and manifest of the { $kind }, and the files taken from it, are the same byte for byte
by-hand-chain = The criteria are those of the receipt byte for byte, and the signing key stands in the receipt
by-hand-criteria = The criteria this expert scored by are the filed ones byte for byte

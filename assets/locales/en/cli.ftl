### What the command line and the demo say. Numbers come as ready strings; a param that is not there
### stays empty.

## Questions

cli-ask-passphrase = Passphrase:
cli-ask-passphrase-again = Passphrase again:
cli-ask-code = Opening code:
cli-ask-clerk = Passphrase of the clerk's personal key:
cli-ask-new-clerk = A passphrase for the personal key:
cli-ask-second = Passphrase of the second clerk's personal key:

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
step-submit = Submit the submission bundle
step-submission = Submit the submission bundle
step-receive = Verify and recompute
step-ack = Return the acknowledgement
step-audit = Check the audit chain
step-read-back = Read back what was written

## When it is done

## The desktop window


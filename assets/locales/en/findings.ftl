### What a verification finds. The key is the code of formats.md §9; object is the file, id or unit
### concerned, detail may be empty. Each says what happened, then what to do.

## F format

F01 = { $object } is not a review bundle: the file does not begin with ZIP data ({ $detail }). Check that you chose the right file; if you did, ask the sender to export it again.
F01-sealed = { $object } is encrypted for an office and was not opened here, so it was not checked. The office names its own file (--office); stock tools open it with the exported identity: age -d -i IDENTITY.
F01-sealed-for-another = { $object } is encrypted, but not for the office that was named; it was not opened, so it was not checked. Whom it is for can open it.
F02 = { $object } contains gaps or overlapping data ({ $detail }) and cannot be used. Ask the sender to export it again from the original document, and not to repack it with other software.
F03 = { $object } has extra data before or after it ({ $detail }) and cannot be used. Ask the sender to export it again and to send it by a way that does not alter files.
F04 = { $object } contains a compressed entry ({ $detail }); a bundle only stores files as they are. Ask the sender to export it again with this program, without compressing it.
F05 = { $object } uses ZIP features that are not allowed, such as flags, extra fields, a comment or ZIP64 ({ $detail }). Ask the sender to export it again with this program.
F06 = In { $object } the file headers and the directory disagree ({ $detail }); the file may have been tampered with. Do not use it, and ask the sender to export it again.
F07 = { $object } contains a file name that is not allowed ({ $detail }). Do not use it, and ask the sender to export it again with this program.
F08 = { $object } has too many files or files that are too large ({ $detail }). Check where it came from; if there really is so much, ask the sender to split it into several batches.
F09 = The CRC of { $object } is wrong ({ $detail }); it was most likely damaged on the way. Copy it again; if that does not help, ask the sender to export it again.
F10 = { $object } lacks a required file or has one that does not belong there ({ $detail }). Ask the sender to export it again with this program.
F11 = The bagit.txt of { $object } is not as prescribed ({ $detail }). Ask the sender to export it again with this program.
F12 = A manifest of { $object } is not written as prescribed ({ $detail }). Ask the sender to export it again with this program.
F16 = The bag-info.txt of { $object } is not as prescribed ({ $detail }). Ask the sender to export it again with this program.
F20 = The JSON of { $object } is malformed or has a duplicate key ({ $detail }). Ask the sender to export it again with this program.
F21 = The content of { $object } does not have the prescribed structure ({ $detail }). Ask the sender to check the program version and to export it again.
F22 = { $object } contains a number that is not allowed ({ $detail }); files hold whole numbers only. Ask the sender to export it again with this program.

## A authenticity

A01 = { $object } is not signed ({ $detail }), so nobody can tell who made it. Ask the sender to sign and export it again.
A02 = A signature of { $object } is incomplete or malformed ({ $detail }). Ask the sender to export it again; if that does not help, contact the secretariat.
A03 = The signature of { $object } was made for another kind of bundle ({ $detail }) and cannot be used. Ask the sender to export the right bundle.
A04 = The signature of { $object } does not match its content ({ $detail }): it was changed after signing, or somebody else signed it. Do not use it, and check with the sender.
A05 = The key that signed { $object } is not entitled to this role ({ $detail }). Compare the keys in the receipt and in the edition, and check with the sender.
A05-clerks-not-filed = { $object } is signed by { $detail }, but the body filed no keys of its clerks: this shows two keys and not two people. Compare with the audit log.
A05-clerk-not-filed = { $object } is signed by “{ $detail }”, whose personal key was not filed. Have clerks sign whose keys were filed, or file again with the new clerk.
A05-clerk = { $object } is signed by nobody who is registered as a clerk of this office ({ $detail }). Do not rely on it, and have a supervisor look into it.
A06 = { $object } uses a weak or non-canonical key ({ $detail }) and cannot be used. Ask the sender to make a new key and to register it again.
A07 = { $object } uses a suite of algorithms other than the receipt's, or one unknown to this program ({ $detail }). Check the program version and the receipt.
A08 = The expert's key in { $object } failed the check against the secret inside the batch ({ $detail }). Ask the expert in person; if need be, issue the batch again.
A09 = The expert's key in { $object } differs from another key under the same issue, or from the key that was filed ({ $detail }). Ask the expert in person who signed.
A10 = In { $object } the expert's key is bound to the person more weakly than the work plan requires ({ $detail }). Supply the signature page, or have the secretariat compare the original.
A11 = The trust anchor of { $object } has not been compared yet ({ $detail }). Type the six groups of digits from the secretariat's printed notice, then verify again.

## I integrity

I01 = The tag files of { $object } do not match the signed digests ({ $detail }); they were altered or damaged. Do not use it, and ask the sender to export it again.
I02 = The content of { $object } does not match its digest in the manifest ({ $detail }); it was altered or damaged. Copy it again; if it still differs, ask the sender to export it again.
I03 = { $object } is missing or is not listed in the manifest ({ $detail }). Ask the sender to export a complete bundle.
I03-decision = A signed decision that the audit log names is gone ({ $detail }). Keep the original, and have a supervisor look into it.
I05 = The audit chain of { $object } is broken ({ $detail }): a record was altered, removed or inserted. Keep the original, and have a supervisor look into it.

## C completeness

C01 = Expert { $object } has neither results nor a reason for their absence ({ $detail }). Ask for the results, or record the reason, such as replacement or recusal.
C02 = Nomination { $object } is not accounted for in the results ({ $detail }). Ask the expert to score it, or to declare recusal or inability to judge.
C03 = { $object } lacks a mark for an item ({ $detail }). Ask the expert to complete it and to seal again.
C04 = Nomination { $object } has fewer valid reviews than required ({ $detail }). Assign more experts, or leave it to the panel meeting.
C05 = { $object } is absent and no reason is given ({ $detail }). Record the reason.
C06 = The signature page of { $object } is missing ({ $detail }). Collect the paper page from the expert, and scan it for the file.
C07 = Nomination { $object } was never assigned to any expert ({ $detail }). Assign it, or record why it takes no part.

## K consistency

K01 = The ids in { $object } disagree ({ $detail }). Compare edition, list, track, body, batch and expert, and export it again.
K02 = The criteria in { $object } are not the criteria that were filed ({ $detail }). Pack again with the filed criteria only.
K03 = { $object } does not agree with the filing or its receipt ({ $detail }). Import the right receipt, and pack again.
K04 = { $object } does not answer this batch, or its stub differs ({ $detail }). Check the batch id, and ask the expert to export from the right work file.
K05 = { $object } contains a nomination that was not assigned to this expert, or an unknown expert ({ $detail }). Check the batch id and the expert's number.
K06 = A bundle embedded in { $object } does not match its registered digest ({ $detail }). Do not use it, and ask the body to submit again.
K07 = The audit records of { $object } fork ({ $detail }); two copies may have been used side by side, or an old backup restored. Find out which is the true one.
K08 = { $object } rests on a receipt that has been superseded ({ $detail }). Pack again with the latest receipt.

## E evidence

E01 = A mark in { $object } is out of range or off the step ({ $detail }). Return it to the expert for correction.
E02 = A total in { $object } differs from the total recomputed from its items ({ $detail }). Do not use it, and ask for it to be computed again with this program.
E03 = An aggregate score in { $object } differs from the recomputed one ({ $detail }). Ask the body to merge and submit again.
E04 = A rank in { $object } differs from the recomputed one ({ $detail }). Ask the body to merge and submit again.
E05 = The votes in { $object } do not add up ({ $detail }). Compare the ballots with the minutes; if more ballots came back than were issued, the vote is void.

## P policy

P01 = { $object } is another type of bundle ({ $detail }) and cannot be used here. Choose the right file.
P02 = { $object } belongs to an issue that no longer counts ({ $detail }). Use the results of the latest issue.
P03 = { $object } has a lower seq than what is already there ({ $detail }) and does not replace it. If the older one is really meant, ask the expert.
P04 = { $object } is an equivocation: there are two different results under one seq ({ $detail }). Both are kept; two clerks must decide together which one counts.
P05 = { $object } lies outside the dates ({ $detail }). A clerk decides whether to take it, and gives the reason.
P06 = { $object } mixes rehearsal and official files ({ $detail }). Rehearsal files cannot be used in an official review; choose the right file.
P07 = { $object } has been revoked ({ $detail }). Use the one that was issued instead.
P08 = { $object } carries an older list of revocations than the one already known ({ $detail }). Ask the secretariat for the latest list.
P09 = The time recorded in { $object } went backwards or disagrees with this computer ({ $detail }). Time is for information only and changes no result; check the computer's clock.
P10 = { $object } was received before ({ $detail }) with the same content; nothing more needs to be done.
P11 = { $object } reports more nominations than the edition allows ({ $detail }). Report fewer, or obtain the secretariat's written consent.
P11-note = { $object } reports more nominations than the edition allows ({ $detail }); two people of the secretariat decide whether it may pass.

## Let pass

finding-overridden = { $sentence } [Two people, { $people }, decided to let it pass.]

## S system

S01 = Reading or writing { $object } failed ({ $detail }), and the verification is not complete. Check the disk or stick, and try again.
S02 = There is not enough space for { $object } ({ $detail }). Free some space or choose another place, and try again.
S03 = { $object } did not read back as it was written ({ $detail }). Export it again to another stick or place, and do not use this copy.
S04 = { $object } was made by a newer version of this program ({ $detail }). Upgrade this program, then open it.

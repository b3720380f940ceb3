### Single words: verdicts, severities, states, reasons. The second half of a key is the word in files
### and JSON, with hyphens for underscores.

## The verdict of a verification

verdict-good = good
verdict-bad = bad
verdict-unchecked = could not be checked

severity-failure = failure
severity-error = could not be checked
severity-note = note

class-f = format
class-a = authenticity
class-i = integrity
class-c = completeness
class-k = consistency
class-e = evidence
class-p = policy
class-s = system

## One cell of experts × nominations

state-scored = scored
state-recused = recused
state-unable = unable to judge
state-not-submitted = not submitted
state-voided = voided
state-not-assigned = not assigned

## Reasons for recusal

recusal-near-relative = near relative
recusal-same-unit = same legal unit
recusal-similar-project = same or similar project
recusal-employed-within-three-years = employed there within three years
recusal-director-within-three-years = director there within three years
recusal-shareholder-within-three-years = shareholder there within three years
recusal-other = another circumstance that may affect fairness

## Screening

rule-pass = met
rule-fail = not met
rule-clerk = for a clerk to decide
rule-missing = left blank, for a clerk to decide
rule-prefer = preference

screening-open = open
screening-rectify = to be put right
screening-ready = ready to accept

outcome-imported = imported
outcome-accepted = accepted
outcome-to-rectify = to rectify
outcome-refused = refused
outcome-withdrawn = withdrawn

## Filing

filing-draft = draft
filing-sent = sent
filing-receipted = receipted
filing-superseded = superseded

## Binding of a key to a person, trust anchor, mode, roles

binding-mac = secret in the batch
binding-paper-claimed = scan of the signature page
binding-paper-seen = original signature page compared
binding-filed = key named in the filing
checked-device = What was written was read back from the device and agrees; it is safe to unplug.
checked-cache = What was written was flushed and agrees, but the system may have read it back from memory: eject it before you unplug.

anchor-typed = compared
anchor-pinned = compared before
anchor-unverified = not compared

mode-official = official
mode-rehearsal = rehearsal

role-secretariat = secretariat
role-body = review body
role-body-2 = second review body
role-expert = expert
role-chair = chair
role-member = member

## Types of bundle

type-edition = edition
type-filing = filing
type-receipt = receipt
type-batch = batch
type-results = results bundle
type-received = received slip
type-return = return for correction
type-submission = submission bundle
type-materials = materials for the final review
type-ack = acknowledgement
type-selection = selection
type-revocations = revocations

## Who gives the verdict on a rule

source-auto = auto
source-auto-then-clerk = auto, then clerk
source-clerk = clerk
source-open = listed or clerk
source-prefer = preference

// The commands of the desks as the screens see them. Written by `cargo xtask bindings` from the Rust types;
// never edited by hand.

/** A clerk's acceptance. */
export type Accept = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Which nominations. */
  nominations?: NominationId[];
  /** Every nomination that was imported and not decided; an empty list never means this. */
  all?: boolean;
  /** Why. */
  reason: string;
  /** The clerk. */
  by: string;
};

/** What was accepted. */
export type Accepted = {
  /** How many. */
  accepted: number;
};

/** The ack to take in. */
export type AckImport = {
  /** The body's office file. */
  office: Picked;
  /** The ack bundle. */
  file: Picked;
  /** Folder for the experts' list; none, no list. */
  out?: Picked | null;
  /** Overwrite a file of that name. */
  force?: boolean;
};

/** The ack that was taken in. */
export type AckImported = {
  /** The secretariat's verdict. */
  verdict: Verdict;
  /** Track. */
  track: string;
  /** Digest of the ack. */
  digest: string;
  /** Digest of the submission that it answers. */
  submission: string;
  /** What the secretariat noted. */
  findings: Finding[];
  /** One row for each results bundle that counted. */
  acked: AckImportedRow[];
  /** The list for the experts, as PDF. */
  list?: string;
};

/** What the secretariat received from one expert. */
export type AckImportedRow = {
  /** Whose. */
  expert: string;
  /** Of which batch. */
  batch: string;
  /** Of which issue. */
  issue: number;
  /** Which version. */
  seq: number;
  /** `SHA256:…` of the expert's key. */
  fingerprint: string;
  /** The fingerprint as 6×5 digits. */
  fingerprint_digits: string;
  /** Digest of the results bundle. */
  results_digest: string;
  /** The digest as 6×5 digits. */
  results_digits: string;
  /** The binding that was reached. */
  binding: Binding;
};

/** The scan to attach, and to which results. */
export type AddPaper = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** The results bundle: its digest, or the 6×5 digits on the page. */
  results?: string | null;
  /** Or the expert whose results count. */
  expert?: ExpertId | null;
  /** The scan, a PDF. */
  file: Picked;
};

/** How the marks of several experts become one number. */
export type Aggregate = "mean" | "median" | { trimmed: Trim };

/** Whose register. */
export type AllowedSigners = {
  /** The office file. */
  office: Picked;
  /** The file to write; none, only the answer. */
  out?: Picked | null;
  /** Overwrite a file of that name. */
  force?: boolean;
};

/** The register. */
export type AllowedSignersExported = {
  /** The file's text. */
  text: string;
  /** How many lines. */
  lines: number;
  /** The file, if one was written. */
  path?: string;
};

/** A range of marks with the words for it. */
export type Anchor = {
  /** Lowest mark of the range. */
  from: Centi;
  /** Highest mark of the range. */
  to: Centi;
  /** The words. */
  label: string;
};

/** How the secretariat's key became known to the reader. */
export type AnchorState = "typed" | "pinned" | "unverified";

/** Who applies in a track; it decides which fields the form has (`domain.md` §8). */
export type ApplicantKind = "organisation" | "person";

/** One attached file. */
export type Attachment = {
  /** File name as the applicant gave it, without a folder. */
  name: string;
  /** Size in bytes. */
  size: number;
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
};

/** Which document. */
export type Audit = {
  /** An office file or a work file. */
  file: Picked;
};

/** What came out. */
export type Audited = {
  /** The document. */
  path: string;
  /** `good` or `bad`. */
  verdict: string;
  /** Whether every chain holds, and every decision. */
  ok: boolean;
  /** How many rows of the present log hold. */
  rows: number;
  /** The head, `<n>:<hex>`; empty if a chain is broken. */
  head: string;
  /** The logs before the present one, oldest first: after each of them the document was restored from a backup. */
  past: Past[];
  /** How many signed decisions are kept. */
  decisions: number;
  /** What is wrong. */
  findings: Finding[];
};

/** A backup that was read back. */
export type BackedUp = {
  /** The copy; it opens with the passphrase of the office file. */
  path: string;
  /** SHA-256 of the file, for `sha256sum`. */
  sha256: string;
  /** The last row of the audit log in it, `<n>:<hex>`. */
  head: string;
  /** What reading it back has shown. */
  checked: ReadBack;
};

/** What to back up. */
export type Backup = {
  /** The office file. */
  office: Picked;
  /** Folder for the copy, best on another disk. */
  to: Picked;
};

/** How is voted. */
export type Ballot = "signed" | "secret";

/** A batch as it is shown before it is opened; what could not be read is empty. */
export type BatchCard = {
  /** What verification says; `unchecked` while nobody compared the secretariat's key. */
  verdict: Verdict;
  /** What was found. */
  findings: Finding[];
  /** Whether digits were typed, or an earlier work file was named, and they fit. */
  anchored: boolean;
  /** Where the digits had been typed before, whether they fit or not. */
  pinned: PinnedBy | null;
  /** Edition, list, track and body by name. */
  titles: Titles;
  /** Which batch. */
  batch: string;
  /** Which issue. */
  issue: number;
  /** For whom. */
  expert: string;
  /** Fingerprint of the key that was filed for this expert; only with it can the batch be opened. */
  filed_key: string | null;
  /** Filing number. */
  filing_no: string;
  /** How many nominations. */
  nominations: number;
  /** Last day for handing over. */
  closing: string;
  /** When it was packed. */
  packed_at: string;
  /** Whether it is practice. */
  rehearsal: boolean;
  /** Digest of the bundle. */
  digest: string;
  /** The digest as 6×5 digits. */
  digits: string;
  /** A name for the work file. */
  suggested_name: string;
};

/** The nominations assigned to one expert (评审批次). */
export type BatchId = string;

/** The batches of a track. */
export type BatchList = {
  /** By batch and issue. */
  rows: BatchRow[];
};

/** Results that came back. */
export type BatchResults = {
  /** Version of the sealed sheet. */
  seq: number;
  /** Digest of the bundle. */
  digest: string;
  /** When it was taken in, or came with the submission. */
  at: string;
  /** Whether it counts. */
  state: string;
  /** The digest as 6×5 digits, as on the signature page. */
  digits: string;
};

/** One issue of one batch. */
export type BatchRow = {
  /** Which batch. */
  batch: string;
  /** Which issue. */
  issue: number;
  /** For whom. */
  expert: string;
  /** The expert's name. */
  name: string;
  /** How many nominations. */
  nominations: number;
  /** Whether it counts. */
  state: string;
  /** When it was packed. */
  packed_at: string;
  /** Digest of the batch bundle. */
  digest: string;
  /** The results that count, or else the newest that came back. */
  results: BatchResults | null;
};

/** What a trimmed mean does with too few marks. */
export type BelowMin = "mean";

/** How many marks lie in a range. */
export type Bin = {
  /** Lowest mark of the range. */
  from: string;
  /** Where the next range begins; the last one, and a range of one mark, hold it too. */
  to: string;
  /** How many. */
  count: number;
};

/** How an expert's key is bound to the person, weakest first. */
export type Binding = "mac" | "paper-claimed" | "paper-seen" | "filed";

/** An organisation. */
export type Body = {
  /** Its id. */
  id: BodyId;
  /** Its name as in the notice. */
  name: string;
  /** What it does in this edition. */
  roles: BodyRole[];
  /** Whom to ask; empty in the shipped edition, the secretariat fills it in. */
  contact: Contact;
};

/** Whose card to make. */
export type BodyCard = {
  /** The body's office file. */
  office: Picked;
  /** Folder for the card and its signature. */
  out: Picked;
  /** Overwrite files of that name. */
  force?: boolean;
};

/** A card that was made. */
export type BodyCardMade = {
  /** The card. */
  path: string;
  /** Its signature, as `ssh-keygen -Y sign` names it. */
  signature: string;
  /** The body. */
  body: string;
  /** `SHA256:…` of the key. */
  fingerprint: string;
  /** The fingerprint as 6×5 digits. */
  digits: string;
  /** age recipient of the office. */
  recipient: string;
};

/** An organisation in its role as review body (初评机构). */
export type BodyId = string;

/** What an organisation does. */
export type BodyRole = "review_body" | "secretariat";

/** One step: what it proves, and the commands, which are run in the folder one is in. */
export type ByHand = {
  /** Key of its sentence: `by-hand-<key>`. */
  key: string;
  /** What the sentence needs. */
  params: Record<string, string>;
  /** The commands, a line each. */
  commands: string[];
};

/** One cause. */
export type Cause = {
  /** Of which nomination; without one, of the whole sheet. */
  nomination?: NominationId;
  /** What is to be corrected. */
  cause: string;
};

/** The state of one cell of experts × nominations. */
export type CellState =
  "scored" | "recused" | "unable" | "not_submitted" | "voided" | "not_assigned";

/** A mark in hundredths of a point: `Centi(8666)` is 86.66. */
export type Centi = number;

/** One change of an entry. */
export type ChangeView = {
  /** When. */
  at: string;
  /** What was changed. */
  field: "mark" | "gate" | "comment" | "recommendation" | "overall" | "recused" | "unable";
  /** Of which item or gate. */
  item: ItemId | null;
  /** What stood there; a mark as a decimal. */
  old: string | null;
  /** What stands there since. */
  new: string | null;
};

/** A kind of nominating unit (推荐渠道). */
export type Channel = {
  /** Its number in the notice, from 1. */
  no: number;
  /** Its name in the notice. */
  name: string;
  /** Whether it takes whoever is in no other (其他各有关单位); such a one never adds to another. */
  residual: boolean;
};

/** What was found. */
export type Checked = {
  /** What is missing, by nomination. */
  missing: Missing[];
  /** Whether recusals were declared, or that there are none. */
  recusals_declared: boolean;
  /** The own nominations that have a total, best first. */
  ranking: Ranked[];
  /** How the marks of each leaf are spread. */
  histograms: Histogram[];
  /** Patterns worth a look. */
  remarks: Remark[];
};

/** A clerk of the office. */
export type Clerk = {
  /** Name. */
  name: string;
  /** `SHA256:…` of the personal key. */
  fingerprint: string;
  /** The fingerprint as 6×5 digits. */
  digits: string;
  /** The public key as one OpenSSH line, for whoever checks a signature with stock tools. */
  public_key: string;
  /** Whether this clerk signs no more. */
  retired: boolean;
};

/** The clerk to register. */
export type ClerkAdd = {
  /** The office file. */
  office: Picked;
  /** The clerk's name, as it will stand under what this clerk decides. */
  name: string;
};

/** The clerk who signs no more. */
export type ClerkRetire = {
  /** The office file. */
  office: Picked;
  /** Who signs no more. */
  name: string;
  /** Why. */
  reason: string;
  /** Another clerk, who signs it. */
  by: string;
};

/** One person's signature. */
export type ClerkSignature = {
  /** Name, one of those in the statement. */
  clerk: string;
  /** The clerk's public key as one OpenSSH line. */
  public_key: string;
  /** Armored SSHSIG of the statement under `NAMESPACE`. */
  signature: string;
};

/** The clerks of an office. */
export type Clerks = {
  /** Oldest first. */
  clerks: Clerk[];
};

/** Which document to close. */
export type Close = {
  /** An office file or a work file. */
  file: Picked;
};

/** What came of it. */
export type Closed = {
  /** Whether it had been open here. */
  closed: boolean;
};

/** Nothing: the code travels beside the request. */
export type CodeCheck = Record<symbol, never>;

/** What can be said of a code without a batch. */
export type CodeChecked = {
  /** Whether it is whole and its check character fits; `false` while it is too short. */
  complete: boolean;
};

/** When a comment is required. */
export type CommentRequired = "never" | "always" | { below: Centi } | { above: Centi };

/** When a comment must be written, and how long it may be. */
export type CommentRule = {
  /** When it is required. */
  required: CommentRequired;
  /** Longest comment, in characters. */
  max_chars: number;
};

/** Which name of a nomination is looked up among earlier winners. */
export type Compared = "title" | "applicant";

/** A contact: personal data, hence never shipped. */
export type Contact = {
  /** 联系人. */
  person: string;
  /** 联系电话. */
  phone: string;
};

/** What to sign along. */
export type Cosign = {
  /** The office file of the second body. */
  office: Picked;
  /** Filing, batches or submission, signed by the other body. */
  files: Picked[];
  /** Folder for what is signed. */
  out: Picked;
  /** Overwrite files of that name. */
  force?: boolean;
};

/** What is signed, in words and numbers that can be compared with the other body's screen. */
export type CosignShown = {
  /** Track. */
  track: string;
  /** The role in which is signed. */
  role: string;
  /** The body that signed before. */
  other: string;
  /** The 6×5 digits of its key. */
  other_digits: string;
  /** The 6×5 digits of the key that signs. */
  own_digits: string;
  /** SHA-256 of the criteria's bytes. */
  criteria_digest: string;
  /** The batch, where it is one. */
  batch?: string;
  /** The experts of the panel, the expert of the batch, or those whose results counted. */
  experts: string[];
  /** The nominations of a batch, or those that a submission recommends. */
  nominations: string[];
};

/** What came of it. */
export type Cosigned = {
  /** The worst verdict of the files. */
  verdict: Verdict;
  /** All findings. */
  findings: Finding[];
  /** How many were signed. */
  signed: number;
  /** By file. */
  files: CosignedFile[];
};

/** One file, with what was signed in it. */
export type CosignedFile = {
  /** The signed bundle; the file itself where nothing was signed. */
  path: string;
  /** Its verdict; only what is good is signed. */
  verdict: Verdict;
  /** Kind of bundle, where it is one. */
  type?: string;
  /** Its digest. */
  digest?: string;
  /** The digest as 6×5 digits. */
  digits?: string;
  /** What it says, where it holds. */
  content?: CosignShown;
  /** The letter for this body's stamp, where a filing was signed. */
  letter?: string;
  /** What was found. */
  findings: Finding[];
};

/** The filed criteria (评价标准). */
export type Criteria = {
  /** Always `TYPE`; first, so that a reader knows what follows. */
  type: string;
  /** The track they hold for. */
  track: TrackId;
  /** Title as printed on sheets and reports. */
  title: string;
  /** Version counted by the body, from 1. */
  version: number;
  /** Whether a higher or a lower score is better. */
  direction: Direction;
  /** Step of a mark where an item has no scale of its own, in hundredths. */
  step: Centi;
  /** Lowest mark where an item has no scale of its own, in hundredths. */
  min: Centi;
  /** Highest mark where an item has no scale of its own; with points weights also the filed total. */
  max: Centi;
  /** The items, groups before or after their children, in the order in which experts see them. */
  items: Item[];
  /** Yes/no questions that come before the marks. */
  gates?: Gate[];
  /** The recommendation that an expert gives beside the marks. */
  recommendation?: Recommendation;
  /** How the official score and rank are computed. */
  official: Official;
  /** How the panel meeting votes. */
  vote?: Vote;
  /** How panel groups are ranked together. */
  groups?: Groups;
};

/** The dates of an edition. */
export type Dates = {
  /** Collection begins. */
  collection_from: Period;
  /** Applicants apply before this instant; what arrives at it or after it is late. */
  applicants_until: string;
  /** Units upload nominations until the end of this day; what arrives after it is late. */
  units_until: string;
  /** Preliminary review (初评). */
  preliminary: Span;
  /** Results reach the secretariat until the end of this day. */
  results_by: string;
  /** Final review (终评). */
  final_review: Period;
  /** Publication. */
  publication: Period;
  /** Publicity. */
  publicity: Span;
};

/** A decision about a nomination. */
export type Decision = {
  /** What stood before. */
  old: Outcome;
  /** What was decided. */
  outcome: Outcome;
  /** By whom. */
  actor: string;
  /** Why. */
  reason: string | null;
  /** When. */
  at: string;
};

/** What was declared. */
export type DeclaredUnable = {
  /** Which nomination. */
  nomination: string;
};

/** What came of it. */
export type Demonstrated = {
  /** The worst verdict of all bundles. */
  verdict: Verdict;
  /** The folder. */
  path: string;
  /** The secretariat's digits, for `verify --trust`. */
  digits: string;
  /** Every step with its file and verdict. */
  steps: WalkedStep[];
  /** The ranking of each track as the secretariat recomputed it. */
  panels: PanelResult[];
};

/** An expert's total that lies farther from the exact score than filed. */
export type Deviation = {
  /** Whose. */
  expert: string;
  /** The expert's total, in points. */
  total: string;
  /** How far from the score before the final rounding, above 0. */
  distance: string;
  /** Above the score (畸高) or below it (畸低). */
  side: Side;
  /** Whether the body must record a reason. */
  asks_reason: boolean;
};

/** When an expert lies far off the panel (畸高、畸低). */
export type DeviationRule = {
  /** Distance of an expert's total from the nomination's official score, in hundredths. */
  threshold: Centi;
  /** Whether the body must record a reason. */
  asks_reason: boolean;
};

/** Which end of the scale is the good one. */
export type Direction = "higher" | "lower";

/** A value that the rule left out. */
export type Dropped = {
  /** Whose. */
  expert: string;
  /** The criterion; none for an expert's total. */
  item: ItemId | null;
  /** The value, in points. */
  value: string;
  /** From which end. */
  side: Side;
};

/** The edition that an office goes by. */
export type EditionCard = {
  /** Its id. */
  id: string;
  /** Its title. */
  title: string;
  /** Digest of its bundle. */
  digest: string;
  /** The secretariat's digits under which it was believed. */
  anchor_digits: string;
  /** How they became known to this office. */
  anchor: AnchorState;
  /** When it was kept. */
  at: string;
  /** Last day on which results reach the secretariat. */
  results_by: string;
};

/** Which file to check. */
export type EditionCheck = {
  /** A TOML file. */
  file: Picked;
};

/** What a check found. */
export type EditionChecked = {
  /** `good` or `bad`. */
  verdict: string;
  /** Id of the edition. */
  edition: string;
  /** Lists and tracks in it. */
  lists: number;
  /** Tracks in it. */
  tracks: number;
  /** What is wrong. */
  faults: EditionFault[];
};

/** Which edition to sign. */
export type EditionExport = {
  /** The secretariat's office file. */
  office: Picked;
  /** An edition file; otherwise the built-in edition of 2022. */
  edition?: Picked | null;
  /** After a change of key, have the new key sign the edition and not the old one, which is lost. */
  signed_by_new?: boolean;
  /** Folder for the bundle. */
  out: Picked;
  /** Overwrite a file of that name. */
  force?: boolean;
};

/** A signed edition. */
export type EditionExported = {
  /** The bundle. */
  path: string;
  /** Its digest. */
  digest: string;
  /** Its version. */
  version: number;
  /** `SHA256:…` of the secretariat's key, as the edition names it. */
  fingerprint: string;
  /** The fingerprint as 6×5 digits, for the printed notice. */
  digits: string;
  /** The 6×5 digits of the key that signed it: after a change of key those that the bodies know already. */
  signed_by: string;
};

/** What is wrong; `object` is the id, key or number concerned. */
export type EditionFault = {
  /** What is wrong. */
  code: EditionFaultCode;
  /** Where. */
  object: string;
};

/** The kinds of `EditionFault`. */
export type EditionFaultCode =
  | "other_type"
  | "duplicate_id"
  | "unknown_list"
  | "unknown_body"
  | "missing_role"
  | "unknown_channel"
  | "unknown_rule_set"
  | "unknown_setting"
  | "list_without_track"
  | "list_without_quota"
  | "track_without_body"
  | "track_without_selection"
  | "track_without_criteria"
  | "empty_winner_check"
  | "empty_rule"
  | "bad_count"
  | "dates_out_of_order";

/** One year's programme (届). */
export type EditionId = string;

/** The edition to take in. */
export type EditionImport = {
  /** The body's office file. */
  office: Picked;
  /** The edition bundle. */
  file: Picked;
  /** The secretariat's digits as printed; pinned once they were typed. */
  trust?: string | null;
};

/** The edition that was taken in. */
export type EditionImported = {
  /** Its id. */
  edition: string;
  /** Its version. */
  version: number;
  /** Digest of its bundle. */
  digest: string;
  /** The body that this office is in it. */
  body: string;
  /** The tracks of that body. */
  tracks: string[];
  /** The 6×5 digits of the key that this edition names and the office trusts from now on. */
  digits: string;
  /** What verification noted: that the secretariat has changed its key, for one. */
  findings: Finding[];
};

/** Which edition to show. */
export type EditionShow = {
  /** Its id; `2022` if none is named. */
  edition?: string | null;
};

/** An edition with the rules of each track spelled out. */
export type EditionShown = {
  /** The rules by track, each with who gives its verdict. */
  rules: Record<TrackId, ShownRule[]>;
  /** Always `TYPE`; first, so that a reader knows what follows. */
  type: string;
  /** Its id, as in `Edition-Id`. */
  id: EditionId;
  /** Version counted by the secretariat, from 1; a new one follows a change of key (`formats.md` §1). */
  version: number;
  /** Title as printed. */
  title: string;
  /** Who runs it, with the keys that are filled in at export. */
  secretariat: Secretariat;
  /** The dates of the notice. */
  dates: Dates;
  /** What the application form allows. */
  form: Form;
  /** Lists in the order of the notice. */
  lists: List[];
  /** Tracks in the order of the notice. */
  tracks: Track[];
  /** The organisations. */
  bodies: Body[];
  /** Kinds of nominating unit. */
  channels: Channel[];
  /** One entry for each list, also for those without a limit. */
  quotas: Quota[];
  /** What a nominator in several channels gets. */
  stacking: Stacking;
  /** What the notice leaves to be settled, or names without listing it. */
  settings: Setting[];
  /** Eligibility rules; several tracks may share a set. */
  rule_sets: RuleSet[];
};

/** What to enter, and where. */
export type Enter = {
  /** The work file. */
  work: Picked;
  /** Which nomination. */
  nomination: NominationId;
  /** The entry. */
  entry: Entry;
};

/** An entry that was committed. */
export type Entered = {
  /** When it was committed; of an entry that changed nothing, when the nomination was last changed. */
  at: string;
  /** The row it stands in, and every other whose total or place moved. */
  rows: WorkRow[];
};

/** One entry as it was typed; `null` clears, and so does an empty text. */
export type Entry =
  | { field: "mark"; item: string; value: string | null }
  | { field: "gate"; item: string; value: boolean | null }
  | { field: "comment"; item: string; value: string }
  | { field: "recommendation"; value: string | null }
  | { field: "overall"; value: string }
  | { field: "unable"; value: string | null };

/** Which cell is excused. */
export type Excuse = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Which expert. */
  expert: ExpertId;
  /** From which nomination. */
  nomination: NominationId;
  /** Why. */
  reason: string;
  /** The clerk who acts. */
  by: string;
  /** The second clerk. */
  second: string;
};

/** A cell that was excused. */
export type ExcusedCell = {
  /** Track. */
  track: string;
  /** Which expert. */
  expert: string;
  /** From which nomination. */
  nomination: string;
  /** Who decided it. */
  by: string[];
};

/** For whom a key card is made. */
export type ExpertCard = {
  /** The expert's name; it stands on the card alone. */
  name: string;
  /** The expert's unit. */
  unit?: string | null;
  /** Folder for the key and the card. */
  out: Picked;
  /** Overwrite files of that name. */
  force?: boolean;
};

/** A key and its card. */
export type ExpertCardMade = {
  /** The card, to be printed, signed and handed to the body. */
  path: string;
  /** The private key, encrypted; it stays with the expert. */
  key: string;
  /** The public key's file. */
  public: string;
  /** The public key as one OpenSSH line, for the panel table. */
  public_key: string;
  /** `SHA256:…` of the key. */
  fingerprint: string;
  /** The fingerprint as 6×5 digits. */
  digits: string;
};

/** An expert by number; the name stays in the body's office file. */
export type ExpertId = string;

/** One expert's sheet for the nomination. */
export type ExpertSheet = {
  /** Number. */
  expert: string;
  /** Name, where this office knows it. */
  name: string;
  /** State of the cell. */
  state: CellState;
  /** Marks by leaf. */
  marks: Record<string, Centi>;
  /** Comments by leaf. */
  comments: Record<string, string>;
  /** The overall comment. */
  overall: string;
  /** The recommendation. */
  recommendation: string | null;
  /** The expert's total in points, before any rounding. */
  total: string | null;
};

/** What to explain. */
export type Explain = {
  /** Bundles. */
  files: Picked[];
};

/** How to prove them by hand. */
export type Explained = {
  /** Step by step, for all files. */
  card: ByHand[];
};

/** Something that could not be done. */
export type Failure = {
  /** Key `error-<code>` of the catalogue. */
  code: string;
  /** What the sentence needs. */
  params: Record<string, string>;
  /** For the log and the copy button. */
  detail: string;
  /** What verification found, where a bundle was refused. */
  findings?: Finding[];
  /** Which cells are wrong, where a table was refused. */
  rows?: RowFault[];
};

/** One expert of the filed panel. */
export type FiledExpert = {
  /** Number. */
  expert: string;
  /** Name. */
  name: string;
  /** Employer. */
  unit: string;
  /** Group. */
  group: string;
  /** Role in the group. */
  role: "chair" | "member";
  /** Nominations of which a conflict is known. */
  conflicts: string[];
};

/** The filing to register. */
export type FilingAccept = {
  /** The secretariat's office file. */
  office: Picked;
  /** The filing bundle. */
  file: Picked;
  /** The bodies' digits, typed from the stamped letters: one text, or a list with one for each joint body. */
  digits?: string | string[] | null;
  /** The clerk who compared. */
  by: string;
  /** Filing number; otherwise numbered here. */
  number?: string | null;
  /** Folder for the receipt. */
  out: Picked;
  /** Overwrite a file of that name. */
  force?: boolean;
};

/** A registered filing. */
export type FilingAccepted = {
  /** The receipt. */
  path: string;
  /** Its digest. */
  digest: string;
  /** Filing number. */
  number: string;
  /** Version of the filing. */
  version: number;
  /** Track. */
  track: string;
};

/** What to file. */
export type FilingExport = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Criteria file; otherwise the built-in template of the track. */
  criteria?: Picked | null;
  /** Panel table. */
  panel: Picked;
  /** Last day on which experts hand over results. */
  closing: string;
  /** How experts' keys must be bound to the person; `mac` where nothing is said. */
  binding?: Binding | null;
  /** Key card of the other body, where two review the track jointly. */
  joint?: Picked | null;
  /** Folder for the filing and its letter. */
  out: Picked;
  /** Overwrite files of that name. */
  force?: boolean;
};

/** A filing that was signed. */
export type FilingExported = {
  /** The filing bundle. */
  path: string;
  /** The letter for the stamp. */
  letter: string;
  /** Digest of the filing. */
  digest: string;
  /** Fingerprint of the body's key. */
  fingerprint: string;
  /** The fingerprint as 6×5 digits, as on the letter. */
  digits: string;
  /** Version of the filing. */
  version: number;
  /** Track. */
  track: string;
  /** The other body, whose signature is still needed. */
  needs?: string;
};

/** A filing in a list. */
export type FilingRow = {
  /** Counted by the body, from 1. */
  version: number;
  /** Where it stands. */
  state: "draft" | "sent" | "receipted" | "superseded" | "refused";
  /** Number given by the secretariat. */
  number: string | null;
  /** Digest of the filing bundle. */
  digest: string | null;
  /** Digest of the receipt bundle. */
  receipt: string | null;
  /** When it was kept. */
  at: string;
};

/** A filing. */
export type FilingView = {
  /** Counted by the body, from 1. */
  version: number;
  /** Where it stands. */
  state: "draft" | "sent" | "receipted" | "superseded" | "refused";
  /** Number given by the secretariat. */
  number: string | null;
  /** The criteria. */
  criteria: Criteria;
  /** Last day for results. */
  closing: string;
  /** How an expert's key must be bound to the person. */
  binding: string;
  /** The panel. */
  experts: FiledExpert[];
  /** Digest of the filing bundle. */
  digest: string | null;
  /** The digest as 6×5 digits. */
  digits: string | null;
};

/** Whether a list passes the final review. */
export type FinalReview = "yes" | "no" | "undecided";

/** One finding. */
export type Finding = {
  /** `F01` … `S04`. */
  code: string;
  /** The first letter of the code. */
  class: string;
  /** How grave it is. */
  severity: Severity;
  /** Which file, nomination, expert or field. */
  object: string;
  /** What the sentence in the catalogue needs. */
  params?: Record<string, string>;
};

/** A foreign name and what stands for it. */
export type ForeignName = {
  /** `panel`, `judge` or `item`. */
  kind: string;
  /** The foreign name. */
  foreign: string;
  /** What stands for it. */
  number: string;
};

/** What the application form allows (`domain.md` §8); more than that is shown, never cut off. */
export type Form = {
  /** Longest 简介, in characters. */
  summary_max_chars: number;
  /** Most 主要创新点. */
  innovations_at_most: number;
  /** Most 申请回避专家 (国家自然科学基金条例 20). */
  avoid_experts_at_most: number;
  /** The only 密级 that are taken in. */
  secrecy_levels: string[];
};

/** Something that is still missing before a review is complete. */
export type Gap = { mark: ItemId } | { gate: ItemId } | { comment: ItemId } | "recommendation";

/** A yes/no question; 否 has the filed consequence. */
export type Gate = {
  /** Unique among items and gates. */
  id: ItemId;
  /** Short title. */
  title: string;
  /** The full question. */
  text?: string;
  /** What a 否 does. */
  on_no: OnNo;
};

/** A gate that was answered 否, with a consequence that leaves the nomination in the ranking. */
export type GateFlag = {
  /** The gate. */
  gate: ItemId;
  /** Its filed consequence: `flag` or `to_meeting`. */
  on_no: OnNo;
  /** The valid experts who answered 否. */
  experts: string[];
};

/** How groups are ranked together. */
export type GroupRanking = "joint" | "per_group_then_merge";

/** How nominations are divided among panel groups, and ranked together. */
export type Groups = {
  /** How they are divided, in words. */
  division: string;
  /** How they are ranked together. */
  ranking: GroupRanking;
};

/** How the marks of a leaf are spread. */
export type Histogram = {
  /** Which leaf. */
  item: ItemId;
  /** From the lowest mark to the highest. */
  bins: Bin[];
};

/** Whose identity, and where to. */
export type IdentityExport = {
  /** The office file. */
  office: Picked;
  /** The identity file to make. */
  out: Picked;
  /** Overwrite a file of that name. */
  force?: boolean;
};

/** An identity file. */
export type IdentityExported = {
  /** The file, in the form of `age-keygen`. */
  path: string;
  /** Its recipients, oldest first. */
  recipients: string[];
};

/** Which file. */
export type Inspect = {
  /** Any file or folder. */
  file: Picked;
};

/** What it is. */
export type Inspected = {
  /** Its kind. */
  kind: InspectedKind;
  /** Its name, without a folder. */
  name: string;
  /** Bytes. */
  size: number;
};

/** Kinds of file that people pick and drop. */
export type InspectedKind =
  | "batch"
  | "results"
  | "edition"
  | "filing"
  | "receipt"
  | "submission"
  | "ack"
  | "received"
  | "return"
  | "materials"
  | "selection"
  | "revocations"
  | "work"
  | "office"
  | "bundle_damaged"
  | "sealed"
  | "encrypted"
  | "pdf"
  | "spreadsheet"
  | "archive"
  | "image"
  | "database"
  | "text"
  | "folder"
  | "empty"
  | "other";

/** What to take in. */
export type Intake = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** The spreadsheet. */
  file: Picked;
  /** Folder with a sub-folder for each nomination. */
  attachments?: Picked | null;
  /** Only check. */
  dry_run?: boolean;
};

/** One scored criterion, or a heading that groups them. */
export type Item = {
  /** Unique among items and gates. */
  id: ItemId;
  /** The item that this one belongs under; only leaves carry marks. */
  parent?: ItemId;
  /** Short title. */
  title: string;
  /** What the expert should look at. */
  guide?: string;
  /** Own scale; otherwise the criteria's `min`, `max`, `step`. */
  scale?: Scale;
  /** Weight of a leaf; a heading has none. */
  weight?: Weight;
  /** Ranges of marks with a label each. */
  anchors?: Anchor[];
  /** When a comment is asked for. */
  comment?: CommentRule;
};

/** A scored criterion or a gate (评审项、否决项). */
export type ItemId = string;

/** A decision with its signatures, as stock `ssh-keygen -Y verify` checks them. */
export type KeptDecision = {
  /** Its number, from 1. */
  n: number;
  /** What is decided: `act`, `override` … */
  kind: string;
  /** About what. */
  subject: string;
  /** In which track, where it belongs to one. */
  track: string | null;
  /** When it was kept. */
  at: string;
  /** The exact words and who signed them. */
  signed: SignedDecision;
};

/** Which office's key to renew. */
export type KeyRenew = {
  /** The office file. */
  office: Picked;
  /** An OpenSSH Ed25519 private key to bring along; otherwise a new one is made. */
  import?: Picked | null;
};

/** The office's new key. */
export type KeyRenewed = {
  /** Role of the office. */
  role: string;
  /** `SHA256:…` of the new key. */
  fingerprint: string;
  /** The fingerprint as 6×5 digits. */
  digits: string;
  /** `SHA256:…` of the key before it. */
  before: string;
  /** The new age recipient for what goes up. */
  recipient: string;
};

/** What a limit counts. */
export type Limit =
  { scope: "per_track"; n: number } | { scope: "per_list"; n: number } | { scope: "none" };

/** One list (榜单). */
export type List = {
  /** Its id. */
  id: ListId;
  /** Its title. */
  title: string;
  /** Whether it is organised separately under a 评审机构 (已另行组织). */
  organised_separately: boolean;
  /** Whether it passes the secretariat's final review. */
  final_review: FinalReview;
};

/** One of the lists of an edition (榜单). */
export type ListId = string;

/** Which file to look at. */
export type LookAtBatch = {
  /** The batch bundle. */
  file: Picked;
  /** The secretariat's digits as typed. */
  trust?: string | null;
  /** An earlier work file of the same edition: the digits that were typed for it hold here too. */
  pinned_by?: Picked | null;
};

/** The office that was made. */
export type Made = {
  /** The office file. */
  path: string;
  /** `SHA256:…` of its signing key. */
  fingerprint: string;
  /** The fingerprint as 6×5 digits, for the printed notice or the filing letter. */
  digits: string;
  /** age recipient of the office. */
  recipient: string;
};

/** Where to. */
export type MakeDemo = {
  /** A folder that is empty or new. */
  out: Picked;
  /** How far to walk. */
  until?: Until;
};

/** Whose materials, and where to. */
export type MaterialsExport = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Folder for the materials. */
  out: Picked;
  /** Overwrite a file of that name. */
  force?: boolean;
};

/** Materials that were exported. */
export type MaterialsExported = {
  /** Who alone can open them. */
  sealed_for: string;
  /** Track. */
  track: string;
  /** Digest of the submission that recommends. */
  submission: string;
  /** How many nominations are recommended. */
  nominations: number;
  /** How many attachments there are. */
  attachments: number;
  /** Their size in bytes. */
  size: number;
  /** The first bundle; the others stand in `bundles`. */
  path: string;
  /** Its digest. */
  digest: string;
  /** The bundles: one, or as many as the attachments need. */
  bundles: MaterialsPart[];
};

/** One bundle of materials, encrypted to the secretariat. */
export type MaterialsPart = {
  /** Where. */
  path: string;
  /** Digest of the bundle in the envelope. */
  digest: string;
  /** The digest as 6×5 digits. */
  digits: string;
  /** Whether it was read back from the device, or perhaps from the system's memory. */
  checked: ReadBack;
};

/** The materials to receive. */
export type MaterialsReceive = {
  /** The secretariat's office file. */
  office: Picked;
  /** The materials. */
  file: Picked;
};

/** Materials that were received. */
export type MaterialsReceived = {
  /** The verdict. */
  verdict: Verdict;
  /** Track. */
  track: string;
  /** Digest of the bundle. */
  digest: string;
  /** Digest of the submission to which it belongs. */
  submission: string;
  /** Which of several bundles it is, from 1. */
  part: number;
  /** How many there are. */
  parts: number;
  /** How many nominations are recommended there. */
  nominations: number;
  /** How many attachments came. */
  attachments: number;
  /** What was noted. */
  findings: Finding[];
};

/** What to merge. */
export type Merge = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Results bundles to take in; none to compute again from what is there. */
  files?: Picked[];
  /** Folder for the slips that say what was taken in: for the files that are named, or for everything that is kept; none, no slips. */
  slips?: Picked | null;
};

/** A merge at a glance. */
export type MergeCard = {
  /** Its number. */
  n: number;
  /** When it was computed. */
  at: string;
  /** How many nominations are ranked. */
  ranked: number;
};

/** What came of it. */
export type Merged = {
  /** The worst verdict of the files. */
  verdict: Verdict;
  /** Track. */
  track: string;
  /** All findings. */
  findings: Finding[];
  /** By file. */
  files: TakenIn[];
  /** How many of them were good and are kept. */
  taken: number;
  /** How many results bundles counted. */
  counted: number;
  /** How many cells are in each state. */
  cells: Record<string, number>;
  /** The ranking with its trace. */
  ranking: Standing[];
  /** The slips that were written. */
  slips?: SlipFile[];
};

/** A nomination with something missing. */
export type Missing = {
  /** Which nomination. */
  nomination: NominationId;
  /** What. */
  gaps: Gap[];
};

/** The secrets a command needs. */
export type Needs =
  "nothing" | "passphrase" | "maybe_passphrase" | "new_passphrase" | "code" | "only_code";

/** The office to make. */
export type NewOffice = {
  /** The office file to make. */
  file: Picked;
  /** In which role. */
  role: "secretariat" | "body";
  /** Name of the organisation. */
  name: string;
  /** Its id in the edition; otherwise it is found by its name. */
  body?: BodyId | null;
  /** Whether it is for rehearsal. */
  rehearsal?: boolean;
  /** An OpenSSH Ed25519 private key to bring along; otherwise one is made. */
  key?: Picked | null;
};

/** The record of one nomination. */
export type Nomination = {
  /** 编号. */
  id: NominationId;
  /** 名称 (of a person: 姓名). */
  title: string;
  /** 申报单位, or 任职单位 of a person. */
  applicant: string;
  /** 推荐单位. */
  nominator: string;
  /** 推荐渠道, as the platform writes it. */
  channel: string;
  /** Every other column of the intake by its heading, as text, in the order of the alphabet. */
  fields?: Record<string, string>;
  /** 佐证材料. */
  attachments?: Attachment[];
};

/** A nomination as it stands in lists. */
export type NominationCard = {
  /** Its number. */
  id: string;
  /** Its name. */
  title: string;
  /** Who applies. */
  applicant: string;
  /** Who nominates. */
  nominator: string;
  /** Whom its fields name, for recusals. */
  people: string;
  /** How many files are attached. */
  attachments: number;
  /** Whether it comes from the expert's own unit. */
  same_unit: boolean;
};

/** One application in one track (申报项目); unique in a track whatever its case. */
export type NominationId = string;

/** The nominations of a track. */
export type NominationList = {
  /** By id. */
  rows: NominationRow[];
};

/** One nomination in the list. */
export type NominationRow = {
  /** 编号. */
  id: string;
  /** 名称. */
  title: string;
  /** 申报单位. */
  applicant: string;
  /** 推荐单位. */
  nominator: string;
  /** 推荐渠道. */
  channel: string;
  /** Where it stands. */
  outcome: Outcome;
  /** Why, where a reason was given. */
  reason: string | null;
  /** How many attachments. */
  attachments: number;
  /** When it was taken in, or came with the submission. */
  imported_at: string;
  /** Row of the spreadsheet, from 1. */
  source_row: number | null;
};

/** One nomination in full. */
export type NominationView = {
  /** The record as it was packed. */
  record: Nomination;
  /** Every change of its entries, oldest first. */
  history: ChangeView[];
};

/** What to note. */
export type Note = {
  /** The work file. */
  work: Picked;
  /** On which nomination. */
  nomination: NominationId;
  /** The note; empty where there is none. */
  text: string;
  /** The flag. */
  flag: boolean;
};

/** A note that was committed. */
export type Noted = {
  /** When. */
  at: string;
};

/** The filing to look at. */
export type OfFiling = {
  /** The office file. */
  office: Picked;
  /** The track. */
  track: string;
  /** Its version; otherwise the newest. */
  version?: number | null;
};

/** An office. */
export type OfOffice = {
  /** The office file. */
  office: Picked;
};

/** Whose entry it is. */
export type OfSupervisor = {
  /** The office file. */
  office: Picked;
  /** The supervisor's name. */
  name: string;
};

/** A track of an office. */
export type OfTrack = {
  /** The office file. */
  office: Picked;
  /** The track. */
  track: string;
};

/** One nomination in full. */
export type OfficeNomination = {
  /** The record. */
  record: Nomination;
  /** Every decision about it, oldest first. */
  outcomes: Decision[];
};

/** An office at a glance. */
export type OfficeView = {
  /** In which role. */
  role: "secretariat" | "body";
  /** Name of the organisation. */
  name: string;
  /** Whether it is for rehearsal. */
  rehearsal: boolean;
  /** Whether another window holds it. */
  read_only: boolean;
  /** `SHA256:…` of its signing key. */
  fingerprint: string;
  /** The fingerprint as 6×5 digits. */
  digits: string;
  /** age recipient of the office. */
  recipient: string | null;
  /** The edition it goes by, once there is one. */
  edition: EditionCard | null;
  /** Digest of the edition bundle that the secretariat has signed. */
  exported: string | null;
  /** Its tracks in the order of the notice. */
  tracks: TrackState[];
};

/** The rule that makes the official score. */
export type Official = {
  /** Weight first and then aggregate over experts, or the other way round. */
  order: Order;
  /** How marks of several experts become one. */
  aggregate: Aggregate;
  /** Where is rounded; each place at most once. */
  rounding: Rounding[];
  /** Fewest valid reviews with which a nomination is ranked. */
  minimum_reviews: number;
  /** When an expert's total lies so far off that a reason is asked for; changes no number. */
  deviation?: DeviationRule;
  /** What decides between equal scores, in this order. */
  tie_break: TieBreak[];
};

/** What a gate answered 否 does. */
export type OnNo = "exclude_from_ranking" | "flag" | "to_meeting";

/** One nomination of a track. */
export type OneNomination = {
  /** The office file. */
  office: Picked;
  /** The track. */
  track: string;
  /** The nomination. */
  nomination: NominationId;
};

/** What to open. */
export type Open = {
  /** The batch bundle. */
  file: Picked;
  /** The secretariat's digits as typed. */
  trust?: string | null;
  /** An earlier work file of the same edition, under the same passphrase: the digits that were typed for it hold here too, and are not typed again. */
  pinned_by?: Picked | null;
  /** The key that the expert made before the panel was filed; otherwise a new one is made. */
  key?: Picked | null;
  /** Go on without the secretariat's digits; stays visible. */
  unverified?: boolean;
  /** The work file to make; otherwise one named after the batch in the present folder. */
  out?: Picked | null;
};

/** An opened batch. */
export type Opened = {
  /** The work file. */
  path: string;
  /** Which batch. */
  batch: string;
  /** Which issue. */
  issue: number;
  /** For whom. */
  expert: string;
  /** How many nominations. */
  nominations: number;
  /** Last day for handing over. */
  closing: string;
  /** How far the secretariat's key was compared. */
  anchor: AnchorState;
  /** Fingerprint of the expert's key, new or brought along. */
  fingerprint: string;
  /** Whether this is the key that was filed for the expert. */
  filed: boolean;
  /** What verification noted. */
  findings: Finding[];
};

/** What comes first. */
export type Order = "within_expert" | "within_criterion";

/** Where a nomination stands in its office. */
export type Outcome = "imported" | "accepted" | "to_rectify" | "refused" | "withdrawn";

/** What two clerks override. */
export type Override = {
  /** Codes of the findings: exactly those that stand against the bundle. */
  codes: string[];
  /** Why. */
  reason: string;
  /** The clerk who acts. */
  by: string;
  /** The second clerk. */
  second: string;
};

/** What to pack, and where to. */
export type Pack = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Folder for the batches. */
  batches: Picked;
  /** Another folder, for the code letters. */
  letters: Picked;
  /** Table `expert,nomination`; otherwise every expert gets every accepted nomination. */
  assignment?: Picked | null;
  /** Added work: a further batch for every expert who has one, with what is not in any of the expert's batches yet. */
  further?: boolean;
  /** Overwrite files of that name. */
  force?: boolean;
};

/** What was packed. */
export type Packed = {
  /** Folder of the letters. */
  letters: string;
  /** One entry for each batch, by expert. */
  batches: PackedFor[];
};

/** One expert's batch. */
export type PackedFor = {
  /** The expert. */
  expert: string;
  /** The batch. */
  batch: string;
  /** Which issue of it. */
  issue: number;
  /** The batch bundle. */
  path: string;
  /** Its digest. */
  digest: string;
  /** The letter, as PDF. */
  letter: string;
  /** The opening code alone, for `--code-file`. */
  code: string;
  /** How many nominations. */
  nominations: number;
};

/** Results that count and whose page is still to come. */
export type PageMissing = {
  /** Whose. */
  expert: string;
  /** Of which batch. */
  batch: string;
};

/** One panel. */
export type PanelResult = {
  /** Its name. */
  panel: string;
  /** By rank. */
  items: Standing[];
};

/** A scan that is kept. */
export type PaperAdded = {
  /** Digest of the results bundle. */
  results: string;
  /** Whose page it is. */
  expert: string;
  /** Version of the sealed sheet. */
  seq: number;
  /** SHA-256 of the scan. */
  digest: string;
  /** Whether exactly this scan was there already. */
  known: boolean;
  /** Results that count and have no scan yet. */
  missing: PageMissing[];
};

/** A page that was compared. */
export type PaperSeen = {
  /** Digest of the results bundle. */
  results: string;
  /** Whose page it is. */
  expert: string;
  /** Of which batch. */
  batch: string;
  /** Whether it had been compared before. */
  known: boolean;
  /** Pages that the filed plan asks for and nobody has compared yet. */
  missing: PageMissing[];
};

/** A log that ended. */
export type Past = {
  /** Its id. */
  log: string;
  /** Its last row, `<n>:<hex>`, which the log after it names. */
  head: string;
};

/** A day (`2022-10-31`) or, where the notice says no more, a month (`2022-09`). */
export type Period = string;

/** A file or folder that a person picked. */
export type Picked = string;

/** The earlier work file for which the secretariat's key was compared. */
export type PinnedBy = {
  /** Of which batch it was made. */
  batch: string;
  /** When. */
  made_at: string;
};

/** Whether a nomination is ranked. */
export type Place = "ranked" | "too_few_reviews" | "excluded_by_gate";

/** The pledge as it stands. */
export type Pledged = {
  /** When it was signed. */
  at: string;
};

/** How values became one. */
export type Pool = "mean" | "median" | "trimmed_mean";

/** How far a long work is. */
export type Progress = {
  /** What is being done: a key of the catalogue. */
  step: string;
  /** How many are done. */
  done: number;
  /** Of how many. */
  total: number;
};

/** How many one nominator may nominate in a list. */
export type Quota = {
  /** The list. */
  list: ListId;
  /** The limit for a nominator with one channel. */
  limit: Limit;
};

/** A nomination in the own ranking. */
export type Ranked = {
  /** Which nomination. */
  nomination: NominationId;
  /** Its total. */
  total: string;
  /** Its place, from 1. */
  rank: number;
  /** Whether it is shared. */
  tied: boolean;
};

/** A ranking. */
export type Ranking = {
  /** Number of the merge at the body. */
  n: number | null;
  /** When it was computed, or came in. */
  at: string;
  /** Titles by nomination. */
  titles: Record<string, string>;
  /** Names by expert's number, where this office knows them. */
  experts: Record<string, string>;
  /** Places on the list; none where the notice names no number. */
  places: number | null;
  /** By rank, without traces. */
  standings: Standing[];
};

/** The answer; nothing before the first merge or submission. */
export type RankingView = {
  /** The ranking. */
  ranking: Ranking | null;
};

/** What reading a file back has shown. */
export type ReadBack = "device" | "cache";

/** The receipt to take in. */
export type ReceiptImport = {
  /** The body's office file. */
  office: Picked;
  /** The receipt bundle. */
  file: Picked;
};

/** The receipt that was taken in. */
export type ReceiptImported = {
  /** Track. */
  track: string;
  /** Filing number. */
  number: string;
  /** Version of the filing. */
  version: number;
  /** Digest of the receipt. */
  digest: string;
};

/** The submission to receive. */
export type Receive = {
  /** The secretariat's office file. */
  office: Picked;
  /** The submission bundle. */
  file: Picked;
  /** What two clerks override, where a finding of class P stands against it. */
  override?: Override | null;
  /** Folder for the ack. */
  out: Picked;
  /** Overwrite a file of that name. */
  force?: boolean;
};

/** A submission that was received. */
export type Received = {
  /** The verdict. */
  verdict: Verdict;
  /** Track. */
  track: string;
  /** The ack bundle. */
  path: string;
  /** Its digest. */
  digest: string;
  /** Digest of the submission. */
  submission: string;
  /** What was noted. */
  findings: Finding[];
  /** The ranking, recomputed. */
  ranking: Standing[];
};

/** The grades an expert may recommend. */
export type Recommendation = {
  /** From best to worst. */
  levels: string[];
  /** Whether it may break a tie. */
  counts_as: RecommendationUse;
};

/** What a recommendation is used for. */
export type RecommendationUse = "information" | "tie_break";

/** Why an expert must not judge a nomination (国家自然科学基金条例 20; 政府采购法实施条例 9). */
export type RecusalReason =
  | "near_relative"
  | "same_unit"
  | "similar_project"
  | "employed_within_three_years"
  | "director_within_three_years"
  | "shareholder_within_three_years"
  | "other";

/** A recusal, or none. */
export type Recuse = {
  /** The work file. */
  work: Picked;
  /** Which nomination. */
  nomination?: NominationId | null;
  /** Why, as a word of `review::sheet::RecusalReason`. */
  reason?: string | null;
  /** That there is nothing to recuse from. */
  none?: boolean;
};

/** Recusals as they stand. */
export type Recused = {
  /** How many. */
  recusals: number;
};

/** What an age is counted back from. */
export type Reference = { year: number } | { setting: SettingId };

/** The register. */
export type Register = {
  /** Oldest first. */
  rows: RegisterRow[];
  /** What clerks signed, oldest first. */
  decisions: KeptDecision[];
};

/** One bundle. */
export type RegisterRow = {
  /** Its digest. */
  digest: string;
  /** Its kind. */
  type: string;
  /** In or out. */
  direction: string;
  /** Its track, where it belongs to one. */
  track: string | null;
  /** When it was kept. */
  at: string;
  /** Size in bytes; 0 of a batch, which is not kept. */
  size: number;
  /** How far the key that signed results is bound to the expert; of an ack, and of the submission it answers, the weakest of those that counted. */
  binding: Binding | null;
  /** What its verification found. */
  findings: Finding[];
};

/** What to rehearse. */
export type Rehearse = {
  /** Marks `panel,item,judge,criterion,score`. */
  scores: Picked;
  /** Recusals `panel,judge,item`. */
  recusals?: Picked | null;
  /** The rule; gates, recommendation and required comments are left out, because a table of marks has none. */
  criteria?: Picked | null;
  /** Weights `panel,criterion,weight` in place of the criteria's. */
  weights?: Picked | null;
  /** Without criteria: a lower score is better. */
  lower_is_better?: boolean;
  /** A folder that is empty or new. */
  out: Picked;
};

/** What came of it. */
export type Rehearsed = {
  /** Good if every bundle verifies and every panel's ranking arrived as it was computed directly. */
  verdict: Verdict;
  /** The folder. */
  path: string;
  /** The secretariat's digits, for `verify --trust`. */
  digits: string;
  /** Rankings, with the foreign names of the items; experts stay numbers of the table of names. */
  panels: PanelResult[];
  /** Every bundle with its digest. */
  bundles: WalkedStep[];
  /** Which number stands for which foreign name. */
  names: ForeignName[];
};

/** What to issue again. */
export type Reissue = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Every batch of this expert. */
  expert?: ExpertId | null;
  /** This batch. */
  batch?: BatchId | null;
  /** Why. */
  reason: string;
  /** Let what counts now go on counting until something is sealed under the new issue. */
  keep?: boolean;
  /** The clerk who issues it again; needed once the office has clerks. */
  by?: string | null;
  /** Folder for the batches. */
  batches: Picked;
  /** Another folder, for the code letters. */
  letters: Picked;
  /** Overwrite files of that name. */
  force?: boolean;
};

/** A pattern worth a look. */
export type Remark = {
  /** Which pattern. */
  kind: RemarkKind;
  /** In which nomination. */
  nomination: NominationId;
  /** In which leaf. */
  item: ItemId | null;
  /** The mark; of a nomination that has the same share everywhere, that share in percent. */
  value: string | null;
};

/** A pattern. */
export type RemarkKind = "same_everywhere" | "far_from_own_median";

/** The return to act on. */
export type Reopen = {
  /** The work file. */
  work: Picked;
  /** The return. */
  file: Picked;
};

/** A sheet that is open again. */
export type Reopened = {
  /** Which version was returned. */
  seq: number;
  /** Digest of the return. */
  digest: string;
  /** Why. */
  causes: Cause[];
  /** The causes in one line. */
  cause: string;
  /** Whether this return had opened the sheet already. */
  known: boolean;
};

/** Who is replaced. */
export type Replace = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Which expert. */
  expert: ExpertId;
  /** Why. */
  reason: string;
  /** The clerk who acts. */
  by: string;
  /** The second clerk. */
  second: string;
  /** Folder for the list of revocations. */
  out: Picked;
  /** Overwrite a file of that name. */
  force?: boolean;
};

/** A replacement. */
export type Replaced = {
  /** Who was replaced. */
  expert: string;
  /** The issues that were voided, `<batch>/<issue>`. */
  voided: string[];
  /** Experts of the filed panel who have no batch yet. */
  waiting: string[];
  /** The list. */
  path: string;
  /** Its digest. */
  digest: string;
  /** Its number. */
  rev_seq: number;
  /** How many things it holds. */
  items: number;
  /** What is new in it. */
  revoked: string[];
};

/** What to restore. */
export type Restore = {
  /** The backup; it is only read. */
  file: Picked;
  /** The office file to make. */
  out: Picked;
  /** Why, for the audit log. */
  reason?: string | null;
};

/** An office file that was restored. */
export type Restored = {
  /** The office file. */
  path: string;
  /** Id of the log that ended. */
  past_log: string;
  /** Its last row, `<n>:<hex>`. */
  past_head: string;
  /** Id of the log that begins. */
  log: string;
  /** Its first row, `1:<hex>`. */
  head: string;
};

/** A return. */
export type ResultsReturned = {
  /** The return. */
  path: string;
  /** Its digest. */
  digest: string;
  /** To whom. */
  expert: string;
  /** Of which batch. */
  batch: string;
  /** Which issue of it. */
  issue: number;
  /** Which version of the sealed sheet. */
  seq: number;
  /** Digest of the results bundle that goes back. */
  results: string;
  /** Why. */
  causes: Cause[];
};

/** What goes back, and why. */
export type ReturnResults = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** To which expert. */
  expert?: ExpertId | null;
  /** Of which batch; needed where the expert has sealed several. */
  batch?: BatchId | null;
  /** What is to be corrected in the whole sheet. */
  cause?: string | null;
  /** What is to be corrected in single nominations: `n012=…`. */
  cause_for?: string[];
  /** The clerk who returns it; needed once the office has clerks. */
  by?: string | null;
  /** Folder for the return. */
  out: Picked;
  /** Overwrite another file of that name. */
  force?: boolean;
};

/** What an expert has entered for one nomination. */
export type Review = {
  /** Which nomination. */
  nomination: NominationId;
  /** A recusal, and why. */
  recused?: RecusalReason;
  /** Unable to judge, and why. */
  unable?: string;
  /** Marks by leaf. */
  marks?: Record<ItemId, Centi>;
  /** Answers by gate; `true` is 是. */
  gates?: Record<ItemId, boolean>;
  /** Comments by leaf. */
  comments?: Record<ItemId, string>;
  /** The recommendation, one of the filed levels. */
  recommendation?: string;
  /** The overall comment. */
  overall?: string;
};

/** The list to take in. */
export type RevocationsImport = {
  /** The office file. */
  office: Picked;
  /** The list. */
  file: Picked;
};

/** A list that was taken in. */
export type RevocationsImported = {
  /** Its digest. */
  digest: string;
  /** Fingerprint of the key of the office whose list it is. */
  whose: string;
  /** Whether it is the secretariat's; otherwise a body's. */
  secretariat: boolean;
  /** Its number. */
  rev_seq: number;
  /** What it strikes out. */
  revoked: string[];
  /** Whether it was known already. */
  known: boolean;
};

/** A list that was published. */
export type RevocationsPublished = {
  /** The list. */
  path: string;
  /** Its digest. */
  digest: string;
  /** Its number. */
  rev_seq: number;
  /** How many things it holds. */
  items: number;
  /** What is new in it. */
  revoked: string[];
};

/** What is struck out: a key, an issue or results. */
export type Revoke = {
  /** The office file. */
  office: Picked;
  /** A key, by its `SHA256:…` fingerprint. */
  key?: string | null;
  /** An issue, `<batch>/<issue>`. */
  issue?: string | null;
  /** A results bundle, by its digest or its 6×5 digits. */
  results?: string | null;
  /** Why. */
  reason: string;
  /** The clerk who acts. */
  by: string;
  /** The second clerk. */
  second: string;
  /** Folder for the list. */
  out: Picked;
  /** Overwrite a file of that name. */
  force?: boolean;
};

/** Another nomination in the same tie. */
export type Rival = {
  /** The nomination. */
  item: string;
  /** Its value under the link. */
  value: string;
};

/** The places where a rule may round. */
export type RoundAfter = "criterion_mean" | "weighting" | "expert_total" | "final";

/** Which way is rounded. */
export type RoundMode = "half_up" | "half_even" | "truncate";

/** One place where the rule rounds. */
export type Rounding = {
  /** Where. */
  after: RoundAfter;
  /** To how many decimals of a point, 0 to 6. */
  decimals: number;
  /** Which way. */
  mode: RoundMode;
};

/** Why one row is not taken. */
export type RowFault = {
  /** The row as the clerk sees it, from 1. */
  row: number;
  /** The cell, `B7`; empty when no cell is to blame. */
  cell: string;
  /** One of `code`. */
  code: string;
  /** What the text of the code is filled with. */
  params: Record<string, string>;
};

/** One condition of the notice. */
export type Rule = {
  /** Unique in its set. */
  id: RuleId;
  /** The condition in the words of the notice, as clerks read it. */
  title: string;
  /** How it is checked. */
  check: RuleCheck;
};

/** The kinds of check. */
export type RuleCheck =
  | { kind: "one_of_closed"; field: string; values: string[] }
  | { kind: "one_of_open"; field: string; values: string[] }
  | { kind: "one_of_setting"; field: string; setting: SettingId }
  | { kind: "founded_before"; field: string; date: string }
  | { kind: "age_at_most"; field: string; years: number; counted_back_from: Reference }
  | { kind: "registered_in_mainland"; field: string; except: string[] }
  | {
      kind: "registered_in_pilot_city";
      field: string;
      or_settled_field: string;
      register: SettingId;
    }
  | { kind: "spdx_osi"; field: string; approved: SettingId }
  | { kind: "declared"; field: string }
  | { kind: "winner_check"; year: number; list: string; compare: Compared; field: string }
  | { kind: "clerk"; evidence?: string[] }
  | { kind: "prefer"; evidence?: string[] };

/** One eligibility rule; unique in its set. */
export type RuleId = string;

/** Rules that one or more tracks share. */
export type RuleSet = {
  /** Its id. */
  id: RuleSetId;
  /** The rules, in the order of the notice. */
  rules: Rule[];
};

/** A set of eligibility rules that one or more tracks share. */
export type RuleSetId = string;

/** Bounds and step of a mark, in hundredths; `min` and `max` included. */
export type Scale = {
  /** Lowest mark. */
  min: Centi;
  /** Highest mark. */
  max: Centi;
  /** Distance between two neighbouring marks, counted from `min`. */
  step: Centi;
};

/** Scores to import. */
export type ScoreImport = {
  /** The work file. */
  work: Picked;
  /** Spreadsheet `nomination,criterion,score,comment`. */
  file: Picked;
  /** Only check. */
  dry_run?: boolean;
};

/** What an import did. */
export type ScoreImported = {
  /** `good`, or `bad` if rows were refused and nothing was saved. */
  verdict: string;
  /** Marks saved. */
  marks: number;
  /** Comments saved. */
  comments: number;
  /** Nominations with nothing missing. */
  scored: number;
  /** Nominations of the batch. */
  total: number;
  /** Why rows were refused. */
  rows: RowFault[];
};

/** What to seal, and where to. */
export type Seal = {
  /** The work file. */
  work: Picked;
  /** Folder for the encrypted results bundle and the signature page. */
  out: Picked;
  /** Overwrite files of that name. */
  force?: boolean;
};

/** A seal. */
export type SealView = {
  /** Version of the sheet. */
  seq: number;
  /** When. */
  at: string;
  /** Digest of the results bundle. */
  digest: string;
  /** The digest as 6×5 digits. */
  digits: string;
};

/** A sealed sheet. */
export type Sealed = {
  /** The results bundle, encrypted to the body. */
  path: string;
  /** Who alone can open it: the body, or joint bodies. */
  sealed_for: string;
  /** Whether both files were read back from the device, or perhaps from the system's memory. */
  checked: ReadBack;
  /** The signature page. */
  page: string;
  /** Version of the sheet. */
  seq: number;
  /** Digest of the results bundle in the envelope. */
  digest: string;
  /** The digest as 6×5 digits. */
  digits: string;
  /** Fingerprint of the expert's key. */
  fingerprint: string;
};

/** The secretariat in its own role; its keys as a review body come with that body's filing. */
export type Secretariat = {
  /** Which body it is. */
  body: BodyId;
  /** Public signing key as one OpenSSH line; absent until export. */
  signing_key?: string;
  /** age recipients for what goes up; empty until export. */
  recipients?: string[];
};

/** Which nomination to show. */
export type SeeNomination = {
  /** The work file. */
  work: Picked;
  /** Which nomination. */
  nomination: NominationId;
};

/** The office to look at. */
export type SeeOffice = {
  /** The office file. */
  office: Picked;
  /** Look on while another window holds it. */
  read_only?: boolean;
};

/** What stands on the page, and where its results are. */
export type SeePaper = {
  /** The secretariat's office file. */
  office: Picked;
  /** The digits of the results, typed from the original page. */
  results_digits: string;
  /** The digits of the expert's key, typed from the original page. */
  fingerprint_digits: string;
  /** The clerk who compared. */
  by: string;
  /** Submissions that were handed over and may not have been received yet. */
  files: Picked[];
};

/** Which work file to show. */
export type SeeWork = {
  /** The work file. */
  work: Picked;
  /** Open it beside another window that holds it. */
  read_only?: boolean;
};

/** One setting. */
export type Setting = {
  /** What rules call it. */
  id: SettingId;
  /** What people call it. */
  title: string;
  /** What it holds. */
  value: SettingValue;
};

/** A setting of the edition that rules refer to. */
export type SettingId = string;

/** What a setting holds. */
export type SettingValue =
  | { kind: "day"; day?: string }
  | { kind: "values"; count?: number; values: string[] }
  | { kind: "register"; count?: number };

/** How grave a finding is. */
export type Severity = "note" | "error" | "failure";

/** A share, and whether reaching it exactly is enough. */
export type Share = {
  /** Numerator. */
  num: number;
  /** Denominator, above 0. */
  den: number;
  /** Whether the share itself counts (以上) or must be passed (过). */
  inclusive: boolean;
};

/** The sheet as it stands. */
export type Sheet = {
  /** Nominations with nothing missing. */
  scored: number;
  /** Nominations of the batch. */
  total: number;
  /** How many entries are missing. */
  missing: number;
  /** Whether it is sealed, and as which version. */
  sealed: number | null;
  /** What was entered, in the order of the batch. */
  reviews: SheetRow[];
};

/** One nomination of the sheet. */
export type SheetRow = {
  /** What was entered. */
  review: Review;
  /** What is missing. */
  gaps: Gap[];
};

/** One eligibility rule. */
export type ShownRule = {
  /** Who gives the verdict; it follows from the kind of check. */
  source: VerdictSource;
  /** Unique in its set. */
  id: RuleId;
  /** The condition in the words of the notice, as clerks read it. */
  title: string;
  /** How it is checked. */
  check: RuleCheck;
};

/** Which end of the values. */
export type Side = "high" | "low";

/** A decision as it is kept and travels. */
export type SignedDecision = {
  /** The exact JSON text of a `Decision`. */
  statement: string;
  /** One for each person. */
  signatures: ClerkSignature[];
};

/** For which results slips are wanted. */
export type SlipExport = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Only those of this expert. */
  expert?: ExpertId | null;
  /** Folder for the slips. */
  out: Picked;
  /** Overwrite other files of that name. */
  force?: boolean;
};

/** One slip. */
export type SlipFile = {
  /** The slip. */
  path: string;
  /** Its digest. */
  digest: string;
  /** For whom. */
  expert: string;
  /** About which batch. */
  batch: string;
  /** Which issue of it. */
  issue: number;
  /** Which version of the sealed sheet. */
  seq: number;
  /** Digest of the results bundle. */
  results: string;
};

/** The slip to keep. */
export type SlipImport = {
  /** The work file. */
  work: Picked;
  /** The slip. */
  file: Picked;
};

/** A slip that is kept. */
export type SlipImported = {
  /** Its digest. */
  digest: string;
  /** Digest of the results that were taken in. */
  results: string;
  /** Which version they are. */
  seq: number;
  /** When the body took them in. */
  received_at: string;
  /** Whether the slip was kept already. */
  known: boolean;
};

/** The slips. */
export type SlipsExported = {
  /** By batch, issue and version. */
  slips: SlipFile[];
};

/** From one period to another, both included. */
export type Span = {
  /** It begins with the first day of this. */
  from: Period;
  /** It ends with the last day of this. */
  to: Period;
};

/** “推荐单位同时属于多个推荐渠道的，可叠加推荐名额”: the limit times the number of the nominator's channels that stand in `channels`, and at least once. */
export type Stacking = {
  /** The sentence of the notice. */
  text: string;
  /** Numbers of the channels that add up; never a residual one. */
  channels: number[];
};

/** Where one nomination stands, and why. */
export type Standing = {
  /** The nomination. */
  item: string;
  /** The official score in points, as a decimal; none without a valid review. */
  score: string | null;
  /** The score before the final rounding, as `p/q` in lowest terms. */
  exact: string | null;
  /** Competition rank (1, 2, 2, 4); none outside the ranking. */
  rank: number | null;
  /** How many reviews counted. */
  valid: number;
  /** In the ranking, or why not. */
  place: Place;
  /** Gates that were answered 否 and do not exclude. */
  flags: GateFlag[];
  /** Whether the rank is shared because the tie-break chain left it undecided. */
  tied: boolean;
  /** The values that the rule left out. */
  dropped: Dropped[];
  /** Experts whose totals lie farther off than filed (畸高、畸低); changes nothing. */
  deviations: Deviation[];
  /** The state of every cell given; a scored sheet that lacks a mark is `not_submitted` here. */
  states: Record<string, CellState>;
  /** Every step, in order. */
  trace: Step[];
};

/** One row of the ranking. */
export type StandingView = {
  /** The row, with its trace. */
  standing: Standing;
  /** Title of the nomination. */
  title: string;
  /** The criteria under which was scored. */
  criteria: Criteria;
  /** By expert. */
  sheets: ExpertSheet[];
};

/** One step of the calculation. */
export type Step =
  | { step: "incomplete"; expert: string; missing: ItemId[] }
  | { step: "gate"; gate: ItemId; on_no: OnNo; experts: string[] }
  | { step: "weighted_sum"; expert: string | null; terms: Term[]; sum: string }
  | { step: "values"; item: ItemId | null; values: Used[] }
  | { step: "too_few_to_trim"; item: ItemId | null; values: number; min_n: number }
  | ({ step: "dropped" } & Dropped)
  | {
      step: "aggregated";
      item: ItemId | null;
      by: Pool;
      of: number;
      sum: string | null;
      value: string;
    }
  | {
      step: "rounded";
      after: RoundAfter;
      item: ItemId | null;
      expert: string | null;
      before: string;
      rounded: string;
      decimals: number;
      mode: RoundMode;
    }
  | { step: "too_few_reviews"; valid: number; minimum: number }
  | {
      step: "tie_break";
      rule: TieBreak;
      value: string;
      rivals: number;
      against: Rival[];
      outcome: TieOutcome;
    };

/** A submission at a glance. */
export type SubmissionCard = {
  /** Digest of its bundle. */
  digest: string;
  /** When it was sent or received. */
  at: string;
  /** The secretariat's verdict. */
  verdict: Verdict | null;
  /** Digest of the ack. */
  ack: string | null;
};

/** What to submit. */
export type Submit = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Experts without results and why: `E003=reason`. */
  absent?: string[];
  /** Folder for the submission. */
  out: Picked;
  /** Overwrite a file of that name. */
  force?: boolean;
};

/** What was submitted. */
export type Submitted = {
  /** The submission bundle, encrypted. */
  path: string;
  /** Who alone can open it: the secretariat, or the bodies that have still to sign. */
  sealed_for: string;
  /** Whether other bodies have to sign before it goes to the secretariat. */
  to_cosign: boolean;
  /** Whether it was read back from the device, or perhaps from the system's memory. */
  checked: ReadBack;
  /** Digest of the submission in the envelope. */
  digest: string;
  /** The digest as 6×5 digits. */
  digits: string;
  /** Track. */
  track: string;
  /** How many results bundles counted. */
  counted: number;
  /** What verification noted. */
  findings: Finding[];
};

/** Who has an entry. */
export type Supervisors = {
  /** Names, oldest first. */
  supervisors: string[];
};

/** What was taken in. */
export type Taken = {
  /** `good`, or `bad` if rows were left out. */
  verdict: string;
  /** Track. */
  track: string;
  /** Rows taken in (or, in a dry run, that would be). */
  accepted: number;
  /** Of these, known from before and left as they were. */
  known: number;
  /** Attachments taken in. */
  attachments: number;
  /** Why rows were left out. */
  rows: RowFault[];
};

/** One results bundle. */
export type TakenIn = {
  /** The file. */
  path: string;
  /** Its verdict. */
  verdict: Verdict;
  /** Its digest, where it is a bundle. */
  digest: string | null;
  /** Whose. */
  expert: string | null;
  /** What was found. */
  findings: Finding[];
};

/** Every panel. */
export type Tallied = {
  /** In the order of the alphabet. */
  panels: PanelResult[];
};

/** What to compute. */
export type Tally = {
  /** Marks `panel,item,judge,criterion,score`. */
  scores: Picked;
  /** The rule; otherwise the mean over experts with equal weights, rounded half up to two decimals. */
  criteria?: Picked | null;
  /** Weights `panel,criterion,weight` that take the place of the criteria's in each panel. */
  weights?: Picked | null;
  /** Without criteria: a lower score is better. */
  lower_is_better?: boolean;
};

/** A criteria template. */
export type TemplateView = {
  /** The criteria. */
  criteria: Criteria;
};

/** A weight or factor in ten-thousandths: `TenThousandths(12000)` is 1.2, and 30 % is `3000`. */
export type TenThousandths = number;

/** One factor and its weight. */
export type Term = {
  /** The criterion. */
  item: ItemId;
  /** The mark, or the aggregated value. */
  value: string;
  /** What it is multiplied by. */
  weight: string;
  /** The product, rounded if the rule rounds after weighting. */
  product: string;
};

/** What decides between equal scores. */
export type TieBreak =
  | "unrounded"
  | { item: ItemId }
  | "recommendation"
  | "head_to_head"
  | "median"
  | { preference: string }
  | "vote"
  | { draw: string };

/** What a link of the chain did for one nomination. */
export type TieOutcome = "decided" | "narrowed" | "undecided" | "meeting_votes";

/** The names behind the ids, as screens and paper show them; nothing is decided by them. */
export type Titles = {
  /** Of the edition. */
  edition: string;
  /** Of the list. */
  list: string;
  /** Of the track. */
  track: string;
  /** Of the body. */
  body: string;
};

/** The smallest unit with criteria, panel and ranking of its own (领域、类别). */
export type Track = {
  /** Its id. */
  id: TrackId;
  /** The list that it belongs to. */
  list: ListId;
  /** Its title. */
  title: string;
  /** Whether it is the special one beside the ordinary tracks (“5+1”). */
  special: boolean;
  /** Who applies. */
  applicant: ApplicantKind;
  /** The body, or the bodies that review it jointly; all of them sign. */
  bodies: BodyId[];
  /** What it selects, sentence by sentence. */
  selection: string[];
  /** Its eligibility rules. */
  rule_set: RuleSetId;
  /** File name of its criteria template in `assets/criteria/`. */
  criteria: string;
  /** Most nominations that the body may report; absent: the notice names no number. */
  report_at_most?: number;
  /** Places on the list; absent: the notice names no number. */
  places?: number;
};

/** The smallest unit with criteria, panel and ranking of its own (领域、类别). */
export type TrackId = string;

/** How far a track has come. */
export type TrackState = {
  /** Its id. */
  track: string;
  /** Its title. */
  title: string;
  /** Its list. */
  list: string;
  /** Title of the list. */
  list_title: string;
  /** Names of the bodies that review it. */
  bodies: string[];
  /** Every filing, oldest first. */
  filings: FilingRow[];
  /** Last day for results by the filed plan. */
  closing: string | null;
  /** How many nominations are in each state. */
  nominations: Record<Outcome, number>;
  /** Experts on the filed panel. */
  panel: number;
  /** Batches that count. */
  batches: number;
  /** Results bundles that count. */
  received: number;
  /** The body's last merge. */
  merge: MergeCard | null;
  /** What was submitted. */
  submission: SubmissionCard | null;
};

/** How many are dropped, and from how many valid marks on. */
export type Trim = {
  /** Dropped from the top. */
  high: number;
  /** Dropped from the bottom. */
  low: number;
  /** Fewest valid marks with which anything is dropped. */
  min_n: number;
  /** What happens with fewer. */
  below_min: BelowMin;
};

/** Unable to judge. */
export type Unable = {
  /** The work file. */
  work: Picked;
  /** Which nomination. */
  nomination: NominationId;
  /** Why. */
  reason: string;
};

/** How far a demo is walked. */
export type Until = "end" | "review";

/** One expert's value. */
export type Used = {
  /** Whose. */
  expert: string;
  /** The value, in points. */
  value: string;
};

/** The verdict over all findings. */
export type Verdict = "good" | "unchecked" | "bad";

/** Who gives the verdict on a rule. */
export type VerdictSource = "auto" | "auto_then_clerk" | "clerk" | "open" | "prefer";

/** What was found in all of them. */
export type Verified = {
  /** The worst verdict. */
  verdict: Verdict;
  /** All findings. */
  findings: Finding[];
  /** By file. */
  files: VerifiedFile[];
};

/** What was found in one file. */
export type VerifiedFile = {
  /** The file. */
  path: string;
  /** Its verdict. */
  verdict: Verdict;
  /** Kind of bundle, where it is one. */
  type?: string;
  /** Its digest. */
  digest?: string;
  /** The digest as 6×5 digits, as on paper. */
  digits?: string;
  /** How far experts' keys are bound to the people: of results their own, of a submission the least that counts. */
  binding?: Binding;
  /** What was found. */
  findings: Finding[];
};

/** What to verify. */
export type Verify = {
  /** Bundles, in any order. */
  files: Picked[];
  /** Office file that opens what is encrypted for it; it is opened only if there is such a file. */
  office?: Picked | null;
  /** The secretariat's digits as printed. */
  trust?: string | null;
  /** The kind that all of them must be. */
  type?: string | null;
};

/** The arithmetic of a vote. */
export type Vote = {
  /** Share of the eligible members who must be there. */
  quorum: Share;
  /** What the majority is counted of. */
  base: VoteBase;
  /** Share of the base that passes. */
  pass: Share;
  /** Signed or secret. */
  ballot: Ballot;
  /** Most yes votes on one ballot. */
  max_yes?: number;
};

/** What a majority is counted of. */
export type VoteBase = "all" | "present" | "cast";

/** One step, as it is shown. */
export type WalkedStep = {
  /** What was done: `step-<step>` of the catalogue. */
  step: string;
  /** The file that came of it; of an encrypted bundle what was in the envelope. */
  path: string;
  /** The encrypted file that was handed over, where there is one. */
  sealed?: string;
  /** Its digest, where it is a bundle. */
  digest?: string;
  /** What verification says of it, with nothing known but the anchor, the edition and the receipts. */
  verdict?: Verdict;
};

/** How a leaf counts in the total. */
export type Weight = { points: Centi } | { percent: TenThousandths } | { factor: TenThousandths };

/** What is withdrawn. */
export type Withdraw = {
  /** The body's office file. */
  office: Picked;
  /** Track; may be left out where there is only one. */
  track?: string | null;
  /** Which nomination. */
  nomination: NominationId;
  /** Why. */
  reason: string;
  /** The clerk. */
  by: string;
};

/** What was withdrawn. */
export type Withdrawn = {
  /** Track. */
  track: string;
  /** Which nomination. */
  nomination: string;
  /** The experts to whom it was assigned; their cells are excused. */
  experts: string[];
};

/** A work file. */
export type Work = {
  /** The work file. */
  work: Picked;
};

/** One nomination of the expert's desk. */
export type WorkRow = {
  /** What was entered. */
  review: Review;
  /** What is missing. */
  gaps: Gap[];
  /** Own total as a decimal, once every leaf has a mark. */
  total: string | null;
  /** Place among the own nominations that have a total. */
  rank: number | null;
  /** Whether another one has the same total. */
  tied: boolean;
  /** Private note. */
  note: string;
  /** Private flag. */
  flag: boolean;
};

/** The whole desk. */
export type WorkView = {
  /** Edition, list, track and body by name. */
  titles: Titles;
  /** Which batch. */
  batch: string;
  /** Which issue. */
  issue: number;
  /** For whom. */
  expert: string;
  /** Last day for handing over. */
  closing: string;
  /** Filing number. */
  filing_no: string;
  /** Whether it is practice. */
  rehearsal: boolean;
  /** How far the secretariat's key was compared. */
  anchor: "typed" | "pinned" | "unverified";
  /** Whether it was opened beside another window and cannot be changed here. */
  read_only: boolean;
  /** Fingerprint of the expert's key. */
  fingerprint: string | null;
  /** When the pledge was signed. */
  pledged_at: string | null;
  /** Whether the expert said that there is nothing to recuse from. */
  none_declared: boolean;
  /** The seal that holds. */
  sealed: SealView | null;
  /** How many times it was sealed. */
  seals: number;
  /** Why the last seal was opened again, while nothing has been sealed since. */
  returned: string | null;
  /** The filed criteria. */
  criteria: Criteria;
  /** The expert's own unit, as the filed panel names it. */
  unit: string | null;
  /** What is to be judged, in the order of the batch. */
  nominations: NominationCard[];
  /** How it stands, in the same order. */
  rows: WorkRow[];
};

/** Every command, with what it is asked and what it answers. */
export interface Commands {
  "edition.show": { request: EditionShow; answer: EditionShown };
  "edition.check": { request: EditionCheck; answer: EditionChecked };
  "office.new": { request: NewOffice; answer: Made };
  "clerk.add": { request: ClerkAdd; answer: Clerk };
  "clerk.retire": { request: ClerkRetire; answer: Clerk };
  "clerk.list": { request: OfOffice; answer: Clerks };
  "supervisor.add": { request: OfSupervisor; answer: Supervisors };
  "supervisor.list": { request: OfOffice; answer: Supervisors };
  "supervisor.remove": { request: OfSupervisor; answer: Supervisors };
  "identity.export": { request: IdentityExport; answer: IdentityExported };
  backup: { request: Backup; answer: BackedUp };
  restore: { request: Restore; answer: Restored };
  "key.renew": { request: KeyRenew; answer: KeyRenewed };
  "office.card": { request: BodyCard; answer: BodyCardMade };
  cosign: { request: Cosign; answer: Cosigned };
  "allowed-signers": { request: AllowedSigners; answer: AllowedSignersExported };
  "ack.import": { request: AckImport; answer: AckImported };
  "edition.export": { request: EditionExport; answer: EditionExported };
  "edition.import": { request: EditionImport; answer: EditionImported };
  "filing.export": { request: FilingExport; answer: FilingExported };
  "filing.accept": { request: FilingAccept; answer: FilingAccepted };
  "receipt.import": { request: ReceiptImport; answer: ReceiptImported };
  intake: { request: Intake; answer: Taken };
  accept: { request: Accept; answer: Accepted };
  pack: { request: Pack; answer: Packed };
  "expert.card": { request: ExpertCard; answer: ExpertCardMade };
  open: { request: Open; answer: Opened };
  pledge: { request: Work; answer: Pledged };
  recuse: { request: Recuse; answer: Recused };
  unable: { request: Unable; answer: DeclaredUnable };
  "score.import": { request: ScoreImport; answer: ScoreImported };
  sheet: { request: Work; answer: Sheet };
  seal: { request: Seal; answer: Sealed };
  merge: { request: Merge; answer: Merged };
  "slip.export": { request: SlipExport; answer: SlipsExported };
  "slip.import": { request: SlipImport; answer: SlipImported };
  return: { request: ReturnResults; answer: ResultsReturned };
  reopen: { request: Reopen; answer: Reopened };
  reissue: { request: Reissue; answer: Packed };
  replace: { request: Replace; answer: Replaced };
  withdraw: { request: Withdraw; answer: Withdrawn };
  excuse: { request: Excuse; answer: ExcusedCell };
  revoke: { request: Revoke; answer: RevocationsPublished };
  "revocations.import": { request: RevocationsImport; answer: RevocationsImported };
  "paper.add": { request: AddPaper; answer: PaperAdded };
  submit: { request: Submit; answer: Submitted };
  "paper.seen": { request: SeePaper; answer: PaperSeen };
  receive: { request: Receive; answer: Received };
  "materials.export": { request: MaterialsExport; answer: MaterialsExported };
  "materials.receive": { request: MaterialsReceive; answer: MaterialsReceived };
  tally: { request: Tally; answer: Tallied };
  explain: { request: Explain; answer: Explained };
  verify: { request: Verify; answer: Verified };
  audit: { request: Audit; answer: Audited };
  rehearse: { request: Rehearse; answer: Rehearsed };
  demo: { request: MakeDemo; answer: Demonstrated };
  inspect: { request: Inspect; answer: Inspected };
  close: { request: Close; answer: Closed };
  "code.check": { request: CodeCheck; answer: CodeChecked };
  "batch.look": { request: LookAtBatch; answer: BatchCard };
  "work.see": { request: SeeWork; answer: WorkView };
  "work.nomination": { request: SeeNomination; answer: NominationView };
  enter: { request: Enter; answer: Entered };
  note: { request: Note; answer: Noted };
  check: { request: Work; answer: Checked };
  "office.see": { request: SeeOffice; answer: OfficeView };
  "office.nominations": { request: OfTrack; answer: NominationList };
  "office.nomination": { request: OneNomination; answer: OfficeNomination };
  "office.filing": { request: OfFiling; answer: FilingView };
  "office.template": { request: OfTrack; answer: TemplateView };
  "office.batches": { request: OfTrack; answer: BatchList };
  "office.ranking": { request: OfTrack; answer: RankingView };
  "office.standing": { request: OneNomination; answer: StandingView };
  "office.register": { request: OfOffice; answer: Register };
}

/** The secrets that each command needs beside its request. */
export const NEEDS: Record<keyof Commands, Needs> = {
  "edition.show": "nothing",
  "edition.check": "nothing",
  "office.new": "new_passphrase",
  "clerk.add": "passphrase",
  "clerk.retire": "passphrase",
  "clerk.list": "passphrase",
  "supervisor.add": "passphrase",
  "supervisor.list": "passphrase",
  "supervisor.remove": "passphrase",
  "identity.export": "passphrase",
  backup: "passphrase",
  restore: "passphrase",
  "key.renew": "passphrase",
  "office.card": "passphrase",
  cosign: "passphrase",
  "allowed-signers": "passphrase",
  "ack.import": "passphrase",
  "edition.export": "passphrase",
  "edition.import": "passphrase",
  "filing.export": "passphrase",
  "filing.accept": "passphrase",
  "receipt.import": "passphrase",
  intake: "passphrase",
  accept: "passphrase",
  pack: "passphrase",
  "expert.card": "new_passphrase",
  open: "code",
  pledge: "passphrase",
  recuse: "passphrase",
  unable: "passphrase",
  "score.import": "passphrase",
  sheet: "passphrase",
  seal: "passphrase",
  merge: "passphrase",
  "slip.export": "passphrase",
  "slip.import": "passphrase",
  return: "passphrase",
  reopen: "passphrase",
  reissue: "passphrase",
  replace: "passphrase",
  withdraw: "passphrase",
  excuse: "passphrase",
  revoke: "passphrase",
  "revocations.import": "passphrase",
  "paper.add": "passphrase",
  submit: "passphrase",
  "paper.seen": "passphrase",
  receive: "passphrase",
  "materials.export": "passphrase",
  "materials.receive": "passphrase",
  tally: "nothing",
  explain: "nothing",
  verify: "maybe_passphrase",
  audit: "passphrase",
  rehearse: "nothing",
  demo: "nothing",
  inspect: "nothing",
  close: "nothing",
  "code.check": "only_code",
  "batch.look": "maybe_passphrase",
  "work.see": "passphrase",
  "work.nomination": "passphrase",
  enter: "passphrase",
  note: "passphrase",
  check: "passphrase",
  "office.see": "passphrase",
  "office.nominations": "passphrase",
  "office.nomination": "passphrase",
  "office.filing": "passphrase",
  "office.template": "passphrase",
  "office.batches": "passphrase",
  "office.ranking": "passphrase",
  "office.standing": "passphrase",
  "office.register": "passphrase",
};

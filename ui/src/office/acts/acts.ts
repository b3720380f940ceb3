// The acts that are beside the order of the work, as data: what each asks for, how many clerks sign it, and the
// request that comes of it. What an act means is decided by the desk that does it.

import type { PickWhat } from "../../platform";
import type { Commands } from "../../platform/desk";

/** How a field is asked for. */
export type Kind = "text" | "words" | "expert" | "nomination" | "check" | PickWhat;

/** One field of a form. */
export interface FieldSpec {
  key: string;
  kind: Kind;
  /** Whether the act can be done without it. */
  optional?: boolean;
}

/** What was typed and picked: texts, tokens of files, a list of tokens, yes or no. */
export type Values = Record<string, string | string[] | boolean | undefined>;

/** One act. */
export interface Act {
  /** Text keys are `office-act-<id>`, `-about`, `-do`, `-consequence`. */
  id: string;
  command: keyof Commands;
  fields: FieldSpec[];
  /** How many clerks sign; 0 for none. */
  people: number;
  /** Whether a clerk signs it once the office has clerks; before, the office does. */
  clerkIfAny?: boolean;
  /** Whether the office signs, and its passphrase is asked for. */
  office: boolean;
  /** Whether it concerns the chosen track. */
  track: boolean;
  /** Whether what counts is other than before, and the ranking is computed anew by the next merge. */
  recount?: boolean;
  /** Fields that the desk wants under another name. */
  rename?: Record<string, string>;
}

const field = (key: string, kind: Kind, optional = false): FieldSpec => ({ key, kind, optional });
const OUT = field("out", "folder");
const REASON = field("reason", "words");
const CLERK_RETIRE: Act = {
  id: "clerk-retire",
  command: "clerk.retire",
  fields: [field("name", "text"), REASON],
  people: 1,
  office: false,
  track: false,
};
const KEY_RENEW: Act = {
  id: "key-renew",
  command: "key.renew",
  fields: [],
  people: 0,
  office: true,
  track: false,
};

/** What a body can do when something has to be put right. */
export const BODY_ACTS: Act[] = [
  {
    id: "return",
    command: "return",
    fields: [field("expert", "expert"), field("cause", "words"), OUT],
    people: 0,
    clerkIfAny: true,
    office: true,
    track: true,
  },
  {
    id: "reissue",
    command: "reissue",
    fields: [
      field("expert", "expert"),
      REASON,
      field("keep", "check"),
      field("batches", "folder"),
      field("letters", "folder"),
    ],
    people: 0,
    clerkIfAny: true,
    office: true,
    track: true,
  },
  {
    id: "replace",
    command: "replace",
    fields: [field("expert", "expert"), REASON, OUT],
    people: 2,
    office: true,
    track: true,
    recount: true,
  },
  {
    id: "withdraw",
    command: "withdraw",
    fields: [field("nomination", "nomination"), REASON],
    people: 1,
    office: false,
    track: true,
    recount: true,
  },
  {
    id: "excuse",
    command: "excuse",
    fields: [field("expert", "expert"), field("nomination", "nomination"), REASON],
    people: 2,
    office: false,
    track: true,
    recount: true,
  },
  {
    id: "revoke-results",
    command: "revoke",
    fields: [field("results", "text"), REASON, OUT],
    people: 2,
    office: true,
    track: false,
    recount: true,
  },
  {
    id: "revoke-key",
    command: "revoke",
    fields: [field("key", "text"), REASON, OUT],
    people: 2,
    office: true,
    track: false,
    recount: true,
  },
  {
    id: "paper",
    command: "paper.add",
    fields: [field("expert", "expert"), field("file", "any")],
    people: 0,
    office: false,
    track: true,
  },
  {
    id: "card",
    command: "office.card",
    fields: [OUT],
    people: 0,
    office: true,
    track: false,
  },
  {
    id: "cosign",
    command: "cosign",
    fields: [field("files", "bundles"), OUT],
    people: 0,
    office: true,
    track: false,
  },
  {
    id: "ack",
    command: "ack.import",
    fields: [field("file", "bundle"), field("out", "folder", true)],
    people: 0,
    office: false,
    track: false,
  },
  {
    id: "revocations",
    command: "revocations.import",
    fields: [field("file", "bundle")],
    people: 0,
    office: false,
    track: false,
    recount: true,
  },
  CLERK_RETIRE,
  KEY_RENEW,
];

/** What the secretariat can do beside receiving. */
export const SECRETARIAT_ACTS: Act[] = [
  {
    id: "paper-seen",
    command: "paper.seen",
    fields: [
      field("files", "bundles"),
      field("results_digits", "text"),
      field("fingerprint_digits", "text"),
    ],
    people: 1,
    office: false,
    track: false,
  },
  {
    id: "revoke-key",
    command: "revoke",
    fields: [field("key", "text"), REASON, OUT],
    people: 2,
    office: true,
    track: false,
  },
  {
    id: "revocations",
    command: "revocations.import",
    fields: [field("file", "bundle")],
    people: 0,
    office: false,
    track: false,
  },
  CLERK_RETIRE,
  KEY_RENEW,
];

/** Whether everything that an act needs is there. */
export function complete(act: Act, values: Values): boolean {
  return act.fields.every((f) => {
    const value = values[f.key];
    if (f.optional || f.kind === "check") return true;
    return Array.isArray(value)
      ? value.length > 0
      : typeof value === "string" && value.trim() !== "";
  });
}

/** The request of an act; `names` are the clerks who sign, in their order. */
export function requestOf(
  act: Act,
  scope: { office: string; track: string },
  values: Values,
  names: string[],
): Record<string, unknown> {
  const request: Record<string, unknown> = { office: scope.office };
  if (act.track) request.track = scope.track;
  for (const { key } of act.fields) {
    const value = values[key];
    if (value === undefined || value === "") continue;
    request[act.rename?.[key] ?? key] = typeof value === "string" ? value.trim() : value;
  }
  if (names.length > 0) request.by = names[0];
  if (names.length > 1) request.second = names[1];
  return request;
}

/** How many clerks sign an act in an office with so many of them. */
export function signers(act: Act, clerks: number): number {
  return act.clerkIfAny && clerks > 0 ? Math.max(act.people, 1) : act.people;
}

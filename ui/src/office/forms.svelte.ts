// What a clerk has picked and typed in the stations of a desk and not yet done. It outlives a change of
// station, so that nothing has to be picked twice; nothing secret is ever in here.

import type { PickedFile } from "../platform";
import type { Binding, Outcome } from "../platform/desk";

type Pick = PickedFile | null;

/** The forms of all stations. */
export class Forms {
  // body: filing
  editionFile = $state.raw<Pick>(null);
  editionDigits = $state("");
  panelFile = $state.raw<Pick>(null);
  criteriaFile = $state.raw<Pick>(null);
  closing = $state("");
  binding = $state<Binding>("mac");
  jointCard = $state.raw<Pick>(null);
  filingFolder = $state.raw<Pick>(null);
  receiptFile = $state.raw<Pick>(null);
  // body: intake, screening
  intakeFile = $state.raw<Pick>(null);
  attachments = $state.raw<Pick>(null);
  outcome = $state<Outcome | "">("");
  selected = $state.raw<string[]>([]);
  reason = $state("");
  by = $state("");
  // body: batches, merge, submit
  batchFolder = $state.raw<Pick>(null);
  letterFolder = $state.raw<Pick>(null);
  assignment = $state.raw<Pick>(null);
  results = $state.raw<PickedFile[]>([]);
  absent = $state<Record<string, string>>({});
  submitFolder = $state.raw<Pick>(null);
  // secretariat
  ownEdition = $state.raw<Pick>(null);
  editionFolder = $state.raw<Pick>(null);
  filingFile = $state.raw<Pick>(null);
  filingDigits = $state("");
  secondDigits = $state("");
  filingBy = $state("");
  filingNumber = $state("");
  receiptFolder = $state.raw<Pick>(null);
  receiveFile = $state.raw<Pick>(null);
  ackFolder = $state.raw<Pick>(null);
  again = $state.raw<PickedFile[]>([]);
}

/** Whether a text is a day as tables write it. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!parts) return false;
  const day = new Date(`${text.trim()}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.trim());
}

/** Whether two folders are one, as far as a name and its folder tell; the desk looks at the paths. */
export function sameFolder(a: Pick, b: Pick): boolean {
  return (
    a !== null &&
    b !== null &&
    (a.token === b.token || (a.name === b.name && a.folder === b.folder))
  );
}

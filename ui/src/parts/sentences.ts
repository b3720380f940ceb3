// The sentences of what the desks found or refused. The keys are those of the command line.
import type { Failure, Finding, RowFault } from "../platform";
import { has, t } from "../text";

/** What a person reads of a failure. The screens have words of their own where the others name a flag. */
export function failureSentence(failure: Failure): string {
  const { code, params } = failure;
  if (has(`ui-error-${code}`)) return t(`ui-error-${code}`, params);
  if (has(`error-${code}`)) return t(`error-${code}`, params);
  return t("ui-error-unknown", { code });
}

/** What two people let pass says by whom. */
export function findingSentence(finding: Finding): string {
  const sentence = plainSentence(finding);
  const people = finding.params?.overridden;
  return people ? t("finding-overridden", { sentence, people }) : sentence;
}

/** What only is worth knowing, or could not be checked, has another sentence than what is wrong. */
function plainSentence(finding: Finding): string {
  const { code, object, severity, params = {} } = finding;
  const own = `${code}-${params.reason ?? severity}`;
  const key = [`ui-${own}`, own].find(has) ?? code;
  return has(key)
    ? t(key, { ...params, object: named(object), detail: params.detail ?? "" })
    : `${code} ${object}`;
}

/** What is wrong with one cell of a table. */
export function rowSentence(fault: RowFault): string {
  return t(`row-${fault.code.replaceAll("_", "-")}`, { ...fault.params, cell: fault.cell });
}

/** Everything of a failure as plain text, for whoever has to help. */
export function failureText(failure: Failure): string {
  const findings = (failure.findings ?? []).map(
    (f) => `${f.code} ${f.severity} ${findingSentence(f)}`,
  );
  const rows = (failure.rows ?? []).map(rowSentence);
  return [`[${failure.code}] ${failureSentence(failure)}`, failure.detail, ...findings, ...rows]
    .filter((line) => line !== "")
    .join("\n");
}

/** A role has a word; everything else is a name already. */
function named(object: string): string {
  return has(`role-${object}`) ? t(`role-${object}`) : object;
}

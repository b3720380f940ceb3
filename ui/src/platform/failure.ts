// What did not work, in the one shape in which the desks say it.
import type { Failure } from "./desk";

/** What `rpc` and its siblings reject with. */
export class DeskFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = "DeskFailure";
    this.failure = failure;
  }
}

/** Whatever was thrown, as a failure; what the desks did not say themselves is `internal`. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof DeskFailure) return thrown.failure;
  if (isFailure(thrown))
    return { ...thrown, params: thrown.params ?? {}, detail: thrown.detail ?? "" };
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { code: "internal", params: {}, detail };
}

function isFailure(thrown: unknown): thrown is Failure {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "code" in thrown &&
    typeof thrown.code === "string"
  );
}

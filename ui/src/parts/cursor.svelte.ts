// Where one is in a table, and what is marked from there: apart from how it is drawn.
import { composing } from "./keys.svelte";

interface Options {
  count: () => number;
  /** Rows that fit at once. */
  page: () => number;
  scrollTo: (index: number) => void;
  run: (index: number) => void;
  copy: (from: number, to: number) => void;
}

export function cursor({ count, page, scrollTo, run, copy }: Options) {
  let active = $state(0);
  let anchor = $state(0); // the other end of what is marked

  const last = () => count() - 1;
  const at = () => Math.min(active, last());
  const from = () => Math.min(at(), anchor);
  const to = () => Math.max(at(), Math.min(anchor, last()));

  function move(index: number, extend = false) {
    active = Math.max(0, Math.min(index, last()));
    if (!extend) anchor = active;
    scrollTo(active);
  }

  function mark(event: KeyboardEvent): boolean {
    const key = event.key.toLowerCase();
    if (key === "c") copy(from(), to());
    else if (key === "a") [anchor, active] = [0, Math.max(0, last())];
    else return false;
    return true;
  }

  function walk(event: KeyboardEvent): boolean {
    const steps: Record<string, number> = {
      ArrowDown: at() + 1,
      ArrowUp: at() - 1,
      PageDown: at() + page(),
      PageUp: at() - page(),
      Home: 0,
      End: last(),
    };
    const step = steps[event.key];
    if (step !== undefined) move(step, event.shiftKey);
    else if (event.key === "Enter" && count() > 0) run(at());
    else return false;
    return true;
  }

  return {
    get at(): number {
      return at();
    },
    move,
    isMarked(index: number): boolean {
      return from() !== to() && index >= from() && index <= to();
    },
    /** For the element that has the focus, not for what lies in it. */
    keydown(event: KeyboardEvent) {
      if (composing(event) || event.altKey || event.target !== event.currentTarget) return;
      const done = event.ctrlKey || event.metaKey ? mark(event) : walk(event);
      if (done) event.preventDefault();
    },
  };
}

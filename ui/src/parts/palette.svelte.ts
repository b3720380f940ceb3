// The acts that the command palette (Ctrl+K) offers. Each part of a screen registers its own while it is
// shown; the palette only finds and runs them.
export interface Command {
  id: string;
  title: string;
  keys?: string;
  run: () => void;
}

let lists = $state.raw<Command[][]>([]);
export const palette = $state({ open: false });

/** Adds commands to the palette; returns how to take them away. */
export function register(commands: Command[]): () => void {
  lists = [...lists, commands];
  return () => {
    lists = lists.filter((other) => other !== commands);
  };
}

/** The commands whose title has every word of `query`. What came last stands first. */
export function matching(query: string): Command[] {
  const words = plain(query).split(/\s+/u);
  return lists
    .toReversed()
    .flat()
    .filter(({ title }) => words.every((word) => plain(title).includes(word)));
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

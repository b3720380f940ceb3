// Searching the text of a document: where a word stands, page by page, and which pieces of a page's text carry it.

export interface Hit {
  page: number; // from 1
  start: number;
  end: number; // in the joined text of the page
}

/** Every place of `query` in the pages' texts; full width and case make no difference. */
export function hitsOf(pages: string[], query: string): Hit[] {
  const wanted = fold(query.trim());
  if (wanted === "") return [];
  return pages.flatMap((text, at) => {
    const folded = fold(text);
    const hits: Hit[] = [];
    for (let i = folded.indexOf(wanted); i >= 0; i = folded.indexOf(wanted, i + wanted.length)) {
      hits.push({ page: at + 1, start: i, end: i + wanted.length });
    }
    return hits;
  });
}

/** Letter for letter, so that positions stay what they are. */
function fold(text: string): string {
  return [...text]
    .map((c) => {
      const plain = c.normalize("NFKC").toLowerCase();
      return plain.length === c.length ? plain : c;
    })
    .join("");
}

export interface Piece {
  text: string;
  hit: number | null; // index into the hits of the page
}

/** The pieces of one run of text that begins at `offset` of the page's text. */
export function piecesOf(run: string, offset: number, hits: Hit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  hits.forEach((hit, index) => {
    const start = Math.max(at, hit.start - offset);
    const end = Math.min(run.length, hit.end - offset);
    if (start >= end) return;
    if (start > at) pieces.push({ text: run.slice(at, start), hit: null });
    pieces.push({ text: run.slice(start, end), hit: index });
    at = end;
  });
  if (at < run.length) pieces.push({ text: run.slice(at), hit: null });
  return pieces;
}

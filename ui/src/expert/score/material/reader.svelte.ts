// One PDF while it is read: its pages and their sizes, the page in sight, the zoom, and the search. The page is
// remembered by the digest of the file, so that nothing names a nomination outside the document.

import { toFailure, type Failure } from "../../../platform";
import { hitsOf, type Hit } from "./find";
import { openPdf, type PDFDocumentProxy } from "./pdf";

export interface Size {
  width: number; // points at 100 %
  height: number;
}

export const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
/** CSS pixels of a point. */
export const UNIT = 96 / 72;

export class Reader {
  readonly #digest: string;
  #gone = false;
  #texts: string[] | null = null;

  document = $state.raw<PDFDocumentProxy | null>(null);
  sizes = $state.raw<Size[]>([]);
  failure = $state.raw<Failure | null>(null);
  page = $state(1);
  /** `null` fits the width. */
  zoom = $state<number | null>(null);
  query = $state("");
  hits = $state.raw<Hit[]>([]);
  hit = $state(0);
  searching = $state(false);

  constructor(digest: string) {
    this.#digest = digest;
  }

  get pages(): number {
    return this.sizes.length;
  }

  async open(url: string): Promise<void> {
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      const opened = await openPdf(await answer.arrayBuffer());
      if (this.#gone) return void opened.loadingTask.destroy();
      const sizes: Size[] = [];
      for (let number = 1; number <= opened.numPages; number++) {
        const { width, height } = (await opened.getPage(number)).getViewport({ scale: 1 });
        sizes.push({ width, height });
      }
      if (this.#gone) return;
      this.page = Math.min(this.#kept(), sizes.length);
      this.sizes = sizes;
      this.document = opened;
    } catch (error) {
      if (!this.#gone) this.failure = { ...toFailure(error), code: "io" };
    }
  }

  close(): void {
    this.#gone = true;
    void this.document?.loadingTask.destroy();
  }

  /** The page came into sight. */
  saw(page: number): void {
    if (page === this.page) return;
    this.page = page;
    try {
      storage()?.setItem(this.#slot, String(page));
    } catch {
      // Only the page is forgotten.
    }
  }

  async search(query: string): Promise<void> {
    this.query = query;
    if (query.trim() === "") {
      this.hits = [];
      return;
    }
    this.searching = true;
    const texts = await this.#textsOf();
    if (this.query !== query) return;
    this.hits = hitsOf(texts, query);
    this.hit = Math.max(
      0,
      this.hits.findIndex((hit) => hit.page >= this.page),
    );
    this.searching = false;
  }

  /** To the next hit (1) or the one before (-1), round and round. */
  turn(by: number): Hit | null {
    if (this.hits.length === 0) return null;
    this.hit = (this.hit + by + this.hits.length) % this.hits.length;
    return this.hits[this.hit] ?? null;
  }

  zoomBy(by: 1 | -1, fit: number): void {
    const now = this.zoom ?? fit;
    const larger = ZOOMS.find((zoom) => zoom > now + 0.01);
    const smaller = ZOOMS.findLast((zoom) => zoom < now - 0.01);
    this.zoom = (by === 1 ? larger : smaller) ?? now;
  }

  async #textsOf(): Promise<string[]> {
    if (this.#texts || !this.document) return this.#texts ?? [];
    const texts: string[] = [];
    for (let number = 1; number <= this.document.numPages; number++) {
      const content = await (await this.document.getPage(number)).getTextContent();
      texts.push(content.items.map((item) => ("str" in item ? item.str : "")).join(""));
    }
    this.#texts = texts;
    return texts;
  }

  get #slot(): string {
    return `hengjian.page.${this.#digest.slice(0, 16)}`;
  }

  #kept(): number {
    const page = Number(storage()?.getItem(this.#slot));
    return Number.isInteger(page) && page > 0 ? page : 1;
  }
}

function storage(): Storage | undefined {
  return globalThis.localStorage;
}

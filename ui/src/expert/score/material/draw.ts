// Draws one page of a PDF: its picture first on a canvas of its own, so that nothing flickers, then its text.

import { pdfjs, type PDFDocumentProxy } from "./pdf";

/** A run of text as it stands on the page. */
export interface Run {
  node: HTMLElement;
  text: string;
  offset: number; // in the joined text of the page
}

interface Where {
  paper: HTMLCanvasElement;
  words: HTMLElement;
  scale: number;
}

/** Rejects when `signal` gives the page up. */
export async function drawPage(
  document: PDFDocumentProxy,
  number: number,
  { paper, words, scale }: Where,
  signal: AbortSignal,
): Promise<Run[]> {
  const library = await pdfjs();
  const page = await document.getPage(number);
  signal.throwIfAborted();
  const dense = Math.min(2, window.devicePixelRatio || 1);
  const viewport = page.getViewport({ scale });
  const fresh = window.document.createElement("canvas");
  fresh.width = Math.ceil(viewport.width * dense);
  fresh.height = Math.ceil(viewport.height * dense);
  const task = page.render({ canvas: fresh, viewport, transform: [dense, 0, 0, dense, 0, 0] });
  signal.addEventListener("abort", () => task.cancel());
  await task.promise;
  signal.throwIfAborted();
  paper.width = fresh.width;
  paper.height = fresh.height;
  paper.getContext("2d")?.drawImage(fresh, 0, 0);
  const source = await page.getTextContent();
  signal.throwIfAborted();
  words.replaceChildren();
  const text = new library.TextLayer({ textContentSource: source, container: words, viewport });
  signal.addEventListener("abort", () => text.cancel());
  await text.render();
  signal.throwIfAborted();
  return runsOf(text.textDivs, text.textContentItemsStr);
}

function runsOf(nodes: HTMLElement[], texts: string[]): Run[] {
  let offset = 0;
  return nodes.map((node, at) => {
    const text = texts[at] ?? "";
    const run = { node, text, offset };
    offset += text.length;
    return run;
  });
}

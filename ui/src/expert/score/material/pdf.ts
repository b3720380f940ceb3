// pdf.js, loaded when the first PDF is opened. Worker, character maps and fonts come from the program's own
// origin; nothing is fetched from anywhere else, and no script inside a PDF is run.

import type { PDFDocumentProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

export type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";

type Pdfjs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");
let loading: Promise<Pdfjs> | null = null;

export function pdfjs(): Promise<Pdfjs> {
  loading ??= import("pdfjs-dist/legacy/build/pdf.mjs").then((library) => {
    library.GlobalWorkerOptions.workerSrc = workerUrl;
    return library;
  });
  return loading;
}

/** Opens a PDF from its bytes. */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  const library = await pdfjs();
  const own = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href;
  return library.getDocument({
    data: bytes,
    cMapUrl: own("cmaps"),
    cMapPacked: true,
    standardFontDataUrl: own("standard_fonts"),
    wasmUrl: own("wasm"),
    isEvalSupported: false,
    enableXfa: false,
  }).promise;
}

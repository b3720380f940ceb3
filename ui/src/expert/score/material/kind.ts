// What can be done with an attachment here, by the ending of its name, and its size in words.

export type AttachmentKind = "pdf" | "image" | "other";

const IMAGES = new Set(["png", "jpg", "jpeg", "gif", "webp", "bmp", "avif"]);

export function kindOf(name: string): AttachmentKind {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (ending === "pdf") return "pdf";
  return IMAGES.has(ending) ? "image" : "other";
}

/** 1.2 MB, as people read it; 1 MB is 1,048,576 bytes. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A clip as it goes into a comment: line breaks of the layout are none of the text. */
export function tidyClip(text: string): string {
  return text
    .replace(/\u00ad/g, "")
    .replace(/([\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

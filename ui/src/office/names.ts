// Names in place of ids, where they are known: experts, nominations, items and gates of the criteria.

import type { Criteria } from "../platform/desk";

/** What a sentence calls things. */
export interface Names {
  expert(id: string): string;
  nomination(id: string): string;
  item(id: string): string;
  gate(id: string): string;
}

/** `E001 张三`; the id alone where the name is not known. */
export function called(id: string, name: string | undefined): string {
  return name ? `${id} ${name}` : id;
}

/** The names that criteria, a list of experts and a list of titles give. */
export function names(
  criteria: Criteria | null,
  experts: Record<string, string>,
  titles: Record<string, string>,
): Names {
  return {
    expert: (id) => called(id, experts[id]),
    nomination: (id) => called(id, titles[id]),
    item: (id) => criteria?.items.find((i) => i.id === id)?.title ?? id,
    gate: (id) => criteria?.gates?.find((g) => g.id === id)?.title ?? id,
  };
}

/** The last part of a path, for a person who picked the folder himself. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

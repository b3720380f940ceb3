// The sentences of assets/locales as two Fluent bundles. Follows the catalogue of the program
// (crates/text): no isolation marks, numbers as ready strings, empty params leave no brackets behind.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Language } from "./language.svelte";

import zhCli from "../../../assets/locales/zh-CN/cli.ftl?raw";
import zhDesk from "../../../assets/locales/zh-CN/desk.ftl?raw";
import zhErrors from "../../../assets/locales/zh-CN/errors.ftl?raw";
import zhExpert from "../../../assets/locales/zh-CN/expert.ftl?raw";
import zhFindings from "../../../assets/locales/zh-CN/findings.ftl?raw";
import zhOffices from "../../../assets/locales/zh-CN/offices.ftl?raw";
import zhTerms from "../../../assets/locales/zh-CN/terms.ftl?raw";
import zhWindow from "../../../assets/locales/zh-CN/window.ftl?raw";
import zhWords from "../../../assets/locales/zh-CN/words.ftl?raw";
import enCli from "../../../assets/locales/en/cli.ftl?raw";
import enDesk from "../../../assets/locales/en/desk.ftl?raw";
import enErrors from "../../../assets/locales/en/errors.ftl?raw";
import enExpert from "../../../assets/locales/en/expert.ftl?raw";
import enFindings from "../../../assets/locales/en/findings.ftl?raw";
import enOffices from "../../../assets/locales/en/offices.ftl?raw";
import enTerms from "../../../assets/locales/en/terms.ftl?raw";
import enWindow from "../../../assets/locales/en/window.ftl?raw";
import enWords from "../../../assets/locales/en/words.ftl?raw";

export const SOURCES: Record<Language, string[]> = {
  "zh-CN": [zhWindow, zhWords, zhTerms, zhErrors, zhFindings, zhDesk, zhExpert, zhOffices, zhCli],
  en: [enWindow, enWords, enTerms, enErrors, enFindings, enDesk, enExpert, enOffices, enCli],
};

export type Params = Record<string, string | number>;

const built = new Map<Language, FluentBundle>();

function bundle(language: Language): FluentBundle {
  let b = built.get(language);
  if (b === undefined) {
    b = new FluentBundle(language, { useIsolating: false });
    for (const source of SOURCES[language]) b.addResource(new FluentResource(source));
    built.set(language, b);
  }
  return b;
}

/** Whether the language has a sentence for `key`. */
export function known(language: Language, key: string): boolean {
  const value = bundle(language).getMessage(key)?.value;
  return value !== undefined && value !== null;
}

/** The sentence of `key`; `⟨key⟩` when there is none. */
export function say(language: Language, key: string, params: Params = {}): string {
  const b = bundle(language);
  const pattern = b.getMessage(key)?.value;
  if (pattern === undefined || pattern === null) return `⟨${key}⟩`;
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) given[name] = String(value);
  const faults: Error[] = [];
  const sentence = b.formatPattern(pattern, given, faults);
  if (faults.length === 0 && !Object.values(given).includes("")) return sentence;
  const complete = { ...blanks(pattern), ...given };
  return b.formatPattern(pattern, complete, []).replaceAll("（）", "").replaceAll(" ()", "");
}

/** Every param of a sentence as the empty string. */
function blanks(pattern: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  if (!Array.isArray(pattern)) return found;
  for (const part of pattern) {
    if (typeof part === "object" && part !== null && part.type === "var") found[part.name] = "";
  }
  return found;
}

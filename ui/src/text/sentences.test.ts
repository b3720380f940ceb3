// Every sentence that is asked for exists in both languages, and none is left that nobody says.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SOURCES } from "./catalogue";
import type { Language } from "./language.svelte";

const root = join(import.meta.dirname, "..");
const shell = join(root, "../../src-tauri/src");
const locales = join(root, "../../assets/locales");

const sources = [...read(root, [".svelte", ".ts"]), ...read(shell, [".rs"])];
const asked = sources.filter(({ path }) => !path.endsWith(".rs") && !path.includes(".test."));
const zh = messages("zh-CN");
const en = messages("en");

describe("texts", () => {
  it("every key that is written exists", () => {
    const literal = /(?<![\w.])(?:t|has)\(\s*"([^"]+)"/g;
    expect(missing(literal, (key) => zh.has(key))).toEqual([]);
  });

  it("every beginning of a key leads to at least one", () => {
    const template = /(?<![\w.])(?:t|has)\(\s*`([^`$]*)\$\{/g;
    const leads = (start: string) => [...zh.keys()].some((key) => key.startsWith(start));
    expect(missing(template, leads)).toEqual([]);
  });

  it("every kind of word that is written has words", () => {
    const kind = /(?<![\w.])word\(\s*"([^"]+)"/g;
    const leads = (start: string) => [...zh.keys()].some((key) => key.startsWith(`${start}-`));
    expect(missing(kind, leads)).toEqual([]);
  });

  it.each(["window", "expert", "offices"])("every sentence of %s.ftl is said somewhere", (name) => {
    const { literals, beginnings } = written();
    const said = (key: string) =>
      literals.has(key) || [...beginnings].some((start) => key.startsWith(start));
    expect(keysOf("zh-CN", name).filter((key) => !said(key))).toEqual([]);
  });

  it("both languages have the same keys", () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it("both languages name the same params", () => {
    const differ = [...zh].filter(([key, text]) => params(text) !== params(en.get(key) ?? ""));
    expect(differ.map(([key]) => key)).toEqual([]);
  });

  it("the screens read the files that are there", () => {
    for (const language of ["zh-CN", "en"] as const) {
      const window = readFileSync(join(locales, language, "window.ftl"), "utf8");
      expect(SOURCES[language]).toContain(window);
    }
  });
});

function read(folder: string, endings: string[]): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

function messages(language: Language): Map<string, string> {
  const lines = SOURCES[language].flatMap((source) => source.split("\n"));
  return new Map(
    lines
      .flatMap((line) => [...line.matchAll(/^([a-zA-Z][\w-]*) = (.*)$/g)])
      .map(([, key = "", text = ""]) => [key, text]),
  );
}

function keysOf(language: Language, name: string): string[] {
  const text = readFileSync(join(locales, language, `${name}.ftl`), "utf8");
  return [...text.matchAll(/^([a-zA-Z][\w-]*) = /gm)].map(([, key = ""]) => key);
}

function params(text: string): string {
  return [...new Set([...text.matchAll(/\{ \$([\w-]+) \}/g)].map(([, name]) => name))]
    .sort()
    .join();
}

function missing(pattern: RegExp, known: (key: string) => boolean): string[] {
  return asked.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)]
      .map(([, key = ""]) => key)
      .filter((key) => key !== "" && !known(key))
      .map((key) => `${path}: ${key}`),
  );
}

/** Whole literals, and what templates begin with before their first hole. */
function written(): { literals: Set<string>; beginnings: Set<string> } {
  const literals = new Set<string>();
  const beginnings = new Set<string>();
  for (const { text } of sources) {
    for (const [, key = ""] of text.matchAll(/["'`]([a-z][\w-]+)["'`]/g)) literals.add(key);
    for (const [, start = ""] of text.matchAll(/`([a-z][\w]*-[\w-]*)\$\{/g)) beginnings.add(start);
    for (const [, kind = ""] of text.matchAll(/\bword\(\s*"([^"]+)"/g)) beginnings.add(`${kind}-`);
  }
  return { literals, beginnings };
}

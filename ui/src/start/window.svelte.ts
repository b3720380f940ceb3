// What acts in the whole window: the keys that hold everywhere, and trouble that nobody caught.
import { setScale, stepScale } from "../look/look.svelte";
import { composing, keysDialog, letterActs, registerKeys } from "../parts/keys.svelte";
import { palette, register } from "../parts/palette.svelte";
import { toFailure, type Failure } from "../platform";
import { language, setLanguage, t } from "../text";
import { choose, lead } from "./opening.svelte";

/** Shows whatever was thrown and not caught; returns how to stop. */
export function watchTrouble(show: (failure: Failure) => void): () => void {
  const onError = (event: ErrorEvent) => {
    // Only says that an observer will be told later; nothing is wrong.
    if (event.message.startsWith("ResizeObserver loop")) return;
    show(toFailure(event.error ?? event.message));
  };
  const onRejection = (event: PromiseRejectionEvent) => show(toFailure(event.reason));
  window.addEventListener("error", onError);
  window.addEventListener("unhandledrejection", onRejection);
  return () => {
    window.removeEventListener("error", onError);
    window.removeEventListener("unhandledrejection", onRejection);
  };
}

/** The keys and commands of every screen; returns how to stop. */
export function globalKeys(): () => void {
  window.addEventListener("keydown", keydown);
  const stops = [registerKeys(listed()), register(commands())];
  return () => {
    window.removeEventListener("keydown", keydown);
    stops.forEach((stop) => stop());
  };
}

const ACTS: Record<string, () => void> = {
  k: () => (palette.open = !palette.open),
  o: () => void choose("any"),
  n: () => void lead({ at: "new-office" }),
  "+": () => stepScale(1),
  "=": () => stepScale(1),
  "-": () => stepScale(-1),
  "0": () => setScale(100),
};

function keydown(event: KeyboardEvent) {
  if (composing(event) || event.defaultPrevented) return;
  const held = (event.ctrlKey || event.metaKey) && !event.altKey;
  const act = held ? ACTS[event.key.toLowerCase()] : undefined;
  if (act !== undefined) act();
  else if (event.key === "?" && letterActs(event)) keysDialog.open = true;
  else return;
  event.preventDefault();
}

// Titles are looked up when they are shown, so that they follow the language.
function listed() {
  return [
    {
      keys: "Ctrl+K",
      get title() {
        return t("ui-palette");
      },
    },
    {
      keys: "?",
      get title() {
        return t("ui-keys");
      },
    },
    {
      keys: "Ctrl+O",
      get title() {
        return t("ui-open-any");
      },
    },
    {
      keys: "Ctrl+N",
      get title() {
        return t("ui-new-office");
      },
    },
    {
      keys: "Ctrl+= / Ctrl+- / Ctrl+0",
      get title() {
        return t("ui-text-size");
      },
    },
  ];
}

function commands() {
  return [
    {
      id: "ui-open",
      keys: "Ctrl+O",
      get title() {
        return t("ui-open-any");
      },
      run: () => void choose("any"),
    },
    {
      id: "ui-new",
      keys: "Ctrl+N",
      get title() {
        return t("ui-new-office");
      },
      run: () => void lead({ at: "new-office" }),
    },
    {
      id: "ui-restore",
      get title() {
        return t("ui-restore");
      },
      run: () => void lead({ at: "restore" }),
    },
    {
      id: "ui-verify",
      get title() {
        return t("ui-verify");
      },
      run: () => void lead({ at: "verify", files: [] }),
    },
    {
      id: "ui-keys",
      keys: "?",
      get title() {
        return t("ui-keys");
      },
      run: () => (keysDialog.open = true),
    },
    {
      id: "ui-language",
      get title() {
        return t("ui-language-other");
      },
      run: otherLanguage,
    },
  ];
}

function otherLanguage() {
  setLanguage(language.current === "en" ? "zh-CN" : "en");
}

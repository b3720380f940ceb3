import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const TAURI = {
  patterns: [{ group: ["@tauri-apps/*"], message: "Only src/platform knows the shell." }],
};

export default ts.config(
  { ignores: ["dist/**", "node_modules/**", "src/platform/desk.ts"] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
  {
    rules: {
      "no-undef": "off",
      "no-eval": "error",
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-imports": ["error", TAURI],
      "svelte/no-at-html-tags": "error",
      "svelte/no-target-blank": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // `let { value = $bindable(), ...rest } = $props()` is one declaration.
      "prefer-const": "off",
      // A plain Map or Set that nothing on the screen depends on is what we mean.
      "svelte/prefer-svelte-reactivity": "off",
      "svelte/prefer-const": ["error", { destructuring: "all" }],
    },
  },
  { files: ["src/platform/**"], rules: { "no-restricted-imports": "off" } },
);

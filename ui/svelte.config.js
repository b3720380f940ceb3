import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  vitePlugin: { dynamicCompileOptions: ({ filename }) => inPackage(filename) },
};

/** Packages may still be written without runes; our own components never are. */
function inPackage(filename) {
  return filename.includes("node_modules") ? { runes: undefined } : undefined;
}

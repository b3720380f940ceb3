import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
import { pdfjsData } from "./pdfjs-data.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const assets = fileURLToPath(new URL("../assets", import.meta.url));

export default defineConfig({
  base: "./",
  plugins: [svelte(), svelteTesting(), pdfjsData()],
  clearScreen: false,
  server: { port: 5173, strictPort: true, fs: { allow: [here, assets] } },
  build: {
    // The oldest engine that shows the window: WebKitGTK 4.1.
    target: "safari16",
    sourcemap: false,
    // Every file comes from the application's own origin; a data: URL saves nothing there.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    restoreMocks: true,
  },
});

// The data files of the PDF viewer (character maps, standard fonts, image decoders) go from the package
// into dist/pdfjs/ when the screens are built, and are served from the package meanwhile. Nothing of
// them is kept in the repository.
import { cpSync, createReadStream, existsSync, statSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const FOLDERS = ["cmaps", "standard_fonts", "wasm"];

export function pdfjsData(): Plugin {
  const from = dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json")));
  let outDir = "dist";
  return {
    name: "pdfjs-data",
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use("/pdfjs", (request, response, next) => {
        const path = normalize(decodeURIComponent((request.url ?? "").split("?")[0] ?? ""));
        const file = join(from, path);
        const known = FOLDERS.some((folder) => path.startsWith(`/${folder}/`));
        if (!known || !existsSync(file) || !statSync(file).isFile()) return next();
        createReadStream(file).pipe(response);
      });
    },
    writeBundle() {
      for (const folder of FOLDERS) {
        cpSync(join(from, folder), join(outDir, "pdfjs", folder), { recursive: true });
      }
    },
  };
}

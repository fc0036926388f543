// Bundles the cards into the file that the integration serves. The same sources give the same bytes.
import { readFile, rm } from "node:fs/promises";
import { build } from "esbuild";

// Templates are texts, in which nothing else takes the indentation out.
const unindent = {
  name: "unindent",
  setup({ onLoad }) {
    onLoad({ filter: /src.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      return { contents: source.replace(/^\s+/gm, ""), loader: "ts" };
    });
  },
};

// What the lists of cards and dashboards and the forms of cards show. All other texts are loaded as translations, once a card is on a page.
const EARLY_TEXTS = ["name", "description", "title"];

const earlyTexts = {
  name: "early texts",
  setup({ onLoad }) {
    onLoad({ filter: /translations[/\\]en\.json$/ }, async ({ path }) => {
      const { config_panel: groups } = JSON.parse(await readFile(path, "utf8"));
      const isEarly = (group, key) => group === "editor" || EARLY_TEXTS.includes(key);
      const early = Object.entries(groups).map(([group, texts]) => [
        group,
        Object.fromEntries(Object.entries(texts).filter(([key]) => isEarly(group, key))),
      ]);
      return { contents: JSON.stringify({ config_panel: Object.fromEntries(early) }), loader: "json" };
    });
  },
};

const FOLDER = "../custom_components/openvox_uc/frontend/built";

// What is loaded later is in files with a hash of their content in their names.
await rm(FOLDER, { recursive: true, force: true });
await build({
  entryPoints: { "openvox-uc": "src/main.ts" },
  outdir: FOLDER,
  splitting: true,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "eof",
  charset: "utf8",
  // Hashes are made with paths: linked packages have the same as installed ones.
  preserveSymlinks: true,
  plugins: [unindent, earlyTexts],
});

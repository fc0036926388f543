// Bundles the cards into the file that the integration serves. The same sources give the same bytes.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";

// Templates are texts, in which nothing else takes the indentation out.
const unindent = {
  name: "unindent",
  setup: ({ onLoad }) => {
    onLoad({ filter: /src.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      return { contents: source.replace(/^\s+/gm, ""), loader: "ts" };
    });
  },
};

await build({
  entryPoints: ["src/main.ts"],
  outfile: "../custom_components/openvox_uc/frontend/openvox-uc.js",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "inline",
  charset: "utf8",
  plugins: [unindent],
});

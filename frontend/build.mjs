// Bundles the cards into the file that the integration serves. The same sources give the same bytes.
import { build } from "esbuild";

await build({
  entryPoints: ["src/main.ts"],
  outfile: "../custom_components/openvox_uc/frontend/openvox-uc.js",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "inline",
  charset: "utf8",
});

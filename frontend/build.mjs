// Builds the bundle into src/rumo/static/dist: `node frontend/build.mjs` (add --watch while working on it).
// Nothing is fetched at run time and nothing is vendored: everything comes from node_modules.
import * as esbuild from "esbuild";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onlyLight } from "./light.mjs";
import { trim } from "./trim.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "..", "node_modules");
const dist = join(here, "..", "src", "rumo", "static", "dist");

// The oldest browsers still met in schools: the last ones for Windows 7.
const target = ["chrome109", "firefox115", "safari16"];

function buildIcons() {
  const names = JSON.parse(readFileSync(join(here, "icons.json"), "utf8"));
  const symbols = names.map((name) => {
    const picture = readFileSync(join(modules, "@tabler", "icons", "icons", "outline", `${name}.svg`), "utf8");
    const paths = picture
      .replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "")
      .replace(/<path stroke="none"[^>]*\/>/g, "")
      .replace(/\s*\n\s*/g, "");
    return (
      `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" ` +
      `stroke-linecap="round" stroke-linejoin="round">${paths}</symbol>`
    );
  });
  writeFileSync(join(dist, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

function copyFonts() {
  mkdirSync(join(dist, "fonts"), { recursive: true });
  const faces = { Regular: "400Regular", Italic: "400Regular_Italic", Bold: "700Bold", BoldItalic: "700Bold_Italic" };
  for (const [name, folder] of Object.entries(faces)) {
    const source = join(modules, "@expo-google-fonts", "tinos", folder, `Tinos_${folder}.ttf`);
    copyFileSync(source, join(dist, "fonts", `Tinos-${name}.ttf`));
  }
}

const tabler = {
  name: "tabler",
  setup(build) {
    build.onLoad({ filter: /tabler(\.min)?\.css$/ }, (args) => ({
      contents: trim(onlyLight(readFileSync(args.path, "utf8"))),
      loader: "css",
    }));
  },
};

const common = { bundle: true, minify: true, target, outdir: dist, legalComments: "linked", logLevel: "warning" };
const builds = [
  { ...common, entryPoints: { app: join(here, "src", "app.js") }, format: "esm" },
  // Files of their own, not split chunks: the page names them through {% static %}, so hashed addresses keep working.
  { ...common, entryPoints: { editor: join(here, "src", "editor_core.js") }, format: "esm" },
  { ...common, entryPoints: { chart: join(here, "src", "chart_core.js") }, format: "esm" },
  {
    ...common,
    entryPoints: { app: join(here, "styles", "app.css") },
    external: ["./fonts/*"],
    plugins: [tabler],
  },
];

// Files are written over, not removed first: a server may be giving them out at this moment.
mkdirSync(dist, { recursive: true });
buildIcons();
copyFonts();
copyFileSync(join(here, "favicon.svg"), join(dist, "favicon.svg"));
if (process.argv.includes("--watch")) {
  for (const options of builds) await (await esbuild.context(options)).watch();
} else {
  await Promise.all(builds.map((options) => esbuild.build(options)));
}

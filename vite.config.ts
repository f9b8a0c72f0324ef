import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { cloudflare } from "@cloudflare/vite-plugin";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { type Plugin, defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import type { ManifestTransform } from "workbox-build";
import { inChunk } from "./scripts/client-chunks.ts";

/**
 * Adds the shell to the files of the service worker. Its revision is a hash of all other revisions: equal
 * builds make equal service workers, byte for byte, so no update prompt appears without a change.
 */
const withShell: ManifestTransform = (entries) => {
  const files = entries.map((entry) => `${entry.url} ${entry.revision ?? ""}`).sort();
  const revision = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, 16);
  return { manifest: [...entries, { url: "/shell", revision, size: 0 }], warnings: [] };
};

/** Date and commit, for example "2026-11-20-1a2b3c4"; a scanner reports it with its state. */
function appVersion(): string {
  try {
    return execFileSync("git", ["log", "-1", "--format=%cs-%h"], { encoding: "utf8" }).trim();
  } catch {
    return "unversioned";
  }
}

/**
 * Rewrites imports from the messages' index to the single message modules, in the browser's build. Through the index,
 * every page would download the messages of all pages in one shared chunk.
 */
const ownMessages: Plugin = {
  name: "own-messages",
  apply: "build",
  enforce: "post",
  applyToEnvironment: (environment) => environment.name === "client",
  transform(code, id) {
    const list = /import\s*\{\s*m\s*\}\s*from\s*"(#i18n\/paraglide\/messages)";?/.exec(code);
    if (!list || id.includes("/paraglide/")) return null;
    const named = /(?<![\w$.])m\.(\w+)/g;
    const rest = code.replace(list[0], "");
    // Any other use of m needs the index.
    if (/(?<![\w$.])m(?![\w$.]|\s*:)/.test(rest.replace(/"(?:[^"\\\n]|\\.)*"/g, '""'))) return null;
    const keys = new Set(Array.from(rest.matchAll(named), ([, key]) => key));
    const imports = Array.from(keys, (key) => `import { ${key} as m_${key} } from "${list[1]}/${key}";`);
    return { code: `${imports.join("\n")}\n${rest.replace(named, "m_$1")}`, map: null };
  },
};

/**
 * Gives the device apps their own copy of zod/mini. Sharing its modules with the full zod of the organizer's forms would
 * add 8 KB of unused code to the scanner.
 */
const deviceZod: Plugin = {
  name: "device-zod",
  apply: "build",
  enforce: "pre",
  applyToEnvironment: (environment) => environment.name === "client",
  async resolveId(source, importer, options) {
    const own = importer?.endsWith(DEVICE);
    if (source !== "zod/mini" && !own) return null;
    const from = own ? importer?.slice(0, -DEVICE.length) : importer;
    const found = await this.resolve(source, from, { ...options, skipSelf: true });
    return found && { id: found.id + DEVICE, moduleSideEffects: false };
  },
  load: (id) => (id.endsWith(DEVICE) ? readFile(id.slice(0, -DEVICE.length), "utf8") : null),
};
const DEVICE = "?device";

/** The reference page of the API (worker/api/docs-page.ts) loads this file, in development and from the build. */
const REFERENCE = "api-reference/redoc.js";
const redocFile = new URL("./node_modules/redoc/bundles/redoc.standalone.js", import.meta.url).pathname;
const apiReference: Plugin = {
  name: "api-reference",
  applyToEnvironment: (environment) => environment.name === "client",
  async generateBundle() {
    this.emitFile({ type: "asset", fileName: REFERENCE, source: await readFile(redocFile) });
  },
  configureServer(server) {
    server.middlewares.use(`/${REFERENCE}`, (_, response) => {
      response.setHeader("content-type", "text/javascript");
      void readFile(redocFile).then((file) => response.end(file));
    });
  },
};

export default defineConfig({
  define: {
    STAGEDOOR_VERSION: JSON.stringify(appVersion()),
    // `npm run deploy` leaves the demo out; every other build can seed it.
    STAGEDOOR_DEMO: JSON.stringify(process.env.STAGEDOOR_DEMO !== "0"),
  },
  // package.json's imports name one file ending each; Vite tries .ts and .tsx only through an alias.
  resolve: {
    alias: [
      { find: "#app", replacement: new URL("./app", import.meta.url).pathname },
      { find: "#i18n", replacement: new URL("./i18n", import.meta.url).pathname },
      {
        find: /^\.\.\/createLucideIcon\.mjs$/,
        replacement: new URL("./app/ui/lucide-icon.ts", import.meta.url).pathname,
      },
      // The package's entry is the build for browsers without classes.
      { find: /^dexie$/, replacement: "dexie/dist/modern/dexie.mjs" },
    ],
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          // Each page's chunk holds its own messages; without this, one chunk holds all messages of all pages.
          treeshake: {
            moduleSideEffects: [{ test: /\/i18n\/paraglide\/messages/, sideEffects: false }],
          },
          output: {
            // The list of routes names each file several times and is part of each first visit: 0.8 KB of names.
            entryFileNames: "assets/[hash].js",
            chunkFileNames: "assets/[hash].js",
            codeSplitting: {
              groups: [
                {
                  name: "platform",
                  test: /\/node_modules\/(react|react-dom|react-router|scheduler)\//,
                  priority: 3,
                },
                { name: "pictures", test: inChunk("pictures"), priority: 1 },
                { name: "frame", test: inChunk("frame"), priority: 2 },
                { name: "results", test: inChunk("results"), priority: 1 },
                { name: "console", test: inChunk("console"), priority: 1 },
              ],
            },
          },
        },
      },
    },
    ssr: {
      build: {
        minify: true,
        // The Agents SDK writes the class's name on the wire: it must survive minifying.
        rolldownOptions: { output: { keepNames: true } },
      },
    },
  },
  worker: {
    format: "es",
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "search-words", test: inChunk("search-words") }] } },
    },
  },
  plugins: [
    deviceZod,
    paraglideVitePlugin({
      project: "./i18n/project.inlang",
      outdir: "./i18n/paraglide",
      strategy: ["cookie", "preferredLanguage", "baseLocale"],
      outputStructure: "message-modules",
    }),
    tailwindcss(),
    cloudflare({ viteEnvironment: { name: "ssr" }, remoteBindings: process.env.CF_REMOTE === "1" }),
    reactRouter(),
    ownMessages,
    apiReference,
    // Runs after each of the two builds; the second one sees React Router's own list of routes and is the one that counts.
    VitePWA({
      strategies: "injectManifest",
      srcDir: "app/sw",
      filename: "sw.ts",
      outDir: "build/client",
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globDirectory: "build/client",
        globPatterns: ["assets/**/*.{js,css,woff2,wasm}"],
        globIgnores: ["**/*devanagari*"],
        // Names with a hash need no revision.
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 3_000_000,
        manifestTransforms: [withShell],
      },
    }),
  ],
});

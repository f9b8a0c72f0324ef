import { cloudflare } from "@cloudflare/vite-plugin";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

export default defineConfig({
  // package.json's imports name one file ending each; Vite tries .ts and .tsx only through an alias.
  resolve: { alias: { "#app": new URL("./app", import.meta.url).pathname } },
  environments: {
    ssr: {
      build: {
        minify: true,
        // The Agents SDK writes the class's name on the wire: it must survive minifying.
        rolldownOptions: { output: { keepNames: true } },
      },
    },
  },
  plugins: [
    paraglideVitePlugin({
      project: "./app/i18n/project.inlang",
      outdir: "./app/paraglide",
      strategy: ["cookie", "preferredLanguage", "baseLocale"],
    }),
    tailwindcss(),
    cloudflare({ viteEnvironment: { name: "ssr" }, remoteBindings: process.env.CF_REMOTE === "1" }),
    reactRouter(),
  ],
});

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const INDEX = "/i18n/paraglide/messages/_index.js";

/**
 * Serves all compiled messages as one module. Paraglide writes a module for each message, and every test file that
 * reaches the Worker would load all 2,000 of them one by one, about 8 s of each file's time in workerd.
 */
export const oneMessageFile: Plugin = {
  name: "one-message-file",
  enforce: "pre",
  load(id) {
    if (!id.endsWith(INDEX)) return null;
    const folder = dirname(id);
    const imports = new Set<string>();
    const code: string[] = [];
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".js") && name !== "_index.js"))
      for (const line of readFileSync(join(folder, file), "utf8").split("\n"))
        if (line.startsWith("import ")) imports.add(line);
        else code.push(line);
    return [...imports, ...code].join("\n");
  },
};

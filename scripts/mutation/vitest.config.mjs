// The suite's own projects, with a plugin that gives Vite the mutated text of one file instead of the file on disk.
import config from "../../tests/vitest.config.ts";

const plugin = {
  name: "mutant",
  enforce: "pre",
  load: (id) =>
    globalThis.mutant && id.split("?")[0] === globalThis.mutant.path ? globalThis.mutant.source : null,
};

export default {
  ...config,
  test: {
    ...config.test,
    projects: config.test.projects
      .filter(({ test }) => ["domain", "durable", "app", "simulators", "workerd"].includes(test.name))
      .map((project) => ({ ...project, plugins: [plugin, ...(project.plugins ?? [])] })),
  },
};

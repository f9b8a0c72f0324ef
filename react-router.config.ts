import type { Config } from "@react-router/dev/config";

export default {
  appDirectory: "app",
  ssr: true,
  // Client navigation must work offline: the lazy default asks the server for each route.
  routeDiscovery: { mode: "initial" },
} satisfies Config;

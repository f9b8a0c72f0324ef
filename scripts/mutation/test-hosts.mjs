import { fork } from "node:child_process";

/** A test file that runs longer than this many milliseconds is ended: a loop without an end, or a busy machine. */
const LIMITS = { domain: 60_000, durable: 60_000, app: 90_000, simulators: 180_000, workerd: 120_000 };

/** One Vitest process for each project of the suite, started when first needed and again after a timeout. */
export class TestHosts {
  #hosts = new Map();

  constructor(root) {
    this.root = root;
  }

  /**
   * @param {number} [least] milliseconds that a test file may take at least
   * @returns {Promise<{ failed: string | null, byTime?: boolean }>} the first test that failed, "timeout", or null; `byTime`:
   *   it exceeded a limit of time, which on a busy machine does not show that the mutant broke it
   */
  async run(project, request, least = 0) {
    const limit = Math.max(LIMITS[project], least);
    const host = this.#hosts.get(project) ?? (await this.#start(project));
    const { promise, resolve } = Promise.withResolvers();
    let timer = setTimeout(resolve, limit);
    host.on("message", (message) => {
      clearTimeout(timer);
      if (message.progress) timer = setTimeout(resolve, limit);
      else resolve(message);
    });
    host.on("exit", () => resolve());
    host.send(request);
    const answer = await promise;
    clearTimeout(timer);
    host.removeAllListeners();
    if (answer) return answer;
    this.#stop(project);
    return { failed: "timeout", byTime: true };
  }

  async #start(project) {
    const host = fork(new URL("host.mjs", import.meta.url), [project], {
      cwd: this.root,
      detached: true,
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      // Simulators: few schedules, the regression seeds first; a fixed seed for properties.
      env: { ...process.env, CI: "1", SAGA_COUNT: "300", CHECK_IN_SCHEDULES: "300" },
    });
    this.#hosts.set(project, host);
    await new Promise((resolve) => host.once("message", resolve));
    return host;
  }

  /** Ends the process group: workerd and worker threads end with it. */
  #stop(project) {
    const host = this.#hosts.get(project);
    this.#hosts.delete(project);
    try {
      process.kill(-host.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  }

  close() {
    for (const project of this.#hosts.keys()) this.#stop(project);
  }
}

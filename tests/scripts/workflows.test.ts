import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const read = (path: string) => readFileSync(root + path, "utf8");
const names = readdirSync(`${root}.github/workflows`);
const scripts = (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts;

describe("GitHub workflows", () => {
  test.each(names)("%s runs commands of package.json only, on pinned actions, with least rights", (name) => {
    const source = read(`.github/workflows/${name}`);
    const commands = Array.from(source.matchAll(/\bnpm (?:run )?([a-z:]+)/g), ([, command = ""]) => command);
    expect(commands.length).toBeGreaterThan(1);
    for (const command of commands) expect(command === "ci" || command in scripts, command).toBe(true);
    for (const [, action] of source.matchAll(/uses: (\S+)/g)) expect(action).toMatch(/@v\d+$/);
    expect(source).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(source.match(/uses: actions\/checkout/g)).toHaveLength(
      source.match(/persist-credentials: false/g)?.length ?? 0,
    );
    expect(source).toContain("timeout-minutes:");
  });

  test("each change is checked by both commands, without secrets", () => {
    const source = read(".github/workflows/ci.yml");
    expect(source).toContain("pull_request:");
    expect(source).toContain("run: npm run check");
    expect(source).toContain("run: npm test");
    expect(source).not.toContain("secrets.");
  });

  test("a deployment follows a successful run of ci for the same commit, one at a time, and migrates first", () => {
    const source = read(".github/workflows/deploy.yml");
    expect(source).toContain("workflows: [ci]");
    expect(source).toContain("conclusion == 'success'");
    expect(source).toContain("ref: ${{ github.event.workflow_run.head_sha || github.sha }}");
    expect(source).toContain("cancel-in-progress: false");
    expect(source).toContain("run: npm run deploy");
    const deploy = read("scripts/deploy.mjs");
    expect(deploy.indexOf('"migrations", "apply"')).toBeGreaterThan(0);
    expect(deploy.indexOf('"migrations", "apply"')).toBeLessThan(deploy.indexOf('["deploy", ...variables]'));
  });
});

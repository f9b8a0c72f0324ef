/** First lines of messages that only matter to someone who maintains the build: `--verbose` shows them. */
const WARNING =
  /^\s*(▲ \[WARNING\]|\[WARNING\]|\(!\)|\[?WARN\]?\b|\[warn\]|\(node:\d+\) \w*Warning|Using secrets defined in|Default inspector port|NOSENTRY )/;

/** Workers AI has no local runtime; search runs on rules alone, and the scheduled job that embeds events reports this each time. */
const NO_LOCAL_AI = /Binding AI needs to be run remotely/;

const COLOUR = new RegExp(String.raw`\u001b\[[\d;]*m`, "g");

/**
 * A filter for a tool's error output: drops warnings together with their indented or blank continuation lines, and
 * passes everything else, errors above all.
 * @returns {(line: string) => boolean} whether to print the line
 */
export function createWarningFilter() {
  let inWarning = false;
  return (line) => {
    const plain = line.replace(COLOUR, "");
    if (WARNING.test(plain) || NO_LOCAL_AI.test(plain)) inWarning = true;
    else if (/^[^\s}]/.test(plain)) inWarning = false;
    return !inWarning;
  };
}

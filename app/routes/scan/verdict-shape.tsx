import type { VerdictTone } from "#app/scanner/committed-verdict";

/** Disc with tick, triangle, octagon: the verdict without relying on colour. */
export function VerdictShape({ tone, className = "" }: { tone: VerdictTone; className?: string }) {
  const box = { "aria-hidden": true, className };
  if (tone === "admit")
    return (
      <svg viewBox="0 0 168 168" {...box}>
        <circle cx="84" cy="84" r="84" fill="currentColor" />
        <path d="M41 87 71 116 129 55" fill="none" stroke="var(--color-scan-admit)" strokeWidth="15" />
      </svg>
    );
  if (tone === "check")
    return (
      <svg viewBox="0 0 168 168" {...box}>
        <path
          d="M84 3 165 165 3 165Z"
          fill="currentColor"
          stroke="currentColor"
          strokeWidth="6"
          strokeLinejoin="round"
        />
        <path d="M84 57V113M84 127V145" stroke="var(--color-scan-check)" strokeWidth="17" />
      </svg>
    );
  return (
    <svg viewBox="0 0 168 168" {...box}>
      <path d="M49 0H119L168 49V119L119 168H49L0 119V49Z" fill="currentColor" />
      <path d="M48 48 120 120M120 48 48 120" stroke="var(--color-scan-stop)" strokeWidth="19" />
    </svg>
  );
}

/** The same three as outlines for a line of the list. */
export function SmallShape({ tone, label }: { tone: VerdictTone; label: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      role="img"
      aria-label={label}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      className="shrink-0"
    >
      {tone === "admit" ? (
        <>
          <circle cx="10" cy="10" r="7.75" />
          <path d="m6.5 10.2 2.4 2.3 4.6-4.8" />
        </>
      ) : tone === "check" ? (
        <>
          <path d="M10 2.5 18 17H2Z" strokeLinejoin="round" />
          <path d="M10 8v4M10 13.6v1.2" />
        </>
      ) : (
        <>
          <path d="M6.8 2.25h6.4l4.55 4.55v6.4l-4.55 4.55H6.8L2.25 13.2V6.8Z" />
          <path d="m7 7 6 6M13 7l-6 6" />
        </>
      )}
    </svg>
  );
}

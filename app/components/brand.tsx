/** The stage door, ajar: a frame and a leaf seen from the street. */
export function BrandMark({ className = "h-6 w-5" }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 24" aria-hidden="true" focusable="false" className={className} fill="currentColor">
      <path d="M0 0h20v24h-3.4V3.6H10L3.4 5.8V24H0z" />
      <path d="M3.4 5.8 16.6 2.4v1.2H10z" />
      <circle cx="7.6" cy="14" r="1.25" />
    </svg>
  );
}

import { m } from "#i18n/paraglide/messages";

export const BRAND_DOOR =
  "M1 0h18a1 1 0 0 1 1 1v23.3h-4.5V3L5.5 5.7v18.6H0V1a1 1 0 0 1 1-1zM8.3 13.6a1.3 1.3 0 1 0 .01 0z";

export function BrandMark({ className = "h-6 w-5" }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 24.3" aria-hidden="true" focusable="false" className={className}>
      <path d={BRAND_DOOR} fill="currentColor" />
    </svg>
  );
}

export function Brand({ className = "" }: { className?: string }) {
  return (
    <span className={`inline-flex items-center gap-2.5 ${className}`}>
      <BrandMark />
      <span className="font-display text-[1.25rem]/6 font-bold tracking-[-0.025em] [word-spacing:0]">
        {m.common_brand()}
      </span>
    </span>
  );
}

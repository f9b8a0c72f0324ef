import type { ButtonHTMLAttributes, ReactNode } from "react";

/** 64 px high, in the colours of its screen; the filled one is the safe action. */
export function ScannerButton({
  filled = false,
  className = "",
  type = "button",
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { filled?: boolean; children: ReactNode }) {
  const look = filled ? "bg-(--fill) text-(--on-fill)" : "border-2 border-current";
  return (
    <button
      {...rest}
      type={type}
      className={`type-button inline-flex min-h-16 w-full items-center justify-center gap-3 rounded-control px-4 py-2 text-center disabled:opacity-60 ${look} ${className}`}
    >
      {children}
    </button>
  );
}

import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link, type LinkProps } from "react-router";

export interface ButtonLook {
  /** At most one primary button per page; `word` is underlined text. */
  readonly variant?: "primary" | "second" | "third" | "word";
  readonly size?: "page" | "console" | "scanner";
  /** Full width of its column. */
  readonly wide?: boolean;
}

const heights = {
  page: "min-h-12 px-5 py-2.5",
  console: "min-h-9 px-3 py-1.5",
  scanner: "min-h-16 px-6 py-3",
} as const;

const variants = {
  primary: "bg-accent text-on-accent hover:bg-accent-over disabled:bg-edge disabled:text-paper",
  second: "border-[1.5px] border-ink text-ink hover:bg-sunk disabled:border-edge disabled:text-ink-3",
  third: "border border-edge text-ink hover:bg-sunk disabled:text-ink-3",
} as const;

function look({ variant = "primary", size = "page", wide = false }: ButtonLook): string {
  if (variant === "word")
    return "word type-button inline-flex min-h-6 items-center gap-2 text-ink disabled:text-ink-3";
  const width = wide ? "w-full" : "";
  return `type-button inline-flex items-center justify-center gap-2.5 rounded-control text-center transition-colors duration-150 ease-out disabled:cursor-not-allowed aria-busy:cursor-progress ${heights[size]} ${variants[variant]} ${width}`;
}

export function Button({
  variant,
  size,
  wide,
  pending = false,
  className = "",
  type = "submit",
  children,
  ...rest
}: ButtonLook & ButtonHTMLAttributes<HTMLButtonElement> & { pending?: boolean; children: ReactNode }) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={pending || undefined}
      className={`${look({ variant, size, wide })} ${className}`}
    >
      {children}
    </button>
  );
}

export function ButtonLink({
  variant,
  size,
  wide,
  className = "",
  children,
  ...rest
}: ButtonLook & Omit<LinkProps, "className"> & { className?: string }) {
  return (
    <Link {...rest} className={`${look({ variant, size, wide })} ${className}`}>
      {children}
    </Link>
  );
}

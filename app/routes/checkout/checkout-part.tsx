import type { ReactNode } from "react";

/** A numbered step of the checkout. */
export function CheckoutPart({
  number,
  title,
  first = false,
  className = "",
  children,
}: {
  number: number;
  title: string;
  first?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={`${first ? "mt-5" : "mt-6 border-t border-ink pt-4"} ${className}`}>
      <h2 className="type-small mb-3">
        <span className="mr-3 text-ink-3" aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}

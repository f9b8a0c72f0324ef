import type { LucideIcon } from "lucide-react";

/** A lucide icon with a 1.5 px stroke. Without a label it is decorative and hidden from screen readers. */
export function Icon({
  of: Shape,
  label,
  size = 20,
  className = "",
}: {
  of: LucideIcon;
  label?: string;
  size?: number;
  className?: string;
}) {
  const name = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <Shape
      {...name}
      focusable="false"
      size={size}
      strokeWidth={1.5}
      absoluteStrokeWidth
      className={`shrink-0 ${className}`}
    />
  );
}

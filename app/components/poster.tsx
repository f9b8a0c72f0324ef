/** The picture of an event that has none of its own. */
export interface PosterProps {
  readonly id: string;
  readonly category: string;
  readonly title: string;
  /** `4:5` carries the title; the others are art alone. */
  readonly format: "4:5" | "1:1" | "header" | "band";
  /** The event's tags may choose a gesture where the category is "other". */
  readonly tags?: readonly string[];
  readonly className?: string;
}

export function Poster({ title, format, className = "" }: PosterProps) {
  const box = { "4:5": "0 0 400 500", "1:1": "0 0 370 370", header: "0 0 1280 376", band: "0 0 350 116" }[
    format
  ];
  return (
    <svg
      viewBox={box}
      {...(format === "4:5" ? { role: "img", "aria-label": title } : { "aria-hidden": true })}
      className={`block w-full rounded-poster ${className}`}
    >
      <rect width="100%" height="100%" fill="#2b1734" />
    </svg>
  );
}

import { useId } from "react";
import { TITLE_LEFT } from "#domain/poster/title";
import { type PosterDrawing, contrast, drawPoster } from "#domain/poster/poster";

/** Left edge of the art in a `band`, in units of its width of 350. */
export const BAND_ART_LEFT = 191;

export interface PosterProps {
  readonly id: string;
  readonly category: string;
  readonly title: string;
  /**
   * `4:5` has the title; `1:1` is art for 96 px and less; `band` is a wide box with the art at its right; `header` is
   * the art alone, for a box painted in the palette's ground.
   */
  readonly format: "4:5" | "1:1" | "header" | "band";
  /** For the category "other", the tags choose the art. */
  readonly tags: readonly string[] | undefined;
  readonly className?: string;
}

/** Generated picture of an event without an image. */
export function Poster({ id, category, title, format, tags, className = "" }: PosterProps) {
  const drawing = drawPoster({ id, category, title, tags });
  const { palette, middle } = drawing;
  if (format === "4:5")
    return (
      <svg
        viewBox="0 0 400 500"
        role="img"
        aria-label={title}
        className={`block aspect-4/5 w-full rounded-poster ${className}`}
      >
        <rect width="400" height="500" fill={palette.ground} />
        <Art drawing={drawing} />
        <g
          fill={palette.type}
          fontSize={drawing.title.size}
          letterSpacing="-0.035em"
          className="font-display font-[800] [word-spacing:0]"
          aria-hidden="true"
        >
          {drawing.title.lines.map(({ text, y }) => (
            <text key={y} x={TITLE_LEFT} y={y}>
              {text}
            </text>
          ))}
        </g>
      </svg>
    );
  if (format === "1:1") {
    const x = Math.min(30, Math.max(0, middle.x - 185));
    const y = Math.min(130, Math.max(100, middle.y - 185));
    return (
      <svg
        viewBox={`${x} ${y} 370 370`}
        aria-hidden="true"
        focusable="false"
        className={`block aspect-square w-full rounded-poster ${className}`}
      >
        <rect width="400" height="500" fill={palette.ground} />
        <Art drawing={drawing} />
      </svg>
    );
  }
  if (format === "band")
    return (
      <svg
        viewBox="0 0 350 116"
        preserveAspectRatio="xMaxYMid slice"
        aria-hidden="true"
        focusable="false"
        className={`block size-full ${className}`}
      >
        <rect width="350" height="116" fill={palette.ground} />
        <g transform={`translate(${BAND_ART_LEFT} ${-0.4225 * 225}) scale(0.4225)`}>
          <Art drawing={drawing} open />
        </g>
      </svg>
    );
  // Art that must not be under the heading starts inside the view box.
  const failing = drawing.shapes.filter(({ fill }) => contrast(palette.type, fill) < 4.5);
  const from = Math.min(240, ...failing.map(({ top }) => top - 12));
  const height = Math.min(500 - from, 275);
  return (
    <svg
      viewBox={`0 ${from} 400 ${height}`}
      preserveAspectRatio="xMaxYMax meet"
      overflow="visible"
      aria-hidden="true"
      focusable="false"
      className={`block ${className}`}
    >
      <Art drawing={drawing} open />
    </svg>
  );
}

/** The shapes; `open` lets them overflow to the right, never to the left, where the title is. */
function Art({ drawing, open = false }: { drawing: PosterDrawing; open?: boolean }) {
  const id = useId();
  const clips = [...new Set(drawing.shapes.flatMap(({ within }) => (within ? [within] : [])))];
  return (
    <g clipPath={open ? `url(#${id}edge)` : undefined}>
      <defs>
        {open ? (
          <clipPath id={`${id}edge`}>
            <rect x="0" y="-3000" width="4000" height="6000" />
          </clipPath>
        ) : null}
        {clips.map((path, i) => (
          <clipPath key={path} id={`${id}${i}`}>
            <path d={path} />
          </clipPath>
        ))}
      </defs>
      <g transform={drawing.mirrored ? "translate(400 0) scale(-1 1)" : undefined}>
        {drawing.shapes.map(({ path, fill, within }) => (
          <path
            key={`${fill}${within ? "over" : ""}${path}`}
            d={path}
            fill={fill}
            clipPath={within ? `url(#${id}${clips.indexOf(within)})` : undefined}
          />
        ))}
      </g>
    </g>
  );
}

import { Poster } from "./poster";

/** The organizer's picture, else the poster. */
export function EventPicture({
  event,
  format,
  className = "",
  eager = false,
}: {
  event: {
    readonly id: string;
    readonly category: string;
    readonly title: string;
    readonly tags: readonly string[];
    readonly imageUrl: string | null;
  };
  format: "4:5" | "1:1";
  className?: string;
  /** Above the fold: loaded eagerly. */
  eager?: boolean;
}) {
  if (!event.imageUrl) return <Poster {...event} format={format} className={className} />;
  const [width, height, shape] = format === "4:5" ? [400, 500, "aspect-4/5"] : [200, 200, "aspect-square"];
  return (
    <img
      src={event.imageUrl}
      alt=""
      width={width}
      height={height}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      className={`block w-full rounded-poster bg-sunk object-cover ${shape} ${className}`}
    />
  );
}

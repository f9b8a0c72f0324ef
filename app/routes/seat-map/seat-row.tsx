import { memo, useSyncExternalStore } from "react";
import type { TierLetter } from "#domain/price/seat-map-tier";
import type { RowLayout } from "#domain/seating/section-layout";
import { SeatGlyph } from "#app/parts/seating/seat-glyph";
import type { RoomModel } from "./room-model";
import type { SeatStore } from "./seat-store";
import { spokenSeat } from "./spoken-labels";

/**
 * One row, rendered only when one of its own seats changes. Sold seats are decorative; the others have the checkbox
 * role.
 */
export const SeatRow = memo(function SeatRow({
  row,
  model,
  store,
  size,
  tier,
  numbers = false,
  cell,
}: {
  row: RowLayout;
  model: RoomModel;
  store: SeatStore;
  size: number;
  tier: TierLetter | null;
  /** Shows seat numbers instead of the price letter. */
  numbers?: boolean;
  /** Pointer target of each seat. */
  cell: { readonly width: number; readonly height: number };
}) {
  const indexes = row.seats.map((seat) => seat.index);
  const read = () => store.looks(indexes);
  const [, cursor] = useSyncExternalStore(store.subscribe, read, read).split(" ");
  return (
    <g>
      {row.seats.map((seat) => {
        const look = store.look(seat.index);
        const text = numbers ? seat.label : (tier ?? undefined);
        const at = `translate(${seat.x} ${seat.y})${seat.turn ? ` rotate(${seat.turn})` : ""}`;
        const glyph = (
          <SeatGlyph look={look} tier={tier} size={size} text={text} accessible={seat.accessible} />
        );
        if (look === "sold" || tier === null)
          return (
            <g key={seat.index} transform={at}>
              {glyph}
            </g>
          );
        return (
          <g
            key={seat.index}
            transform={at}
            data-seat={seat.index}
            role="checkbox"
            aria-checked={look === "mine"}
            aria-disabled={look === "held" || undefined}
            aria-label={spokenSeat(model, seat.index, look)}
            tabIndex={cursor === String(seat.index) ? 0 : -1}
            className="seat outline-none"
          >
            <rect
              x={-cell.width / 2}
              y={-cell.height / 2}
              width={cell.width}
              height={cell.height}
              className="fill-transparent"
            />
            <g className={look === "mine" ? "seat-taken" : undefined}>{glyph}</g>
            <rect
              x={-size / 2 - 2.5}
              y={-size / 2 - 2.5}
              width={size + 5}
              height={size + 5}
              rx={size * 0.3}
              className="seat-focus fill-none stroke-focus"
              strokeWidth={2}
            />
          </g>
        );
      })}
    </g>
  );
});

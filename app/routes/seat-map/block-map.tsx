import { ArrowUp } from "lucide-react";
import { useMemo, useRef } from "react";
import type { TierLetter } from "#domain/price/seat-map-tier";
import { makeSeatWalk } from "#domain/seating/keyboard-walk";
import type { SeatBlock } from "#domain/seating/block";
import { layoutBlock } from "#domain/seating/layout";
import { m } from "#i18n/paraglide/messages";
import { focusLabel } from "#app/parts/seating/focus-label";
import { Icon } from "#app/ui/icon";
import type { Drawing, RoomModel } from "./room-model";
import { useSeatKeys } from "./seat-keyboard";
import { SeatRow } from "./seat-row";
import type { SeatStore } from "./seat-store";
import { blockLabel } from "./spoken-labels";

const CELL = { width: 27.6, height: 29.2 };
const LETTER = 24;

const TIER_TEXT: Record<TierLetter, string> = {
  A: "fill-tier-a",
  B: "fill-tier-b",
  C: "fill-tier-c",
  D: "fill-tier-d",
  E: "fill-tier-e",
};

/** One block with touch-sized cells: row letters at the left, price letters at the right. */
export function BlockMap({
  model,
  drawing,
  block,
  store,
  toggle,
}: {
  model: RoomModel;
  drawing: Drawing;
  block: SeatBlock;
  store: SeatStore;
  toggle: (index: number) => void;
}) {
  const laid = useMemo(() => layoutBlock(model.setup.plan!, block.id, CELL)!, [model, block]);
  const walk = useMemo(() => makeSeatWalk(laid), [laid]);
  const svg = useRef<SVGSVGElement | null>(null);
  const keys = useSeatKeys(svg, walk, store, toggle);
  const { box, sections } = laid;
  const width = box.width + LETTER * 2;
  return (
    <div>
      <div className="type-second flex items-center justify-between px-2 py-2 text-ink-2">
        <span>{m.buying_row_heading()}</span>
        <span className="inline-flex items-center gap-1.5">
          {m.buying_stage_way({ focus: focusLabel(drawing.room.stage.label) })}{" "}
          <Icon of={ArrowUp} size={16} />
        </span>
        <span>{m.buying_price_heading()}</span>
      </div>
      <div className="overflow-x-auto overscroll-x-contain">
        <svg
          ref={svg}
          viewBox={`${box.x - LETTER} ${box.y} ${width} ${box.height}`}
          width={width}
          height={box.height}
          role="group"
          aria-label={m.buying_block_label({ block: blockLabel(block) })}
          className="mx-auto block select-none"
          {...keys}
        >
          {sections.map((section) =>
            section.rows.map((row) => {
              const tier = model.sectionOf.get(row.sectionId)?.tier ?? null;
              const middle = row.seats[0]?.y ?? 0;
              return (
                <g key={`${row.sectionId} ${row.label}`}>
                  <g
                    aria-hidden="true"
                    fontSize={14}
                    textAnchor="middle"
                    dominantBaseline="central"
                    className="font-semibold"
                  >
                    <text x={box.x - LETTER / 2} y={middle} className="fill-ink">
                      {row.label}
                    </text>
                    {tier ? (
                      <text x={box.x + box.width + LETTER / 2} y={middle} className={TIER_TEXT[tier]}>
                        {tier}
                      </text>
                    ) : null}
                  </g>
                  <SeatRow
                    row={row}
                    model={model}
                    store={store}
                    size={CELL.width * 0.83}
                    tier={tier}
                    numbers
                    cell={CELL}
                  />
                </g>
              );
            }),
          )}
        </svg>
      </div>
    </div>
  );
}

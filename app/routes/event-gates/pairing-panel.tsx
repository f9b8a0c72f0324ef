import { useEffect, useMemo, useState } from "react";
import { type FetcherWithComponents, useFetcher } from "react-router";
import { Button } from "#app/ui/button";
import { useAnnounce } from "#app/ui/live-region";
import { Notice } from "#app/ui/notice";
import { drawQr } from "#app/parts/booking/qr-drawing";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import type { Pairing } from "#worker/gate/gates";
import type { loader } from "./route";

const LOOK_EVERY_MS = 2_000;

/** The code for one phone: QR, link, five minutes, and then who came. */
export function PairingPanel({
  pairing,
  gateName,
  fetcher,
  now: firstNow,
}: {
  pairing: Pairing;
  gateName: string;
  fetcher: FetcherWithComponents<unknown>;
  /** The server's clock, which the code's end is told by. */
  now: number;
}) {
  const [closed, setClosed] = useState(false);
  const [copied, setCopied] = useState(false);
  const leftMs = useCountdown(pairing.expiresAt - firstNow);
  const paired = usePaired(pairing.pairingId, leftMs > 0 && !closed);
  const announce = useAnnounce();
  const drawing = useMemo(
    () =>
      drawQr({ data: new TextEncoder().encode(pairing.url), mode: "byte" }, { errorCorrectionLevel: "M" }),
    [pairing.url],
  );
  useEffect(() => {
    if (paired) announce(m.gates_pair_used({ device: paired }));
  }, [paired, announce]);
  if (closed) return null;
  const expired = leftMs <= 0 && !paired;
  const url = new URL(pairing.url);
  return (
    <section className="mb-10">
      <SectionHeading>{m.gates_pair_title({ gate: gateName })}</SectionHeading>
      {paired ? (
        <Notice
          tone="plain"
          title={m.gates_pair_used({ device: paired })}
          className="mt-4"
          action={
            <Button type="button" variant="word" onClick={() => setClosed(true)}>
              {m.gates_pair_close()}
            </Button>
          }
        />
      ) : (
        <div className="mt-4 flex flex-wrap gap-x-8 gap-y-5">
          <svg
            viewBox={`0 0 ${drawing.size} ${drawing.size}`}
            role="img"
            aria-label={m.gates_pair_qr()}
            shapeRendering="crispEdges"
            className={`block size-64 rounded-control border border-line ${expired ? "opacity-20" : ""}`}
          >
            <rect width="100%" height="100%" fill="#fff" />
            <path d={drawing.path} fill="#14100d" />
          </svg>
          <div className="flex min-w-0 max-w-100 flex-col gap-3">
            <p>{m.gates_pair_how()}</p>
            <div>
              <p className="type-second text-ink-2">
                {m.gates_pair_code({ url: `${url.host}${url.pathname}` })}
              </p>
              <p className="type-small mt-1 break-all select-all">{url.hash.slice(1)}</p>
            </div>
            <p role="timer" className={`type-countdown ${expired ? "" : "text-ink"}`}>
              {expired ? m.gates_pair_expired() : m.gates_pair_left({ time: minutes(leftMs) })}
            </p>
            <div className="flex flex-wrap gap-3">
              {expired ? (
                <fetcher.Form method="post">
                  <input type="hidden" name="gateId" value={pairing.gateId} />
                  <Button size="console" name="intent" value="pair">
                    {m.gates_pair_new()}
                  </Button>
                </fetcher.Form>
              ) : (
                <Button
                  type="button"
                  size="console"
                  variant="second"
                  onClick={() => void navigator.clipboard.writeText(pairing.url).then(() => setCopied(true))}
                >
                  {copied ? m.gates_pair_copied() : m.gates_pair_copy()}
                </Button>
              )}
              <Button type="button" size="console" variant="third" onClick={() => setClosed(true)}>
                {m.gates_pair_close()}
              </Button>
            </div>
          </div>
        </div>
      )}
    </section>
  );
}

function useCountdown(fromMs: number): number {
  const [left, setLeft] = useState(fromMs);
  useEffect(() => {
    const end = performance.now() + fromMs;
    const timer = setInterval(() => setLeft(Math.max(0, end - performance.now())), 1000);
    return () => clearInterval(timer);
  }, [fromMs]);
  return left;
}

/** The name of the phone that used the code, as soon as one did. */
function usePaired(pairingId: string, looking: boolean): string | null {
  const { load, data } = useFetcher<typeof loader>();
  const device = data?.pairing?.device?.name ?? null;
  useEffect(() => {
    if (!looking || device) return undefined;
    const timer = setInterval(() => void load(`?pairing=${encodeURIComponent(pairingId)}`), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [load, pairingId, looking, device]);
  return device;
}

function minutes(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

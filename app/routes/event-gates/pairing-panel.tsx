import { useEffect, useMemo, useState } from "react";
import { type FetcherWithComponents, useFetcher } from "react-router";
import { Button } from "#app/ui/button";
import { useAnnounce } from "#app/ui/live-region";
import { Notice } from "#app/ui/notice";
import { drawQr } from "#app/parts/booking/qr-drawing";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import type { PairingCode } from "#worker/gate/gates";
import type { GatesData } from "./gates-result";
import { ChangeForm } from "#app/ui/change-form";

const POLL_MS = 2_000;

/** A pairing code as QR, link and text, with its countdown; then the phone that used it. */
export function PairingPanel({
  pairing,
  gateName,
  fetcher,
  now: firstNow,
}: {
  pairing: PairingCode;
  gateName: string;
  fetcher: FetcherWithComponents<unknown>;
  /** The server's clock, epoch milliseconds: `pairing.expiresAt` is on the same clock. */
  now: number;
}) {
  const [closed, setClosed] = useState(false);
  const leftMs = useCountdown(pairing.expiresAt - firstNow);
  const paired = usePaired(pairing.pairingId, leftMs > 0 && !closed);
  const announce = useAnnounce();
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
          <PairingQr url={pairing.url} expired={expired} />
          <div className="flex min-w-0 max-w-100 flex-col gap-3">
            <p>{m.gates_pair_how()}</p>
            <div>
              <p className="type-second text-ink-2">
                {m.gates_pair_code({ url: `${url.host}${url.pathname}` })}
              </p>
              <p className="type-small mt-1 break-all select-all">{url.hash.slice(1)}</p>
            </div>
            <p role="timer" className={`type-countdown ${expired ? "" : "text-ink"}`}>
              {expired ? m.gates_pair_expired() : m.gates_pair_left({ time: formatCountdown(leftMs) })}
            </p>
            <div className="flex flex-wrap gap-3">
              {expired ? (
                <RenewForm gateId={pairing.gateId} fetcher={fetcher} />
              ) : (
                <CopyButton url={pairing.url} />
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

function PairingQr({ url, expired }: { url: string; expired: boolean }) {
  const drawing = useMemo(
    () => drawQr({ data: new TextEncoder().encode(url), mode: "byte" }, { errorCorrectionLevel: "M" }),
    [url],
  );
  return (
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
  );
}

function RenewForm({ gateId, fetcher }: { gateId: string; fetcher: FetcherWithComponents<unknown> }) {
  return (
    <ChangeForm of={fetcher.Form}>
      <input type="hidden" name="gateId" value={gateId} />
      <Button size="console" name="intent" value="pair">
        {m.gates_pair_new()}
      </Button>
    </ChangeForm>
  );
}

function CopyButton({ url }: { url: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      type="button"
      size="console"
      variant="second"
      onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}
    >
      {copied ? m.gates_pair_copied() : m.gates_pair_copy()}
    </Button>
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

/** Polls for the name of the phone that used the code. */
function usePaired(pairingId: string, polling: boolean): string | null {
  const { load, data } = useFetcher<GatesData>();
  const device = data?.pairing?.device?.name ?? null;
  useEffect(() => {
    if (!polling || device) return undefined;
    const timer = setInterval(() => void load(`?pairing=${encodeURIComponent(pairingId)}`), POLL_MS);
    return () => clearInterval(timer);
  }, [load, pairingId, polling, device]);
  return device;
}

function formatCountdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

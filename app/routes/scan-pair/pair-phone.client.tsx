import { useId, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { type PairProblem, makePairer, readPairingCode } from "#app/scanner/pair.client";
import { CameraView } from "../scan/camera-view";
import { ScannerButton } from "../scan/scanner-button";
import { ScannerRoom } from "../scan/scanner-room";
import { useCamera } from "../scan/use-camera";

/**
 * One code, one phone: scanned, opened as a link, or typed. In a link the code is after the `#`, so it is never sent
 * with the page's address nor kept in a log.
 */
export function PairPhone() {
  const id = useId();
  const { hash } = useLocation();
  const go = useNavigate();
  const [pair] = useState(makePairer);
  const [code, setCode] = useState(() => hash.slice(1));
  const [name, setName] = useState(() => phoneName());
  const [scanning, setScanning] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<PairProblem | "empty" | null>(null);

  async function submit() {
    const wanted = readPairingCode(code);
    if (wanted === "") return setProblem("empty");
    if (sending) return;
    setSending(true);
    setProblem(null);
    const result = await pair(wanted, name.trim());
    setSending(false);
    if (typeof result === "string") return setProblem(result);
    await go(`/scan?device=${encodeURIComponent(result.deviceId)}`, { replace: true });
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ScannerRoom
        title={m.scan_pair_title()}
        actions={
          <>
            <ScannerButton type="submit" filled aria-busy={sending} disabled={sending}>
              {sending ? m.scan_pair_sending() : m.scan_pair_submit()}
            </ScannerButton>
            <ScannerButton onClick={() => setScanning(!scanning)}>
              {scanning ? m.scan_pair_scan_stop() : m.scan_pair_scan()}
            </ScannerButton>
          </>
        }
      >
        <p className="max-w-[44ch] text-lg/7">{m.scan_pair_intro()}</p>
        <div role="alert" className="not-empty:mt-4">
          {problem && (
            <p className="border-l-4 border-scan-check py-1 pl-4 text-lg/7 font-semibold">
              {problemWords(problem)}
            </p>
          )}
        </div>
        {scanning ? (
          <div className="mt-5 grid h-80 overflow-hidden rounded-control [grid-template-areas:'camera']">
            <PairCamera
              onCode={(text) => {
                setCode(readPairingCode(text));
                setScanning(false);
              }}
            />
          </div>
        ) : (
          <div className="mt-5 flex flex-col gap-2">
            <label htmlFor={`${id}-code`} className="type-button">
              {m.scan_pair_code()}
            </label>
            <input
              id={`${id}-code`}
              value={code}
              onChange={(change) => setCode(change.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              aria-invalid={problem === "empty" || problem === "wrong_code" || undefined}
              className="min-h-14 w-full rounded-control border-2 border-scan-paper bg-transparent px-4 text-lg"
            />
          </div>
        )}
        <div className="mt-5 flex flex-col gap-2">
          <label htmlFor={`${id}-name`} className="type-button">
            {m.scan_pair_name()}
          </label>
          <input
            id={`${id}-name`}
            value={name}
            onChange={(change) => setName(change.target.value)}
            maxLength={60}
            autoComplete="off"
            aria-describedby={`${id}-name-hint`}
            className="min-h-14 w-full rounded-control border-2 border-scan-paper bg-transparent px-4 text-lg"
          />
          <p id={`${id}-name-hint`} className="text-base/6">
            {m.scan_pair_name_hint()}
          </p>
        </div>
      </ScannerRoom>
    </form>
  );
}

function PairCamera({ onCode }: { onCode: (text: string) => void }) {
  const camera = useCamera(onCode);
  return <CameraView camera={camera} />;
}

function problemWords(problem: PairProblem | "empty"): string {
  switch (problem) {
    case "wrong_code":
      return m.scan_pair_wrong();
    case "no_network":
      return m.scan_pair_no_network();
    case "no_storage":
      return m.scan_pair_no_storage();
    case "empty":
      return m.scan_pair_empty();
  }
}

/** Default device name, so that two devices of one gate are distinguishable. */
function phoneName(): string {
  const n = crypto.getRandomValues(new Uint8Array(1))[0]!;
  return m.scan_pair_name_default({ n: 10 + (n % 90) });
}

import { useEffect } from "react";
import { m } from "#i18n/paraglide/messages";
import { CameraView } from "./camera-view";
import { useCamera } from "./use-camera";
import { decoderWord } from "./decoder-word";

export type Check = "done" | "warn" | "open";

/** The camera opens and the decoder has read its test code: then a ticket will be read too. */
export function CameraTest({ onResult }: { onResult: (result: { check: Check; words: string }) => void }) {
  const camera = useCamera(() => undefined);
  const { state, decoder } = camera.view;
  useEffect(() => {
    if (state === "live" && decoder)
      onResult({ check: "done", words: m.scan_setup_camera_ok({ reader: decoderWord(decoder) }) });
    else if (state === "missing") onResult({ check: "warn", words: m.scan_setup_camera_none() });
    else if (state === "refused") onResult({ check: "warn", words: m.scan_camera_refused() });
  }, [state, decoder, onResult]);
  return (
    <div className="mt-3 grid h-48 overflow-hidden rounded-control [grid-template-areas:'camera']">
      <CameraView camera={camera} />
    </div>
  );
}

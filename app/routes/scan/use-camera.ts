import { useCallback, useRef, useState } from "react";
import { Camera, type CameraState } from "#app/scanner/camera.client";
import { type Decoder, makeDecoder } from "#app/scanner/decoder.client";
import { useLatest } from "./use-session";

const OFF: CameraState = { state: "off", torch: null, cameras: [], cameraId: null, decoder: null };

let decoder: Promise<Decoder> | null = null;

/** The decoder is made once: loading it again for each screen would cost seconds on a slow phone. */
function sharedDecoder(): Promise<Decoder> {
  decoder ??= makeDecoder().catch((problem: unknown) => {
    decoder = null;
    throw problem;
  });
  return decoder;
}

/** A camera on the video element that takes `attach` as its ref, from mounting to unmounting. */
export function useCamera(onText: (text: string) => void) {
  const [view, setView] = useState(OFF);
  const camera = useRef<Camera | null>(null);
  const latest = useLatest(onText);

  const attach = useCallback(
    (video: HTMLVideoElement) => {
      const made = new Camera({
        video,
        decoder: sharedDecoder(),
        onText: (text) => latest.current(text),
        onView: setView,
      });
      camera.current = made;
      void made.start();
      return () => {
        camera.current = null;
        made.dispose();
      };
    },
    [latest],
  );

  const start = useCallback(() => void camera.current?.start(), []);
  const setTorch = useCallback((on: boolean) => void camera.current?.setTorch(on), []);
  const nextCamera = useCallback(() => void camera.current?.nextCamera(), []);
  return { view, attach, start, setTorch, nextCamera };
}

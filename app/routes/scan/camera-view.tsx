import { m } from "#i18n/paraglide/messages";
import type { useCamera } from "./use-camera";

/** The camera picture with the guide, or a text about why it is missing and the next step. */
export function CameraView({ camera: { view, attach, start } }: { camera: ReturnType<typeof useCamera> }) {
  const { state } = view;
  const live = state === "live";
  return (
    <div className="relative min-h-0 overflow-hidden bg-black [container-type:size] [grid-area:camera]">
      <video
        ref={attach}
        muted
        playsInline
        aria-label={m.scan_camera_label()}
        className={`absolute inset-0 size-full object-cover ${live ? "" : "invisible"}`}
      />
      {live ? (
        <div
          aria-hidden
          className="absolute top-1/2 left-1/2 size-[min(16rem,86cqmin)] -translate-1/2 shadow-[0_0_0_100vmax_rgb(0_0_0/0.5)]"
        >
          {[
            "top-0 left-0 border-t-4 border-l-4",
            "top-0 right-0 border-t-4 border-r-4",
            "bottom-0 left-0 border-b-4 border-l-4",
            "right-0 bottom-0 border-r-4 border-b-4",
          ].map((corner) => (
            <span key={corner} className={`absolute size-1/5 border-scan-paper ${corner}`} />
          ))}
        </div>
      ) : (
        <div className="absolute inset-0 flex flex-col items-start justify-center gap-4 px-5">
          <p role="status" className="max-w-[34ch] text-lg/7">
            {stateWords(state)}
          </p>
          {(state === "resting" || state === "refused" || state === "missing") && (
            <button
              type="button"
              onClick={start}
              className="type-button min-h-14 rounded-control bg-scan-key px-6"
            >
              {m.scan_camera_start()}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function stateWords(state: ReturnType<typeof useCamera>["view"]["state"]): string {
  switch (state) {
    case "refused":
      return m.scan_camera_refused();
    case "missing":
      return m.scan_camera_missing();
    case "lost":
      return m.scan_camera_lost();
    case "resting":
      return m.scan_camera_resting();
    default:
      return m.scan_camera_starting();
  }
}

import type { Decoder } from "./decoder.client";

export interface CameraState {
  readonly state: "off" | "starting" | "live" | "resting" | "refused" | "missing" | "lost";
  /** Null where this camera has no lamp. */
  readonly torch: boolean | null;
  readonly cameras: readonly { readonly id: string; readonly label: string }[];
  readonly cameraId: string | null;
  readonly decoder: Decoder["name"] | null;
}

const NO_FRAME_MS = 2_000;
const RESTART_MS = 700;
/** Without a code for a minute the phone is on a table: decode less. After ten, let the camera rest. */
const SLOW_AFTER_MS = 60_000;
const REST_AFTER_MS = 600_000;
const FAST_GAP_MS = 70;
const SLOW_GAP_MS = 200;
const CHOICE_KEY = "scanner-camera";

/**
 * The camera of a scanner: opens, decodes throttled frames, comes back by itself after the phone was locked, another app
 * took the camera or its track ended. Cameras are opened through the platform; @zxing/browser's own camera code weighs
 * 93 KB and comes only with the fallback decoder.
 */
export class Camera {
  #video: HTMLVideoElement;
  #decoder: Promise<Decoder>;
  #onText: (text: string) => void;
  #onView: (view: CameraState) => void;
  #view: CameraState = { state: "off", torch: null, cameras: [], cameraId: null, decoder: null };
  #stream: MediaStream | null = null;
  #wanted = false;
  #run = 0;
  #lastFrameAt = 0;
  #pictureAt = 0;
  #lastTextAt = 0;
  #frames = 0;
  #restart: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(options: {
    video: HTMLVideoElement;
    decoder: Promise<Decoder>;
    onText: (text: string) => void;
    onView: (view: CameraState) => void;
  }) {
    this.#video = options.video;
    this.#decoder = options.decoder;
    this.#onText = options.onText;
    this.#onView = options.onView;
    document.addEventListener("visibilitychange", this.#onVisible);
  }

  async start(): Promise<void> {
    this.#wanted = true;
    this.#lastTextAt = performance.now();
    await this.#open();
  }

  stop(): void {
    this.#wanted = false;
    this.#close();
    this.#show({ state: "off", torch: null });
  }

  dispose(): void {
    document.removeEventListener("visibilitychange", this.#onVisible);
    this.stop();
  }

  async setTorch(on: boolean): Promise<void> {
    const track = this.#stream?.getVideoTracks()[0];
    if (!track || this.#view.torch === null) return;
    try {
      await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
      this.#show({ torch: on });
    } catch {
      this.#show({ torch: null });
    }
  }

  async nextCamera(): Promise<void> {
    const { cameras, cameraId } = this.#view;
    const at = cameras.findIndex((each) => each.id === cameraId);
    const next = cameras[(at + 1) % cameras.length];
    if (!next) return;
    localStorage.setItem(CHOICE_KEY, next.id);
    await this.#open();
  }

  #show(change: Partial<CameraState>): void {
    this.#view = { ...this.#view, ...change };
    this.#onView(this.#view);
  }

  #onVisible = (): void => {
    if (!this.#wanted) return;
    if (document.visibilityState === "visible") void this.#open();
    else this.#close();
  };

  async #open(): Promise<void> {
    this.#close();
    const run = ++this.#run;
    this.#show({ state: "starting" });
    if (!navigator.mediaDevices) return this.#show({ state: "missing" });
    let stream: MediaStream;
    try {
      stream = await this.#ask();
    } catch (problem) {
      const name = problem instanceof DOMException ? problem.name : "";
      if (run !== this.#run) return;
      if (name === "NotAllowedError") return this.#show({ state: "refused" });
      if (name === "NotFoundError") return this.#show({ state: "missing" });
      this.#show({ state: "lost" });
      return this.#again();
    }
    if (run !== this.#run || !this.#wanted) return stopTracks(stream);
    this.#stream = stream;
    const track = stream.getVideoTracks()[0];
    track?.addEventListener("ended", () => run === this.#run && this.#again());
    this.#video.srcObject = stream;
    await this.#video.play().catch(() => undefined);
    const able = track?.getCapabilities?.() as { torch?: boolean } | undefined;
    this.#lastFrameAt = performance.now();
    this.#show({
      state: "live",
      torch: able?.torch ? false : null,
      cameraId: track?.getSettings().deviceId ?? null,
    });
    this.#watch = setInterval(() => this.#look(run), NO_FRAME_MS / 2);
    void this.#list();
    void this.#read(run);
  }

  async #ask(): Promise<MediaStream> {
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    const chosen = localStorage.getItem(CHOICE_KEY);
    if (chosen) {
      try {
        return await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { deviceId: { exact: chosen }, ...size },
        });
      } catch {
        localStorage.removeItem(CHOICE_KEY);
      }
    }
    return navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: "environment" }, ...size },
    });
  }

  async #list(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    const cameras = devices
      .filter((each) => each.kind === "videoinput" && each.deviceId !== "")
      .map((each) => ({ id: each.deviceId, label: each.label }));
    this.#show({ cameras });
  }

  #again(): void {
    this.#close();
    if (!this.#wanted) return;
    this.#show({ state: "lost" });
    this.#restart = setTimeout(() => {
      if (this.#wanted && document.visibilityState === "visible") void this.#open();
    }, RESTART_MS);
  }

  #look(run: number): void {
    if (run !== this.#run || document.visibilityState !== "visible") return;
    const now = performance.now();
    if (now - this.#lastTextAt > REST_AFTER_MS) {
      this.#close();
      this.#show({ state: "resting", torch: null });
      return;
    }
    // The picture's own clock, not the decoder's: loading a decoder may take seconds.
    if (this.#video.currentTime !== this.#pictureAt) {
      this.#pictureAt = this.#video.currentTime;
      this.#lastFrameAt = now;
    } else if (now - this.#lastFrameAt > NO_FRAME_MS) this.#again();
  }

  async #read(run: number): Promise<void> {
    let decoder: Decoder;
    try {
      decoder = await this.#decoder;
    } catch {
      return this.#show({ state: "missing" });
    }
    if (run !== this.#run) return;
    this.#show({ decoder: decoder.name });
    while (run === this.#run) {
      const started = performance.now();
      const frame = await this.#grab();
      if (run !== this.#run) return frame?.close();
      if (frame) {
        const text = await decoder.read(frame).catch(() => null);
        if (run !== this.#run) return;
        if (text !== null) {
          this.#lastTextAt = performance.now();
          this.#onText(text);
        }
      }
      const gap = started - this.#lastTextAt > SLOW_AFTER_MS ? SLOW_GAP_MS : FAST_GAP_MS;
      await pause(Math.max(10, gap - (performance.now() - started)));
    }
  }

  /** The middle of the picture, where the guide is; each fourth frame the whole of it. */
  async #grab(): Promise<ImageBitmap | null> {
    const { videoWidth: width, videoHeight: height } = this.#video;
    if (width === 0 || this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    const whole = this.#frames++ % 4 === 3;
    const side = Math.round(Math.min(width, height) * 0.92);
    try {
      return whole
        ? await createImageBitmap(this.#video)
        : await createImageBitmap(this.#video, (width - side) / 2, (height - side) / 2, side, side);
    } catch {
      return null;
    }
  }

  #close(): void {
    this.#run++;
    clearTimeout(this.#restart);
    clearInterval(this.#watch);
    if (this.#stream) stopTracks(this.#stream);
    this.#stream = null;
    this.#video.srcObject = null;
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

import { SELF_TEST_TEXT, drawSelfTest } from "./self-test-code";

/** Reads one frame at a time. The frame belongs to the decoder once given: it closes it. */
export interface Decoder {
  readonly name: "native" | "wasm" | "plain";
  read(frame: ImageBitmap): Promise<string | null>;
  close(): void;
}

/** Loading the wasm from the service worker's cache on a slow phone takes seconds, decoding never does. */
const FIRST_READ_MS = 12_000;
const READ_MS = 3_000;

/**
 * The first of native, wasm and plain JavaScript that reads our own test code: a native detector may exist and still
 * fail (no Play services, no big codes), so existence proves nothing.
 */
export async function makeDecoder(): Promise<Decoder> {
  for (const make of [makeNative, makeWasm, makePlain]) {
    const decoder = await make().catch(() => null);
    if (!decoder) continue;
    if (await passesSelfTest(decoder)) return decoder;
    decoder.close();
  }
  throw new Error("No decoder on this phone reads the test code");
}

async function passesSelfTest(decoder: Decoder): Promise<boolean> {
  try {
    return (await within(decoder.read(await drawSelfTest()), FIRST_READ_MS)) === SELF_TEST_TEXT;
  } catch {
    return false;
  }
}

interface NativeDetector {
  detect(frame: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
type NativeDetectorClass = new (options: { formats: string[] }) => NativeDetector;

async function makeNative(): Promise<Decoder | null> {
  const Detector = (globalThis as { BarcodeDetector?: NativeDetectorClass }).BarcodeDetector;
  if (!Detector) return null;
  const detector = new Detector({ formats: ["qr_code"] });
  return {
    name: "native",
    async read(frame) {
      try {
        const found = await within(detector.detect(frame), READ_MS);
        return found[0]?.rawValue ?? null;
      } finally {
        frame.close();
      }
    },
    close: () => undefined,
  };
}

async function makeWasm(): Promise<Decoder | null> {
  if (!("OffscreenCanvas" in globalThis) || !("WebAssembly" in globalThis)) return null;
  const worker = new Worker(new URL("./decoder.worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, { done: (text: string | null) => void; fail: (problem: Error) => void }>();
  let next = 0;
  const failAll = (problem: string) => {
    for (const each of waiting.values()) each.fail(new Error(problem));
    waiting.clear();
  };
  worker.addEventListener(
    "message",
    (message: MessageEvent<{ n: number; text?: string | null; problem?: string }>) => {
      const request = waiting.get(message.data.n);
      waiting.delete(message.data.n);
      if (message.data.problem === undefined) request?.done(message.data.text ?? null);
      else request?.fail(new Error(message.data.problem));
    },
  );
  worker.addEventListener("error", () => failAll("The decoder's worker did not start"));
  return {
    name: "wasm",
    read: (frame) =>
      new Promise((done, fail) => {
        const n = next++;
        waiting.set(n, { done, fail });
        worker.postMessage({ n, frame }, [frame]);
      }),
    close() {
      worker.terminate();
      failAll("The decoder was closed");
    },
  };
}

async function makePlain(): Promise<Decoder> {
  const { BrowserQRCodeReader } = await import("@zxing/browser");
  const reader = new BrowserQRCodeReader();
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return {
    name: "plain",
    async read(frame) {
      canvas.width = frame.width;
      canvas.height = frame.height;
      pen?.drawImage(frame, 0, 0);
      frame.close();
      try {
        return reader.decodeFromCanvas(canvas).getText();
      } catch {
        return null;
      }
    },
    close: () => undefined,
  };
}

async function within<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`No answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

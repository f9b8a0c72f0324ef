import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";

// Its default would fetch the wasm from a public CDN: offline, and under our policy, that fails.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

const canvas = new OffscreenCanvas(1, 1);
const pen = canvas.getContext("2d", { willReadFrequently: true });

addEventListener("message", (message: MessageEvent<{ n: number; frame: ImageBitmap }>) => {
  const { n, frame } = message.data;
  read(frame).then(
    (text) => postMessage({ n, text }),
    (problem: unknown) => postMessage({ n, problem: String(problem) }),
  );
});

async function read(frame: ImageBitmap): Promise<string | null> {
  if (!pen) throw new Error("No canvas in this worker");
  canvas.width = frame.width;
  canvas.height = frame.height;
  pen.drawImage(frame, 0, 0);
  frame.close();
  const found = await readBarcodes(pen.getImageData(0, 0, canvas.width, canvas.height), {
    formats: ["QRCode"],
    maxNumberOfSymbols: 1,
  });
  return found.find((each) => each.isValid)?.text ?? null;
}

import { m } from "#i18n/paraglide/messages";

/** Whose code reader is at work: the browser's, or one of the two that this app brings. */
export function decoderWord(name: "native" | "wasm" | "plain"): string {
  return name === "native" ? m.scan_decoder_native() : m.scan_decoder_wasm();
}
